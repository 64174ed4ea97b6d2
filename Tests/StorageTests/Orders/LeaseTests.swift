internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A parcel is with one worker at a time, and never lost.
@Suite struct LeaseTests {
    static let courier = CoverageSamples.courier("a")

    private func lease(
        _ id: String, in store: Store, most: Int = 10
    ) async throws -> [String] {
        try await store.write { session in
            let parcels = try session.waitingParcels(of: Self.courier, most: most)
            if parcels.isEmpty { return [] }
            let term = LeaseTerm(boot: "b", until: 100, visibilityMilliseconds: 100)
            try session.begin(
                Lease(
                    id: id, courier: Self.courier, until: 100, term: term,
                    token: try session.nextLeaseToken(of: Self.courier)),
                of: parcels)
            return parcels.map(\.text)
        }
    }

    @discardableResult
    private func takeBack(_ id: String, in store: Store, tries: Int = 20) async throws -> [String] {
        try await store.write {
            try $0.takeBack(nil, ofLease: id, as: .expired, tries: tries).map(\.text)
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

    @Test func `each lease has a higher token than those before it`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(3)
            for number in 1...3 { _ = try await lease("le_\(number)", in: store, most: 1) }
            let tokens = try await store.read { session in
                try (1...3).compactMap { try session.lease("le_\($0)")?.token }
            }
            #expect(tokens == tokens.sorted() && Set(tokens).count == 3)
        }
    }

    @Test func `another courier's parcels are not leased`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2, courier: "b")
            #expect(try await lease("le_1", in: store) == [])
        }
    }

    @Test func `a lease that is taken back hands its parcels to the next worker`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2)
            _ = try await lease("le_1", in: store)
            #expect(try await lease("le_2", in: store) == [])
            #expect(try await takeBack("le_1", in: store).count == 2)
            #expect(try await lease("le_2", in: store).count == 2)
            #expect(try await store.read { try $0.lease("le_1") }?.state == .expired)
            // The late worker's acknowledgement takes nothing from the new one.
            try await store.write { try $0.acknowledge(nil, ofLease: "le_1") }
            #expect(
                try await store.read { try $0.parcels(ofLease: "le_2", .leased) }.count == 2)
        }
    }

    @Test func `a part may be acknowledged, and the rest stays with the lease`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(3)
            _ = try await lease("le_1", in: store)
            try await store.write {
                try $0.acknowledge([ParcelID("pk_002"), ParcelID("pk_x")], ofLease: "le_1")
            }
            #expect(try await store.read { try $0.lease("le_1") }?.state == .open)
            let (held, taken) = try await store.read { session in
                (
                    try session.parcels(ofLease: "le_1", .leased),
                    try session.parcels(ofLease: "le_1", .acknowledged)
                )
            }
            #expect(held.map(\.text) == ["pk_001", "pk_003"])
            #expect(taken.map(\.text) == ["pk_002"])
            try await store.write { try $0.acknowledge(nil, ofLease: "le_1") }
            #expect(try await store.read { try $0.lease("le_1") }?.state == .acknowledged)
            #expect(try await lease("le_2", in: store) == [])
        }
    }

    @Test func `a parcel leased too often without an answer is stuck until it is released`()
        async throws
    {
        try await StoreSamples.with { store in
            try await store.addParcels(1)
            for turn in 1...3 {
                #expect(try await lease("le_\(turn)", in: store) == ["pk_001"])
                #expect(try await handover("pk_001", of: "or_001", in: store) == .leased)
                try await takeBack("le_\(turn)", in: store, tries: 3)
            }
            #expect(try await handover("pk_001", of: "or_001", in: store) == .stuck)
            #expect(try await lease("le_4", in: store) == [])
            let stuck = try await store.read {
                try $0.parcels(needing: .stuck, after: "", limit: 9)
            }
            #expect(stuck.map(\.text) == ["pk_001"])
            #expect(try await store.write { try $0.unstick(ParcelID("pk_001")) })
            #expect(try await store.write { try $0.unstick(ParcelID("pk_001")) } == false)
            #expect(try await lease("le_5", in: store) == ["pk_001"])
        }
    }

    @Test func `a parcel cancelled under a lease leaves it`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2)
            _ = try await lease("le_1", in: store)
            try await store.write { try $0.set(.cancelled, ofParcel: ParcelID("pk_001")) }
            try await store.write { try $0.acknowledge(nil, ofLease: "le_1") }
            #expect(try await handover("pk_001", of: "or_001", in: store) == .cancelled)
            #expect(try await handover("pk_002", of: "or_002", in: store) == .acknowledged)
        }
    }

    @Test func `settled leases are forgotten after their time, open ones never`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(2)
            _ = try await lease("le_1", in: store, most: 1)
            _ = try await lease("le_2", in: store, most: 1)
            try await store.write { try $0.acknowledge(nil, ofLease: "le_1") }
            try await store.write { try $0.forgetLeases(before: 100, limit: 10) }
            #expect(try await store.read { try $0.lease("le_1") } != nil)
            try await store.write { try $0.forgetLeases(before: 101, limit: 10) }
            let (settled, open) = try await store.read { session in
                (try session.lease("le_1"), try session.lease("le_2"))
            }
            #expect(settled == nil && open != nil)
        }
    }
}
