internal import Market
@testable internal import Storage
internal import TestSupport
import Testing

/// The number that says whether what orders are worked out from is still so.
@Suite struct EditionTests {
    enum Change: CaseIterable {
        case listing
        case newListing
        case bulkOfListings
        case producer
        case certificate
        case setting
        case key

        func make(in session: StoreSession) throws {
            switch self {
            case .listing: try session.update(MarketSamples.listing(state: .paused))
            case .newListing: try session.insert(MarketSamples.listing("ls_2"))
            case .bulkOfListings:
                try session.sql.execute("UPDATE listing SET price_vnd = price_vnd + 1", [])
            case .producer: try session.update(MarketSamples.producer(state: .suspended), at: 1)
            case .certificate: _ = try session.insert(MarketSamples.certificate())
            case .setting: try session.set(StoreSession.PolicySetting.lapse, to: "paused")
            case .key:
                try session.sql.execute("UPDATE personal_key SET state = state", [])
            }
        }
    }

    @Test(arguments: Change.allCases)
    func `every change of what is offered changes it, at once and after the commit`(
        _ change: Change
    ) async throws {
        try await StoreSamples.with { store async throws in
            try await store.add(MarketSamples.listing())
            let before = store.edition
            let within = try await store.write { session in
                try change.make(in: session)
                return session.edition
            }
            let inside = try #require(within)
            #expect(inside != before)
            // Whoever asked between the writing and the commit has read what was before.
            #expect(store.edition != inside)
        }
    }

    @Test func `stock, orders and counters leave it alone`() async throws {
        try await StoreSamples.with { store async throws in
            try await store.addParcels(1)
            let before = store.edition
            try await store.write { session in
                let id = ListingID("ls_1")
                #expect(try session.reserve(1, of: id, at: 1))
                #expect(try !session.reserve(1_000, of: id, at: 1))
                try session.restock(1, of: id, at: 1)
                try session.queuePush(of: id)
            }
            try await store.add(
                MarketSamples.order("or_2", parcels: [MarketSamples.parcel("pk_2")]))
            #expect(store.edition == before)
        }
    }

    @Test func `what another program writes changes it before the next transaction looks`()
        async throws
    {
        try await StoreSamples.with { store, folder async throws in
            try await store.add(MarketSamples.listing())
            let before = store.edition
            let same = try await store.write { $0.edition }
            #expect(same == before)
            let other = try Store(path: folder.file("vuonxa.sqlite"))
            try await other.write { try $0.update(MarketSamples.listing(state: .paused)) }
            try await other.close()
            let seen = try await store.write { $0.edition }
            #expect(seen != before)
        }
    }

    @Test func `a session that only reads has none`() async throws {
        try await StoreSamples.with { store async throws in
            #expect(try await store.read { $0.edition } == nil)
        }
    }
}
