internal import Reach
internal import TestSupport
import Testing

/// Rule 6: what all services come to together.
@Suite struct AllServicesTests {
    /// Two services; the change makes of the second what the test wants.
    private func answer(
        _ parcel: Parcel = CoverageSamples.parcel(), _ change: (inout CoverageTables) -> Void
    ) throws -> ReachAnswer {
        var tables = CoverageSamples.openTables()
        tables.services.append(CoverageSamples.service("s-b", courier: "b", code: "std"))
        change(&tables)
        return try tables.answer(parcel)
    }

    @Test func `served if one serves, and then without reasons`() throws {
        let answer = try answer { _ in }
        #expect(answer.status == .served)
        #expect(answer.options.map(\.courier.text) == ["a"])
        #expect(answer.reasons.isEmpty)
    }

    @Test func `unknown while one says no and another says nothing`() throws {
        let answer = try answer { $0.services[0].maxWeightGrams = 1 }
        #expect(answer.status == .unknown)
        #expect(answer.options.isEmpty)
        #expect(
            answer.reasons.map(\.code) == [.overWeight, .noPickupRow, .noDeliveryRow, .noLane])
        #expect(answer.reasons.map { $0.courier?.text } == ["a", "b", "b", "b"])
    }

    @Test func `not served only when every one says no`() throws {
        let answer = try answer {
            $0.services[0].maxWeightGrams = 1
            $0.services[1].maxWeightGrams = 1
        }
        #expect(answer.status == .notServed)
        #expect(answer.reasons.map(\.code) == [.overWeight, .overWeight])
    }

    @Test func `no service at all is unknown`() throws {
        let none = try answer { $0.services = [] }
        #expect(none.status == .unknown)
        #expect(none.reasons.map(\.code) == [.noService])
        let past = try answer {
            for index in $0.services.indices {
                $0.services[index].validity = CoverageSamples.validity("", "2026-10-07")
            }
        }
        #expect(past.reasons.map(\.code) == [.noService])
    }

    @Test func `what does not ship by courier is not served anywhere`() throws {
        let parcel = CoverageSamples.parcel { $0.shipsByCourier = false }
        for answer in [try answer(parcel) { _ in }, try answer(parcel) { $0.services = [] }] {
            #expect(answer.status == .notServed)
            #expect(answer.reasons.map(\.code) == [.notShipped])
        }
    }

    @Test func `a commune that the list does not know is an error, not an unknown`() {
        let tables = CoverageSamples.openTables()
        let unknown = ReachError.unknownCommune(CoverageSamples.commune("99999"))
        #expect(throws: unknown) { try tables.answer(from: "99999") }
        #expect(throws: unknown) { try tables.answer(to: "99999") }
    }
}
