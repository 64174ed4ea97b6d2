internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What is stored comes back as it was.
@Suite struct RoundTripTests {
    @Test func `a producer with everything and one with the least`() async throws {
        try await StoreSamples.with { store in
            var full = MarketSamples.producer("pr_full", state: .suspended)
            full.version = 3
            full.fieldAges = FieldAges().known(at: 3)
            full.sampleFields = ["phone", "email"]
            let bare = MarketSamples.producer("pr_bare") {
                ($0.registrationNumber, $0.registrationDay, $0.taxCode) = (nil, nil, nil)
                ($0.address, $0.phone, $0.email) = (nil, nil, nil)
            }
            try await store.write { [full] session in
                try session.insert(full, externalKey: "demo-1", at: 1)
                try session.insert(bare, at: 1)
            }
            try await store.read { [full] session throws in
                #expect(try session.producer(full.id) == full)
                #expect(try session.producer(bare.id) == bare)
                #expect(try session.producer(externalKey: "demo-1") == full)
                #expect(try session.producer(externalKey: "demo-2") == nil)
            }
        }
    }

    @Test func `an edited producer is the edit`() async throws {
        try await StoreSamples.with { store in
            var edited = MarketSamples.producer(state: .suspended) { profile in
                profile.name = "Hộ kinh doanh Ba"
                profile.legalForm = .household
                profile.commune = CoverageSamples.commune("21484")
                profile.phone = nil
            }
            edited.version = 2
            edited.fieldAges = FieldAges().known(at: 2)
            try await store.write { [edited] in try $0.update(edited, at: 2) }
            #expect(try await store.read { try $0.producer(ProducerID("pr_1")) } == edited)
        }
    }

    @Test func `a listing in every state, with and without what may be absent`() async throws {
        try await StoreSamples.with { store in
            for (number, state) in ListingState.allCases.enumerated() {
                var listing = MarketSamples.listing("ls_\(number)", state: state) {
                    ($0.shelfLifeDays, $0.longestTransitDays) = (nil, number)
                    $0.goods = Set(GoodsClass.allCases.prefix(number))
                    $0.shipsByCourier = number.isMultiple(of: 2)
                    $0.netUnit = NetUnit.allCases[number % 3]
                }
                (listing.version, listing.feedVersion, listing.reviewNote) = (2, 5, "Sửa tên")
                listing.sampleFields = ["price_vnd"]
                try await store.write { [listing] in
                    try $0.insert(listing, externalKey: "e\(number)")
                }
                try await store.read { [listing] session throws in
                    #expect(try session.listing(listing.id) == listing)
                    #expect(try session.listing(externalKey: "e\(number)") == listing)
                }
                listing = MarketSamples.listing("ls_\(number)", stock: 0) { $0.name = "Khác" }
                try await store.write { [listing] in try $0.update(listing) }
                let read = try await store.read { try $0.listing(ListingID("ls_\(number)")) }
                #expect(read == listing)
            }
        }
    }

    @Test func `certificates in every state, by listing, id and decision`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            let revoked = CertificateState.revoked(from: CoverageSamples.day("2026-01-01"))
            let certificates = [
                MarketSamples.certificate("ct_3", state: .claimed) { $0.star = 3 },
                MarketSamples.certificate("ct_1", state: .confirmed) { $0.star = 4 },
                MarketSamples.certificate("ct_2", state: revoked) { $0.star = 5 },
            ]
            try await store.write { session throws in
                for certificate in certificates { #expect(try session.insert(certificate)) }
            }
            try await store.read { session throws in
                let policy = CertificatePolicy(validMonths: 36)
                let sorted = certificates.sorted { $0.id.text < $1.id.text }
                    .map { $0.dated(by: policy) }
                #expect(try session.certificates(of: ListingID("ls_1")) == sorted)
                #expect(try session.certificate(CertificateID("ct_2")) == sorted[1])
                let decided = try session.certificates(decisionNumber: "1898/QĐ-UBND", limit: 2)
                #expect(decided == Array(sorted.prefix(2)))
                #expect(try session.certificates(decisionNumber: "1898", limit: 2) == [])
            }
        }
    }

    @Test func `the same decision and star is on a listing once`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.write { session throws in
                #expect(try session.insert(MarketSamples.certificate("ct_1")))
                #expect(try !session.insert(MarketSamples.certificate("ct_2")))
                #expect(try session.certificates(of: ListingID("ls_1")).map(\.id.text) == ["ct_1"])
            }
        }
    }

    @Test func `certificates hold 36 months until a policy says otherwise`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                #expect(try session.certificatePolicy().validMonths == 36)
                try session.set("certificate.valid_months", to: "24")
                #expect(try session.certificatePolicy().validMonths == 24)
            }
        }
    }

    @Test func `history is told from the latest`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                let entries = (1...3).map { number in
                    HistoryEntry(
                        id: "hs_\(number)", subject: "ls_1", act: "edited", keyID: "ky_1",
                        note: "lần \(number)", at: Int64(number))
                }
                for entry in entries { try session.append(entry) }
                #expect(try session.history(of: "ls_1", limit: 2) == [entries[2], entries[1]])
                #expect(try session.history(of: "ls_2", limit: 2) == [])
            }
        }
    }
}
