internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What a passport says at each moment of a product's life.
@Suite struct PassportDeskTests {
    private static let base = "https://vuonxa.example"

    private func desk(_ desks: DeskHouse, _ keys: PassportKeys = PassportKeys()) -> PassportDesk {
        PassportDesk(house: desks.house, rules: PassportRules(keys: keys))
    }

    @Test(arguments: [
        (ListingState.approved, PassportSale?.some(.onOffer)), (.paused, .paused),
        (.withdrawn, .withdrawn), (.draft, nil), (.submitted, nil), (.needsWork, nil),
    ])
    func `products that the public has seen have one, whatever became of them`(
        _ state: ListingState, _ sale: PassportSale?
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            try await desks.add(MarketSamples.certificate())
            if let sale {
                #expect(try await desk(desks).view(of: ListingID("ls_1")).sale == sale)
            } else {
                await #expect(throws: ListingError.notFound(ListingID("ls_1"))) {
                    try await desk(desks).view(of: ListingID("ls_1"))
                }
            }
        }
    }

    @Test func `the star goes with its certificate, and nothing else brings it back`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            func star() async throws -> Int? {
                try await desk(desks).view(of: ListingID("ls_1")).star?.certificate.claim.star
            }
            let end = CoverageSamples.day("2028-08-15").startUTCMilliseconds
            desks.clock.set(end - 1)
            #expect(try await star() == 4)
            desks.clock.set(end)
            #expect(try await star() == nil)
        }
    }

    @Test func `an inspector believes the document until the list of revocations says otherwise`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let desk = desk(desks)
            let text = try await desk.document(of: ListingID("ls_1"), issuer: Self.base)
            let keys = try #require(PassportPublicKeys(json: desk.keySet))
            func verdict() async throws -> PassportVerdict {
                PassportVerdict(
                    of: text, revocations: try await desk.revocations(issuer: Self.base),
                    keys: keys, at: desks.clock.now)
            }
            let before = try await verdict()
            #expect(before.refusal == nil && before.remarks.isEmpty)
            #expect(before.document?.star?.claim.star == 4)
            #expect(before.document?.issuer == Self.base)
            let tomorrow = MarketSamples.today.advanced(by: 1)
            _ = try await desks.certificates.revoke(
                CertificateID("ct_1"), from: tomorrow, ground: .unsafeOrBelowStandard, note: "",
                by: DeskHouse.officer, once: .free, render: Answer.of)
            #expect(try await verdict().refusal == nil)
            desks.clock.set(tomorrow.startUTCMilliseconds)
            #expect(try await verdict().refusal == .revoked(from: tomorrow))
        }
    }

    @Test func `a trade item number finds its products, with 13 digits or 14`() async throws {
        try await DeskHouse.with { desks in
            let gtin = try #require(GTIN("8936000000011"))
            try await desks.add(
                MarketSamples.listing("ls_1") { $0.details.barcode = gtin },
                MarketSamples.listing("ls_2", state: .withdrawn) { $0.details.barcode = gtin },
                MarketSamples.listing("ls_3"))
            for text in ["8936000000011", "08936000000011"] {
                let views = try await desk(desks).views(of: try #require(GTIN(text)))
                #expect(views.map(\.listing.id.text) == ["ls_1"])
            }
            let other = try #require(GTIN("8936000000028"))
            #expect(try await desk(desks).views(of: other).isEmpty)
        }
    }
}
