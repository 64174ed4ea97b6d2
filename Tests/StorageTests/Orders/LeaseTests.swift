internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A parcel is with one worker at a time, and never lost.
@Suite struct LeaseTests {
    static let courier = CoverageSamples.courier("a")

    private func lease(
        _ id: String, in store: Store, most: Int = 10, tries: Int = 20, until: Int64 = 100,
        now: Int64 = 0
    ) async throws -> [String] {
        try await store.write { session in
            try session.lease(
                id, to: Self.courier, most: most, tries: tries, until: until, now: now
            ).map(\.text)
        }
    }

    private func handover(_ parcel: String, of order: String, in store: Store) async throws
        -> Handover?
    {
        try await store.read { try $0.parcels(of: OrderID(order)).first?.handover }
    }

    @Test func `workers that race share the parcels without a double`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(30)
            let taken = try await withThrowingTaskGroup(of: [String].self) { group in
                for worker in 0..<12 {
                    group.addTask { try await lease("le_\(worker)", in: store, most: 4) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let all = taken.flatMap { $0 }
            #expect(all.count == 30 && Set(all).count == 30)
            #expect(taken.filter(\.isEmpty).count == 4)
        }
    }

    @Test func `the oldest are leased first, and nothing makes no lease`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(3)
            #expect(try await lease("le_1", in: store, most: 2) == ["pk_001", "pk_002"])
            #expect(try await lease("le_2", in: store, most: 2) == ["pk_003"])
            #expect(try await lease("le_3", in: store, most: 2) == [])
            #expect(try await store.read { try $0.lease("le_3") } == nil)
        }
    }

    @Test func `another courier's parcels are not leased`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2, courier: "b")
            #expect(try await lease("le_1", in: store) == [])
        }
    }

    @Test func `a lease that ran out hands its parcels to the next worker`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2)
            _ = try await lease("le_1", in: store, until: 100, now: 0)
            #expect(try await lease("le_2", in: store, until: 200, now: 99) == [])
            #expect(try await lease("le_2", in: store, until: 200, now: 100).count == 2)
            #expect(try await store.read { try $0.parcels(ofLease: "le_1") } == [])
            // The late worker's acknowledgement takes nothing from the new one.
            #expect(try await store.write { try $0.settle("le_1", as: .acknowledged) } == 0)
            #expect(try await store.read { try $0.parcels(ofLease: "le_2") }.count == 2)
        }
    }

    @Test func `acknowledged parcels are never leased again, returned ones at once`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2)
            _ = try await lease("le_1", in: store, most: 1)
            _ = try await lease("le_2", in: store, most: 1)
            #expect(try await store.write { try $0.settle("le_1", as: .acknowledged) } == 1)
            #expect(try await store.write { try $0.settle("le_2", as: .returned) } == 1)
            #expect(try await lease("le_3", in: store, now: 1_000) == ["pk_002"])
            #expect(try await handover("pk_001", of: "or_001", in: store) == .acknowledged)
            #expect(try await store.read { try $0.lease("le_1") }?.state == .acknowledged)
        }
    }

    @Test func `a parcel leased too often without an answer is stuck`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(1)
            for turn in 1...3 {
                let now = Int64(turn * 100)
                let leased = try await lease(
                    "le_\(turn)", in: store, tries: 3, until: now + 100, now: now)
                #expect(leased == ["pk_001"])
            }
            #expect(try await lease("le_4", in: store, tries: 3, until: 900, now: 399) == [])
            #expect(try await handover("pk_001", of: "or_001", in: store) == .leased)
            #expect(try await lease("le_4", in: store, tries: 3, until: 900, now: 400) == [])
            #expect(try await handover("pk_001", of: "or_001", in: store) == .stuck)
        }
    }

    @Test func `an extended lease holds longer`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(1)
            _ = try await lease("le_1", in: store, until: 100)
            try await store.write { try $0.extend("le_1", until: 300) }
            #expect(try await store.read { try $0.lease("le_1") }?.until == 300)
            #expect(try await lease("le_2", in: store, until: 900, now: 299) == [])
            #expect(try await lease("le_2", in: store, until: 900, now: 300) == ["pk_001"])
        }
    }

    @Test func `a parcel cancelled under a lease leaves it`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2)
            _ = try await lease("le_1", in: store)
            try await store.write { try $0.set(.cancelled, ofParcel: ParcelID("pk_001")) }
            #expect(try await store.write { try $0.settle("le_1", as: .acknowledged) } == 1)
            #expect(try await handover("pk_001", of: "or_001", in: store) == .cancelled)
            #expect(try await handover("pk_002", of: "or_002", in: store) == .acknowledged)
        }
    }
}
