internal import Market
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// Every commit tells of the rows it wrote, before its caller is answered.
@Suite struct TouchedRowTests {
    private final class Ear: Sendable {
        let heard = Mutex(TouchedRows())

        func take() -> TouchedRows {
            heard.withLock { heard in
                defer { heard = TouchedRows() }
                return heard
            }
        }
    }

    private func withEar(_ body: (Store, Ear) async throws -> Void) async throws {
        try await StoreSamples.with { store in
            let ear = Ear()
            store.listenToRows { touched in ear.heard.withLock { $0.formUnion(touched) } }
            try await body(store, ear)
        }
    }

    @Test func `a listing, its producer and its certificate each tell of the listing's row`()
        async throws
    {
        try await withEar { store, ear in
            try await store.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            let rows = ear.take().listings
            #expect(rows.count == 2)
            _ = try await store.write {
                try $0.insert(MarketSamples.certificate("ct_1", of: "ls_2"))
            }
            let certified = ear.take()
            #expect(certified.listings.isEmpty && certified.certificates.count == 1)
            let one = try await store.read { try $0.listingRows(of: certified) }
            #expect(one.count == 1 && rows.isSuperset(of: one))
            try await store.write { try $0.update(MarketSamples.producer(), at: 2) }
            let edited = ear.take()
            #expect(try await store.read { try $0.listingRows(of: edited) } == rows.sorted())
        }
    }

    @Test func `stock, settings and product sets are told, other tables and reads are not`()
        async throws
    {
        try await withEar { store, ear in
            try await store.add(MarketSamples.listing())
            _ = ear.take()
            _ = try await store.write { try $0.reserve(1, of: ListingID("ls_1"), at: 3) }
            #expect(ear.take().listings.count == 1)
            try await store.write { try $0.set("certificate.valid_months", to: "24") }
            #expect(ear.take().settings)
            _ = try await store.write { try $0.bump(counter: "x") }
            _ = try await store.read { try $0.listing(ListingID("ls_1")) }
            #expect(ear.take().isEmpty)
        }
    }

    @Test func `what is not approved has no row to be found by`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                for (number, state) in ListingState.allCases.enumerated() {
                    try session.insert(MarketSamples.listing("ls_\(number)", state: state))
                }
            }
            let found = try await store.read { try $0.findable(after: .min, limit: 10) }
            #expect(found.map(\.listing.state) == [.approved])
            let row = try #require(found.first?.row)
            #expect(try await store.read { try $0.findable(row: row)?.listing.id.text } == "ls_3")
            #expect(try await store.read { try $0.findable(row: row + 100) } == nil)
            #expect(try await store.read { try $0.findable(after: row, limit: 10) }.isEmpty)
        }
    }
}
