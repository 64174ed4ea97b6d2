@testable import Market
import Reach
import TestSupport

/// Makes listings of all kinds of quality from a seed; the same seed makes the same ones.
struct QualityDice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64 of Steele, Lea and Flood.
    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[next(values.count)]
    }

    mutating func facts() -> QualityFacts {
        let goods = [pick(GoodsClass.allCases), pick(GoodsClass.allCases)]
        let producer = producer()
        var facts = QualitySamples.facts(producer: producer) { listing in
            listing.offer.set = pick(Array(1...26))
            listing.offer.goods = Set(goods)
            listing.offer.name = pick([
                "Tỏi Lý Sơn", "TỎI ĐEN LÝ SƠN ĐẶC BIỆT", "test", "tỏi  lý sơn",
            ])
            listing.offer.pack = pick(["hộp 250 g", "chai 500 ml", "túi", "bộ 3 hũ", "5 x 50g"])
            listing.offer.netQuantity = pick([1, 3, 250, 500, 100_000])
            listing.offer.netUnit = pick(NetUnit.allCases)
            listing.offer.packedWeightGrams = pick([1, 320, 9_000])
            listing.offer.lengthCm = pick([1, 20])
            listing.offer.shelfLifeDays = pick([nil, 180])
            listing.offer.shipsByCourier = next(2) == 0
            listing.offer.description = text()
            listing.offer.details = details()
            listing.stock = pick([0, 10])
            listing.state = pick(ListingState.allCases)
            listing.freshUntil = pick([nil, -1, 3, 30]).map(QualitySamples.day.advanced)
            listing.updatedAt -= Int64(next(60)) * 86_400_000
            listing.photos = (0..<next(6)).map {
                ListingPhoto(id: PhotoID("ph_\($0)"), kind: pick(ListingPhoto.Kind.allCases))
            }
        }
        surround(&facts)
        return facts
    }

    private mutating func surround(_ facts: inout QualityFacts) {
        facts.certificates = pick([
            [], [MarketSamples.certificate()], [MarketSamples.certificate(state: .claimed)],
            [MarketSamples.certificate(state: .revoked(from: QualitySamples.day))],
            [MarketSamples.certificate { $0.decisionDay = CoverageSamples.day("2023-01-05") }],
            [MarketSamples.certificate { $0.decisionDay = CoverageSamples.day("2023-11-05") }],
        ])
        facts.officials = pick([
            [], [OfficialEntry(product: "Tỏi Lý Sơn", claim: MarketSamples.claim { $0.star = 3 })],
            [OfficialEntry(product: "TỎI Lý Sơn", claim: MarketSamples.claim())],
        ])
        facts.isCommuneInForce = next(4) > 0
        facts.twin = pick([nil, ListingID("ls_0")])
        facts.barcodeBearer = pick([nil, ListingID("ls_0")])
        let size = PhotoSize(width: pick([200, 1_600]), height: 900)
        facts.photoSizes = pick([[:], [PhotoID("ph_0"): size, PhotoID("ph_1"): size]])
        facts.partners = (0..<next(4)).map {
            PartnerVerdict(
                name: "Đối tác \($0)",
                outcome: pick([
                    .taken, .waiting,
                    .refused(field: "name", reason: Sentence(vietnamese: "tên", english: "name")),
                ]))
        }
        facts.reach = pick([nil, .served, .notServed, .unknown])
    }

    private mutating func producer() -> Producer {
        MarketSamples.producer(state: pick([.active, .suspended]))
    }

    private mutating func text() -> String {
        pick([
            "", "Ngon.", "Gọi 0912 345 678 hoặc xem toi.vn", "đang cập nhật",
            "Tooir ddeen ngon lắm", "  thừa  trắng",
        ])
    }

    private mutating func details() -> ProductDetails {
        var details = QualitySamples.details
        if next(2) == 0 { details.story = text() }
        if next(2) == 0 { details.storage = text() }
        if next(2) == 0 { details.materialsOrigin = text() }
        details.barcode = pick([nil, GTIN("8934563138165"), GTIN("2000000000008")])
        for name in details.attributes.keys.sorted() where next(2) == 0 {
            details.attributes[name] = nil
        }
        for name in details.label.fields.keys.sorted() where next(3) == 0 {
            details.label.fields[name] = nil
        }
        if next(4) == 0 { details.label = LabelFields() }
        return details
    }

    /// Changes that mend something, or that mend nothing and break nothing.
    static let betterments: [(String, @Sendable (inout QualityFacts) -> Void)] = [
        ("certificate", { $0.certificates = [MarketSamples.certificate()] }),
        ("commune", { $0.isCommuneInForce = true }), ("twin", { $0.twin = nil }),
        ("bearer", { $0.barcodeBearer = nil }), ("reach", { $0.reach = .served }),
        (
            "partners",
            { facts in
                facts.partners = facts.partners.map {
                    PartnerVerdict(name: $0.name, outcome: .taken)
                }
            }
        ),
        (
            "photo",
            { facts in
                facts.change { $0.photos.append(ListingPhoto(id: PhotoID("ph_9"))) }
                facts.photoSizes[PhotoID("ph_9")] = PhotoSize(width: 1_600, height: 1_200)
            }
        ),
        (
            "label photo",
            { facts in
                facts.change { $0.photos.append(ListingPhoto(id: PhotoID("ph_8"), kind: .label)) }
                facts.photoSizes[PhotoID("ph_8")] = PhotoSize(width: 1_600, height: 1_200)
            }
        ),
        (
            "larger photos",
            { facts in
                facts.photoSizes = facts.photoSizes.mapValues { _ in
                    PhotoSize(width: 1_600, height: 1_200)
                }
            }
        ),
        ("lease", { $0.change { $0.freshUntil = QualitySamples.day.advanced(by: 30) } }),
        ("stock", { $0.change { $0.stock = 10 } }),
        ("story", { $0.change { $0.offer.details.story = QualitySamples.details.story } }),
        ("description", { $0.change { $0.offer.description = "Tỏi một nhánh, thơm, cay dịu." } }),
        ("storage", { $0.change { $0.offer.details.storage = "Nơi khô ráo." } }),
        ("origin", { $0.change { $0.offer.details.materialsOrigin = "Đảo Lý Sơn" } }),
        ("shelf life", { $0.change { $0.offer.shelfLifeDays = 90 } }),
        ("label", { $0.change { $0.offer.details.label = QualitySamples.details.label } }),
        (
            "one label field",
            { facts in
                guard !facts.listing.offer.details.label.isEmpty else { return }
                facts.change { $0.offer.details.label.fields["origin"] = "Việt Nam" }
            }
        ),
        (
            "attribute",
            { facts in
                guard facts.template?.code == .processed else { return }
                facts.change { $0.offer.details.attributes["preservation"] = .choice("ambient") }
            }
        ),
        ("name", { $0.change { $0.offer.name = "Tỏi Lý Sơn" } }),
    ]
}

extension QualityFacts {
    /// The same facts of a listing that says something else.
    mutating func change(_ change: (inout Listing) -> Void) {
        var listing = listing
        change(&listing)
        var other = QualityFacts(listing: listing, producer: producer, day: day, policy: policy)
        other.certificates = certificates
        other.officials = officials
        other.isCommuneInForce = isCommuneInForce
        other.twin = twin
        other.barcodeBearer = barcodeBearer
        other.photoSizes = photoSizes
        other.partners = partners
        other.reach = reach
        self = other
    }
}
