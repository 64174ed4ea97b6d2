internal import Market
@testable internal import Operations
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// A parcel that cannot be read holds up no other one when time runs out for all of them.
@Suite struct BadParcelTests {
    /// Two parcels, the first of which cannot be read.
    private func with(_ body: (DeskHouse, [ParcelID]) async throws -> Void) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            var ids: [ParcelID] = []
            for _ in 0..<2 {
                ids.append(try await desks.order(try await desks.place()).parcels[0].id)
                desks.clock.advance(seconds: 1)
            }
            let bad = ids[0].text
            _ = try await desks.store.write { session in
                try session.sql.execute(
                    "UPDATE parcel SET service = '' WHERE id = $1", [.text(bad)])
            }
            try await body(desks, ids)
        }
    }

    @Test func `the turns of others end, and the failure is told`() async throws {
        try await with { desks, ids in
            desks.clock.advance(seconds: 86_400)
            await #expect(throws: StoreError.self) { try await desks.assignments.sweep() }
            let states = try await desks.store.read { session in
                try ids.map { try session.assignment(of: $0)?.state }
            }
            #expect(states == [.assigned, .expired])
        }
    }

    @Test func `others that nobody packs are given up, and the failure is told`() async throws {
        try await with { desks, ids in
            desks.clock.advance(seconds: 5 * 86_400)
            await #expect(throws: StoreError.self) { try await desks.packing.sweep() }
            let other = try await desks.store.read { try $0.owner(of: ids[1]) }
            #expect(other?.parcel.packing.state == .released)
        }
    }
}
