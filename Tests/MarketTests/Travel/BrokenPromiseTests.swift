import Market
import Reach
import TestSupport
import Testing

/// A claim of a table is contradicted by enough parcels, or not at all.
@Suite struct BrokenPromiseTests {
    private func outcomes(_ days: [Int], promised: Int, rows: [String] = ["l-a"])
        -> [PromiseOutcome]
    {
        days.map {
            PromiseOutcome(
                courier: CoverageSamples.courier("a"), service: CoverageSamples.serviceCode("std"),
                rows: rows, promisedMaxDays: promised, travelDays: $0)
        }
    }

    @Test(
        arguments: [
            // Four fifths were in time, to the parcel.
            ([1, 2, 3, 3, 3, 3, 3, 3, 9, 9], 0), ([1, 2, 3, 3, 3, 3, 3, 4, 9, 9], 1),
            ([9, 9, 9, 9, 9, 9, 9, 9, 9], 0),
        ] as [([Int], Int)])
    func `fewer than four fifths in time is a broken promise`(days: [Int], count: Int) {
        #expect(BrokenPromise.all(among: outcomes(days, promised: 3)).count == count)
    }

    @Test func `it names the rows, and how long it really takes`() throws {
        let days = [2, 2, 3, 4, 5, 5, 6, 7, 8, 9]
        let found = BrokenPromise.all(among: outcomes(days, promised: 3, rows: ["s", "l", "p"]))
        let promise = try #require(found.first)
        #expect(promise.rows == ["s", "l", "p"])
        #expect((promise.parcels, promise.promisedMaxDays) == (10, 3))
        #expect((promise.medianDays, promise.mostDays) == (5, 7))
    }

    @Test func `each claim is judged by its own parcels, the worst comes first`() {
        let late = Array(repeating: 5, count: 10)
        let all =
            outcomes(late, promised: 4, rows: ["x"]) + outcomes(late, promised: 1, rows: ["y"])
            + outcomes(late, promised: 5, rows: ["z"])
        #expect(BrokenPromise.all(among: all).map(\.rows) == [["y"], ["x"]])
        #expect(BrokenPromise.all(among: all.reversed()).map(\.rows) == [["y"], ["x"]])
    }
}
