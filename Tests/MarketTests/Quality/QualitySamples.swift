@testable import Market
import Reach
import TestSupport

/// Facts of listings for tests of their quality.
enum QualitySamples {
    static let day = MarketSamples.today
    static let policy = CertificatePolicy(validMonths: 36)

    /// A listing that loses nothing: everything true, filled in, fresh, shared and reachable.
    static func facts(
        producer: Producer = MarketSamples.producer(),
        _ change: (inout Listing) -> Void = { _ in }
    ) -> QualityFacts {
        var listing = MarketSamples.listing { offer in
            offer.set = 10
            offer.description = "Tỏi một nhánh trồng trên cát san hô."
            offer.details = details
        }
        listing.photos = (1...3).map { ListingPhoto(id: PhotoID("ph_\($0)")) }
        listing.photos.append(ListingPhoto(id: PhotoID("ph_4"), kind: .label))
        listing.freshUntil = day.advanced(by: 30)
        change(&listing)
        var facts = QualityFacts(listing: listing, producer: producer, day: day, policy: policy)
        facts.certificates = [MarketSamples.certificate()]
        facts.officials = [OfficialEntry(product: "Tỏi Lý Sơn", claim: MarketSamples.claim())]
        facts.photoSizes = Dictionary(
            uniqueKeysWithValues: (1...9).map {
                (PhotoID("ph_\($0)"), PhotoSize(width: 1_600, height: 1_200))
            })
        facts.partners = [PartnerVerdict(name: "Bưu điện", outcome: .taken)]
        facts.reach = .served
        return facts
    }

    static var details: ProductDetails {
        var details = ProductDetails()
        details.story =
            String(repeating: "Nhà tôi trồng tỏi trên đảo từ ba đời nay. ", count: 4)
            .trimmed
        details.materialsOrigin = "Đảo Lý Sơn"
        details.storage = "Để nơi khô ráo, thoáng mát."
        details.barcode = GTIN("8934563138165")
        details.attributes = [
            "preservation": .choice("ambient"), "vegetarian": .flag(true),
            "standards": .choices(["vietgap"]), "additives": .text("Không dùng"),
        ]
        details.label.rules = "37/2026"
        for particular in LabelRules.of("37/2026")?.required(of: .processed) ?? [] {
            details.label.fields[particular.name] = "Theo nhãn"
        }
        return details
    }
}

extension String {
    fileprivate var trimmed: String {
        hasSuffix(" ") ? String(dropLast()) : self
    }
}

extension QualityFacts {
    /// What the facts lose under one check, in hundredths.
    func lost(_ check: QualityCheck) -> Int {
        QualityScore.of(self).findings.filter { $0.check == check }
            .reduce(0) { $0 + $1.lost.hundredths }
    }

    /// The fields that fail one check.
    func fields(_ check: QualityCheck) -> [String] {
        QualityScore.of(self).findings.filter { $0.check == check }.map(\.field)
    }

    func changed(_ change: (inout QualityFacts) -> Void) -> QualityFacts {
        var facts = self
        change(&facts)
        return facts
    }
}
