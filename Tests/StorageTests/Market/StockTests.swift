internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Stock is never sold twice.
@Suite struct StockTests {
    @Test func `two hundred buyers at once get no more than there is`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing(stock: 150))
            let sold = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let quantity = number % 3 + 1
                        let isReserved = try await store.write { session in
                            try session.reserve(quantity, of: ListingID("ls_1"), at: 1)
                        }
                        return isReserved ? quantity : 0
                    }
                }
                return try await group.reduce(0, +)
            }
            let left = try #require(try await store.stock())
            #expect(sold + left == 150)
            // The 200 buyers wanted 399 packs, and a single one would always have fitted.
            #expect(left == 0)
        }
    }

    @Test func `too few packs are not taken in part`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing(stock: 3))
            let isReserved = try await store.write { session in
                try session.reserve(4, of: ListingID("ls_1"), at: 1)
            }
            let listing = try await store.read { try $0.listing(ListingID("ls_1")) }
            #expect(!isReserved && listing == MarketSamples.listing(stock: 3))
        }
    }

    @Test func `the last pack can be taken, and of nothing there is nothing`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing(stock: 3))
            try await store.write { session throws in
                #expect(try session.reserve(3, of: ListingID("ls_1"), at: 1))
                #expect(try !session.reserve(1, of: ListingID("ls_1"), at: 1))
                #expect(try !session.reserve(1, of: ListingID("ls_unknown"), at: 1))
            }
            #expect(try await store.stock() == 0)
        }
    }

    @Test func `taking and giving back makes a newer feed version each, not a newer edit`()
        async throws
    {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.write { session in
                _ = try session.reserve(2, of: ListingID("ls_1"), at: 5)
                try session.restock(2, of: ListingID("ls_1"), at: 6)
                try session.bumpFeedVersion(of: ListingID("ls_1"))
            }
            let listing = try #require(try await store.read { try $0.listing(ListingID("ls_1")) })
            #expect((listing.version, listing.feedVersion, listing.stock) == (1, 4, 10))
            #expect(listing.updatedAt == 6)
        }
    }

    @Test func `stock below zero cannot be stored`() async throws {
        try await StoreSamples.with { store async throws in
            await #expect(throws: (any Error).self) {
                try await store.add(MarketSamples.listing(stock: -1))
            }
            #expect(try await store.stock() == nil)
        }
    }
}
