import Market
import Reach
import TestSupport
import Testing

/// Filters and the counts beside them.
@Suite struct FacetTests {
    private var rig: IndexRig {
        var rig = IndexRig()
        rig.put("ls_1", "Tỏi", set: 4, star: 5, price: 40_000)
        rig.put("ls_2", "Tỏi", producer: "pr_2", commune: "21484", set: 4, price: 150_000)
        rig.put("ls_3", "Tỏi", set: 5, star: 4, price: 150_000)
        rig.put("ls_4", "Hành", set: 14, sector: "II", star: 4, price: 2_000_000)
        rig.put("ls_5", "Tỏi", set: 4, star: 3, isLive: false)
        return rig
    }

    private func counts(
        _ facet: ListingFacet, _ change: (inout ListingQuestion) -> Void = { _ in }
    ) -> [FacetValue: Int] {
        let found = rig.findings {
            $0.facets = [facet]
            change(&$0)
        }
        return Dictionary(uniqueKeysWithValues: found.facets[0].counts.map { ($0.value, $0.count) })
    }

    @Test func `filters hold together`() {
        #expect(rig.ids { $0.filter.set = 4 } == ["ls_1", "ls_2"])
        #expect(rig.ids { $0.filter.sector = "II" } == ["ls_4"])
        #expect(rig.ids { $0.filter.sector = "IX" } == [])
        #expect(rig.ids { $0.filter.star = 4 } == ["ls_3", "ls_4"])
        #expect(rig.ids { $0.filter.star = 3 } == [])
        #expect(rig.ids { $0.filter.producer = ProducerID("pr_2") } == ["ls_2"])
        #expect(rig.ids { $0.filter.producer = ProducerID("pr_9") } == [])
        #expect(rig.ids { $0.filter.commune = CoverageSamples.commune("21484") } == ["ls_2"])
        #expect(rig.ids { $0.filter.lowestPrice = Money(vnd: 150_000) }.count == 3)
        #expect(rig.ids { $0.filter.highestPrice = Money(vnd: 150_000) }.count == 3)
        #expect(
            rig.ids {
                $0.filter.lowestPrice = Money(vnd: 2)
                $0.filter.highestPrice = Money(vnd: 1)
            } == [])
        #expect(
            rig.ids {
                $0.words = SearchWords("toi")
                ($0.filter.star, $0.filter.set) = (5, 4)
            } == ["ls_1"])
    }

    @Test func `a value counts what it would give with all other filters`() {
        #expect(counts(.set) == [.number(4): 2, .number(5): 1, .number(14): 1])
        #expect(
            counts(.set) { $0.filter.set = 5 } == [.number(4): 2, .number(5): 1, .number(14): 1])
        #expect(counts(.stars) { $0.filter.set = 4 } == [.number(5): 1])
        #expect(counts(.sector) { $0.words = SearchWords("tỏi") } == [.sector("I"): 3])
        #expect(
            counts(.price) == [
                .prices(from: 0, below: 50_000): 1, .prices(from: 100_000, below: 200_000): 2,
                .prices(from: 1_000_000, below: nil): 1,
            ])
        #expect(counts(.producer)[.producer(ProducerID("pr_1"))] == 3)
        #expect(counts(.commune)[.commune(CoverageSamples.commune("21484"))] == 1)
    }

    @Test func `what does not reach the buyer is neither found nor counted`() {
        let reaches: @Sendable (Parcel, CommuneCode) -> Bool = { _, origin in
            origin == CoverageSamples.commune("21548")
        }
        #expect(rig.ids { $0.reaches = reaches } == ["ls_1", "ls_3", "ls_4"])
        #expect(counts(.set) { $0.reaches = reaches }[.number(4)] == 1)
    }

    @Test func `counts are in the order of their size and page sizes do not change them`() {
        let found = rig.findings {
            ($0.facets, $0.limit) = ([.stars, .set], 1)
        }
        #expect(found.facets.map(\.facet) == [.stars, .set])
        #expect(found.facets[0].counts.map(\.value) == [.number(4), .number(5)])
        #expect(found.hits.count == 1 && found.next != nil)
    }
}
