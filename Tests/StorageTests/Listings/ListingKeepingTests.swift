internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Versions, change requests and samples come back as they were, and are never overwritten.
@Suite struct ListingKeepingTests {
    private static let id = ListingID("ls_1")

    private func listing() throws -> Listing {
        var listing = MarketSamples.listing("ls_1") {
            $0.set = 15
            $0.details.story = "Chuyện \"làng\"\nHai dòng"
            $0.details.barcode = GTIN("8936036020014")
            $0.details.tags = ["rượu", "sim"]
            $0.details.attributes = [
                "alcohol_percent": .number(ExactNumber(thousandths: 29_500)),
                "standards": .choices(["haccp"]), "age_warning": .flag(false),
            ]
            $0.details.label = LabelFields(rules: "37/2026", fields: ["lot": "L1"])
        }
        listing.photos = [
            ListingPhoto(id: PhotoID("ph_1"), kind: .label, alt: "Nhãn"),
            ListingPhoto(id: PhotoID("ph_2")),
        ]
        listing.freshUntil = MarketSamples.today
        return listing
    }

    @Test func `a listing that says everything`() async throws {
        try await StoreSamples.with { store in
            var listing = try listing()
            try await store.write { [listing] in
                try $0.insert(listing, draftHash: [1, 2, 3])
            }
            #expect(try await store.read { try $0.listing(Self.id) } == listing)
            #expect(try await store.read { try $0.draftHash(of: Self.id) } == [1, 2, 3])
            listing.offer.details = ProductDetails()
            (listing.photos, listing.freshUntil) = ([], nil)
            try await store.write { [listing] in try $0.update(listing) }
            #expect(try await store.read { try $0.listing(Self.id) } == listing)
            #expect(try await store.read { try $0.draftHash(of: Self.id) } == [1, 2, 3])
        }
    }

    @Test func `a version is kept once, whatever is kept under its number later`() async throws {
        try await StoreSamples.with { store in
            let listing = try listing()
            try await store.add(listing)
            let first = ListingVersion(of: listing, act: "listing_edited", keyID: "ky_1", at: 5)
            var other = listing
            other.offer.name = "Khác"
            try await store.write { [other] session in
                try session.keep(first)
                try session.keep(ListingVersion(of: other, act: "x", keyID: "ky_2", at: 6))
            }
            try await store.read { session throws in
                #expect(try session.version(1, of: Self.id) == first)
                #expect(try session.version(2, of: Self.id) == nil)
                let all = try session.versions(of: Self.id, before: .max, limit: 9)
                #expect(all == [first] && Offer(fields: all[0].fields) == listing.offer)
            }
        }
    }

    @Test func `one change waits per listing, and settled ones stay`() async throws {
        try await StoreSamples.with { store in
            try await store.add(try listing())
            var request = ChangeRequest(
                id: ChangeRequestID("cr_1"), listing: Self.id,
                changes: [
                    "name": .init(from: .text("A"), to: .text("B")),
                    "story": .init(from: .text("C"), to: nil),
                    "attributes.alcohol_percent": .init(from: nil, to: .number(12.5)),
                ], askedBy: "ky_1", askedAt: 1, changedAt: 2)
            try await store.write { [request] in try $0.insert(request) }
            #expect(try await store.read { try $0.waitingRequest(of: Self.id) } == request)
            await #expect(throws: (any Error).self) {
                try await store.write {
                    try $0.insert(
                        ChangeRequest(
                            id: ChangeRequestID("cr_2"), listing: Self.id, changes: [:],
                            askedBy: "ky_1", askedAt: 3, changedAt: 3))
                }
            }
            request.state = .rejected
            request.decision = ChangeDecision(
                by: "ky_2", at: 9, reason: .priceUnlikely, note: "Xem lại")
            try await store.write { [request] in try $0.update(request) }
            try await store.read { [request] session throws in
                #expect(try session.waitingRequest(of: Self.id) == nil)
                #expect(try session.changeRequest(request.id) == request)
                #expect(try session.changeRequests(in: .waiting, after: "", limit: 9).isEmpty)
                let all = try session.changeRequests(of: Self.id, before: nil, limit: 9)
                #expect(all == [request])
            }
        }
    }

    @Test func `samples of one listing join until somebody has looked`() async throws {
        try await StoreSamples.with { store in
            try await store.add(try listing())
            let sample = { @Sendable (id: String, what: [String]) in
                ReviewSample(id: id, listing: Self.id, what: what, keyID: "ky_1", at: 1)
            }
            let open = try await store.write { session in
                try session.add(sample("rs_1", ["stock"]))
                try session.add(sample("rs_2", ["price_vnd", "stock"]))
                return try session.openSamples(after: "", limit: 9)
            }
            #expect(open.map(\.id) == ["rs_1"] && open[0].what == ["price_vnd", "stock"])
            var seen = open[0]
            (seen.seenAt, seen.seenBy, seen.finding, seen.note) = (9, "ky_2", .fine, "")
            try await store.write { [seen] session in
                try session.settle(seen)
                try session.add(sample("rs_3", ["tags"]))
            }
            try await store.read { [seen] session throws in
                #expect(try session.reviewSample("rs_1") == seen)
                #expect(try session.openSamples(after: "", limit: 9).map(\.id) == ["rs_3"])
            }
        }
    }

    @Test func `rules that were never written are the usual ones`() async throws {
        try await StoreSamples.with { store in
            #expect(try await store.read { try $0.reviewRules() } == ReviewRules())
            let rules = ReviewRules(
                lease: FreshnessLease(days: 7), samplePercent: 5, lowRisk: ["tags"],
                priceRisePercent: 3)
            try await store.write { session in
                for (name, value) in rules.settings { try session.set(name, to: value) }
            }
            #expect(try await store.read { try $0.reviewRules() } == rules)
        }
    }
}
