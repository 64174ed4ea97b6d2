@testable import Market
import Reach
import TestSupport
import Testing

/// Words that very many listings hold are looked up another way, and find the same.
@Suite struct FrequentWordTests {
    private static let count = 3_000

    /// "số" stands in every name, "lý" in every second, "tỏi" in every hundredth.
    private func name(_ number: Int) -> String {
        (number.isMultiple(of: 100) ? "Tỏi " : "Muối ")
            + (number.isMultiple(of: 2) ? "lý số" : "số \(number)")
    }

    private func put(_ number: Int, _ name: String, in index: inout ListingIndex, check: Int) {
        let facts = ListingFacts(
            id: ListingID("ls_\(10_000 + number)"), producer: ProducerID("pr_1"),
            commune: CoverageSamples.commune("21548"), set: 4, sector: "I", star: nil,
            price: Money(vnd: 1_000), parcel: MarketSamples.offer().parcel(), isLive: true,
            turns: nil)
        index.put(Int64(number), facts, check: check) {
            SearchableText(name: name, producer: "", commune: "", pack: "", texts: [])
        }
    }

    private func found(_ typed: String, in index: ListingIndex) -> [Int] {
        var question = ListingQuestion(limit: Self.count)
        question.words = SearchWords(typed)
        return index.find(question).hits.compactMap { Int($0.id.text.dropFirst(3)) }
            .map { $0 - 10_000 }.sorted()
    }

    @Test func `frequent words find what they stand in, alone, together and after changes`() {
        var index = ListingIndex(edition: 1, day: IndexRig.today)
        index.begin()
        for number in 0..<Self.count { put(number, name(number), in: &index, check: 1) }
        index.finish()
        let all = 0..<Self.count
        #expect(found("số", in: index) == Array(all))
        #expect(found("so ly", in: index) == all.filter { $0.isMultiple(of: 2) })
        #expect(found("tỏi số", in: index) == all.filter { $0.isMultiple(of: 100) })
        #expect(found("so toi ly", in: index) == all.filter { $0.isMultiple(of: 100) })
        index.begin()
        put(100, "Hành tím", in: &index, check: 2)
        put(Self.count, "Tỏi số", in: &index, check: 2)
        index.finish()
        let now = all.filter { $0.isMultiple(of: 100) && $0 != 100 } + [Self.count]
        #expect(found("tỏi số", in: index) == now)
        #expect(found("hành", in: index) == [100])
    }
}
