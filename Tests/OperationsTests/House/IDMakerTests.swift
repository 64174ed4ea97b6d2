@testable internal import Operations
internal import TestSupport
import Testing

/// Ids sort by when they were made.
@Suite struct IDMakerTests {
    @Test func `an id is a prefix, ten letters of time and sixteen of chance`() {
        let maker = IDMaker(now: { 32 }, random: { 0 })
        #expect(maker.make("or") == "or_00000000100000000000000000")
        #expect(maker.make("or") == "or_00000000100000000000000001")
        let late = IDMaker(now: { 0xFFFF_FFFF_FFFF }, random: { .max })
        #expect(late.make("pk") == "pk_7zzzzzzzzzzzzqzzzzzzzzzzzz")
    }

    @Test func `ids of one millisecond sort as they were made`() {
        let maker = IDMaker(now: { 1_791_306_000_000 })
        let made = (0..<10_000).map { _ in maker.make("or") }
        #expect(made == made.sorted() && Set(made).count == made.count)
    }

    @Test func `a clock that goes back does not mix the order up`() {
        let clock = MarketClock()
        let maker = IDMaker(now: { clock.now })
        var made: [String] = []
        for step in [5, -3, 0, 7, -60, 1, 61] as [Int64] {
            clock.advance(seconds: step)
            made.append(maker.make("or"))
        }
        #expect(made == made.sorted() && Set(made).count == made.count)
    }

    @Test func `ids made at once from many sides are all different`() async {
        let maker = IDMaker(now: { 1 })
        let made = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<20 { group.addTask { (0..<200).map { _ in maker.make("or") } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(made).count == 4_000)
    }

    @Test func `two makers of the same moment do not make the same`() {
        #expect(IDMaker(now: { 1 }).make("or") != IDMaker(now: { 1 }).make("or"))
    }
}
