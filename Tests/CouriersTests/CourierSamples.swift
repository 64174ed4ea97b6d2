import Couriers
import Market
import Reach

/// A listing, a producer and a batch to vary one field of.
enum CourierSamples {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let account = CourierAccount(
        url: "https://partner.example/listings", secret: Secret(secret))
    static let now: Int64 = 1_795_316_400_000

    static func producer() -> Producer {
        guard let commune = CommuneCode("21548") else { preconditionFailure("five digits") }
        return Producer(
            id: ProducerID("pr_1"),
            profile: ProducerProfile(
                name: "HTX Tỏi Lý Sơn", legalForm: .cooperative, registrationNumber: "1",
                commune: commune))
    }

    static func listing(_ change: (inout Listing) -> Void = { _ in }) -> Listing {
        var listing = Listing(
            id: ListingID("ls_1"), producer: ProducerID("pr_1"), feedVersion: 7,
            offer: Offer(
                name: "Tỏi \"đặc sản\"", set: 3, pack: "hộp 250 g", netQuantity: 250,
                netUnit: .grams, packedWeightGrams: 300, lengthCm: 20, widthCm: 10, heightCm: 5,
                price: Money(vnd: 95_000), goods: [.glass, .dry], shelfLifeDays: 365,
                description: "Dòng 1\nDòng 2"),
            stock: 12, state: .approved, updatedAt: now - 29_000)
        change(&listing)
        return listing
    }

    static func certificate() -> Certificate {
        Certificate(
            id: CertificateID("ct_1"), listing: ListingID("ls_1"),
            claim: CertificateClaim(
                star: 4, decisionNumber: "1898/QĐ-UBND",
                decisionDay: Day(year: 2025, month: 12, day: 30), issuer: "UBND tỉnh"),
            state: .confirmed)
    }

    static func product(certificate: Certificate? = nil) -> ListedProduct {
        ListedProduct(
            listing: listing(), producer: producer(), certificate: certificate,
            starsUntil: certificate.map { _ in Day(year: 2028, month: 12, day: 30) }, version: 9)
    }

    static func batch(
        mode: ListingBatch.Mode = .delta, items: [ListingItem] = [.upsert(product())]
    ) -> ListingBatch {
        ListingBatch(
            feed: "ocop/ghn", seq: 812, previousSeq: 811, at: now, mode: mode, items: items)
    }

    static let push = ListingPush(id: "msg_1", seq: 812, body: Array("{}".utf8))

    static func reply(
        _ status: Int, _ body: String = "", headers: [CourierHeader] = []
    ) -> CourierReply {
        CourierReply(status: status, headers: headers, body: Array(body.utf8))
    }
}

extension Courier {
    /// What comes of the sample push when the partner answers so.
    func outcome(_ reply: CourierReply) -> CourierOutcome {
        outcome(of: reply, to: .push(CourierSamples.push), at: CourierSamples.now)
    }
}
