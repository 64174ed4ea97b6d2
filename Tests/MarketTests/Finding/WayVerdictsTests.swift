@testable import Market
import Reach
import Synchronization
import TestSupport
import Testing

/// Reach is asked once for each way, however often it is looked for.
@Suite struct WayVerdictsTests {
    /// Counts what is asked of reach, which here carries nothing heavier than a kilogram.
    private final class Asked: Sendable {
        let count = Mutex(0)

        func serves(_ parcel: Parcel) -> Bool {
            count.withLock { $0 += 1 }
            return parcel.weightGrams <= 1_000
        }
    }

    private func look(
        _ rig: IndexRig, _ asked: Asked, knowing verdicts: WayVerdicts
    ) -> ListingFindings {
        rig.findings { question in
            question.reaches = { parcel, _ in asked.serves(parcel) }
            question.verdicts = verdicts
        }
    }

    private var rig: IndexRig {
        var rig = IndexRig()
        for number in 100..<120 {
            rig.put(
                "ls_\(number)", "Tỏi", commune: number.isMultiple(of: 2) ? "21548" : "21484",
                weightGrams: number < 110 ? 900 : 1_100)
        }
        return rig
    }

    @Test func `listings that share a parcel and a commune are one question, and are remembered`() {
        let asked = Asked()
        let first = look(rig, asked, knowing: WayVerdicts())
        #expect(first.hits.map(\.id.text) == (100..<110).map { "ls_\($0)" })
        #expect(asked.count.withLock { $0 } == 4)
        #expect(first.verdicts.isNewer(than: WayVerdicts()))
        let second = look(rig, asked, knowing: first.verdicts)
        #expect(second.hits == first.hits)
        #expect(asked.count.withLock { $0 } == 4)
        #expect(!second.verdicts.isNewer(than: first.verdicts))
    }

    @Test func `a new way is asked of, and what was known stays`() {
        let asked = Asked()
        var rig = rig
        let known = look(rig, asked, knowing: WayVerdicts()).verdicts
        rig.put("ls_200", "Tỏi", weightGrams: 500)
        let later = look(rig, asked, knowing: known)
        #expect(later.hits.last?.id.text == "ls_200")
        #expect(asked.count.withLock { $0 } == 5)
        #expect(later.verdicts.isNewer(than: known))
    }

    @Test func `what was learned of one index says nothing of another`() {
        let asked = Asked()
        let known = look(rig, asked, knowing: WayVerdicts()).verdicts
        var other = IndexRig(edition: 8)
        other.put("ls_1", "Tỏi", commune: "21484", weightGrams: 1_500)
        // The first way of the first index is open, and that of the second is not.
        #expect(look(other, asked, knowing: known).hits.isEmpty)
        #expect(asked.count.withLock { $0 } == 5)
    }
}
