@testable import Market
import Reach
import TestSupport
import Testing

/// What each of the six words finds, and in which field.
@Suite struct QualityWordsTests {
    private let good = QualitySamples.facts()

    private func listing(_ change: @escaping (inout Listing) -> Void) -> QualityFacts {
        good.changed { $0.change(change) }
    }

    private func offer(_ change: @escaping (inout Offer) -> Void) -> QualityFacts {
        listing { change(&$0.offer) }
    }

    @Test func `đúng: a certificate is worth more the nearer it is to being in force`() {
        let day = QualitySamples.day
        let none = good.changed { $0.certificates = [] }
        let claimed = good.changed {
            $0.certificates = [MarketSamples.certificate(state: .claimed)]
        }
        let lapsed = good.changed {
            $0.certificates = [
                MarketSamples.certificate { $0.decisionDay = CoverageSamples.day("2023-01-05") }
            ]
        }
        let revoked = good.changed {
            $0.certificates = [MarketSamples.certificate(state: .revoked(from: day))]
        }
        #expect(none.lost(.certificate) == 900)
        #expect(revoked.lost(.certificate) == 900)
        #expect(lapsed.lost(.certificate) == 600)
        #expect(claimed.lost(.certificate) == 300)
        #expect(none.fields(.certificate) == ["certificates"])
        let later = QualityFacts(
            listing: good.listing, producer: good.producer,
            day: CoverageSamples.day("2028-08-15"), policy: QualitySamples.policy
        ).changed { $0.certificates = good.certificates }
        #expect(later.lost(.certificate) == 600, "the day alone ends it")
    }

    @Test func `đúng: the star must be the decision's`() {
        let other = good.changed {
            $0.officials = [
                OfficialEntry(product: "Tỏi Lý Sơn", claim: MarketSamples.claim { $0.star = 3 })
            ]
        }
        #expect(other.lost(.officialList) == 500)
        #expect(other.fields(.officialList) == ["certificates.star"])
        let missing = good.changed {
            $0.officials = [
                OfficialEntry(
                    product: "Tỏi Lý Sơn",
                    claim: MarketSamples.claim {
                        $0.decisionNumber = "9/QĐ-UBND"
                        $0.decisionDay = CoverageSamples.day("2026-01-01")
                    })
            ]
        }
        #expect(missing.lost(.officialList) == 200)
        #expect(good.changed { $0.officials = [] }.lost(.officialList) == 0)
    }

    @Test func `đúng: barcode, weight and size that cannot be`() {
        #expect(offer { $0.details.barcode = GTIN("2000000000008") }.lost(.barcode) == 200)
        #expect(offer { $0.details.barcode = GTIN("96385074") }.lost(.barcode) == 0)
        #expect(good.changed { $0.barcodeBearer = ListingID("ls_0") }.lost(.barcode) == 200)
        #expect(offer { $0.packedWeightGrams = 9_000 }.fields(.measures) == ["packed_weight_g"])
        #expect(
            offer { ($0.lengthCm, $0.widthCm, $0.heightCm) = (4, 4, 4) }.fields(.measures)
                == ["length_cm"])
        let bottle = offer {
            ($0.netUnit, $0.netQuantity, $0.packedWeightGrams) = (.millilitres, 500, 300)
        }
        #expect(bottle.fields(.measures) == ["packed_weight_g"])
        #expect(offer { $0.price = Money(vnd: 5) }.fields(.validity) == ["price_vnd"])
        #expect(good.changed { $0.isCommuneInForce = false }.lost(.commune) == 200)
    }

    @Test func `đủ: what is missing is named field by field`() {
        let wine = offer {
            $0.set = 14
            $0.details.attributes = [:]
        }
        #expect(
            wine.fields(.required)
                == ["attributes.alcohol_percent", "attributes.production_licence"])
        #expect(wine.lost(.required) == 600)
        #expect(offer { $0.set = 7 }.fields(.required) == ["ingredients"])
        #expect(offer { $0.details.attributes = [:] }.fields(.recommended) == ["attributes"])
        #expect(offer { $0.details.label = LabelFields() }.fields(.label) == ["label"])
        #expect(
            offer { $0.details.label.fields["expiry"] = nil }.fields(.label)
                == ["label.fields.expiry"])
        #expect(listing { $0.photos = [] }.lost(.photos) == 400)
        #expect(listing { $0.photos.removeSubrange(1...) }.lost(.photos) == 200)
        #expect(listing { $0.photos.removeLast() }.lost(.labelPhoto) == 100)
        #expect(offer { $0.details.story = "Ngắn." }.lost(.story) == 100)
        #expect(offer { $0.shelfLifeDays = nil }.fields(.shelfLife) == ["shelf_life_days"])
    }

    @Test func `đủ: a tourism service needs no label, shelf life or barcode`() {
        let tour = offer {
            $0.set = 26
            $0.details = ProductDetails()
            $0.shelfLifeDays = nil
        }
        for check in [QualityCheck.label, .labelPhoto, .shelfLife, .storage, .origin, .feed] {
            #expect(tour.lost(check) == 0, "\(check)")
        }
        #expect(tour.lost(.required) == 600)
    }

    @Test func `sạch: twins and small photos`() {
        #expect(good.changed { $0.twin = ListingID("ls_0") }.lost(.duplicate) == 300)
        let small = good.changed {
            $0.photoSizes[PhotoID("ph_2")] = PhotoSize(width: 640, height: 480)
        }
        #expect(small.fields(.photoSize) == ["photos[1]"])
        #expect(small.lost(.photoSize) == 25)
    }

    @Test func `sống: lease, term and stock run out by the day alone`() {
        func lease(_ days: Int?) -> Int {
            listing { $0.freshUntil = days.map(QualitySamples.day.advanced) }.lost(.lease)
        }
        #expect([lease(30), lease(7), lease(0), lease(-3), lease(nil)] == [0, 200, 800, 800, 400])
        func empty(_ days: Int) -> Int {
            listing {
                $0.stock = 0
                $0.updatedAt -= Int64(days) * 86_400_000
            }.lost(.stock)
        }
        #expect([empty(3), empty(7), empty(29), empty(30)] == [0, 200, 200, 400])
        let ending = good.changed {
            $0.certificates = [
                MarketSamples.certificate { $0.decisionDay = CoverageSamples.day("2023-10-20") }
            ]
        }
        #expect(ending.lost(.certificateEnd) == 300)
        let suspended = QualityFacts(
            listing: good.listing, producer: MarketSamples.producer(state: .suspended),
            day: QualitySamples.day, policy: QualitySamples.policy)
        #expect(suspended.lost(.producer) == 200)
        #expect(
            listing {
                $0.state = .needsWork
                $0.updatedAt -= 15 * 86_400_000
            }.lost(.waiting) == 200)
    }

    @Test func `thống nhất: goods, unit and the official name`() {
        #expect(offer { $0.goods = [.alcohol] }.fields(.goods) == ["goods"])
        #expect(
            offer {
                $0.set = 14
                $0.goods = [.dry]
            }.lost(.goods) == 300)
        #expect(
            offer {
                $0.set = 14
                $0.goods = [.alcohol]
            }.lost(.unit) == 100)
        #expect(offer { $0.name = "Toi Ly Son" }.lost(.spelling) == 100)
        #expect(offer { $0.name = "Hành tím" }.lost(.spelling) == 200)
        #expect(offer { $0.name = "Tỏi Lý Sơn loại một" }.lost(.spelling) == 0)
        let apart = "Tỏi".decomposed
        #expect(offer { $0.description = apart }.fields(.form) == ["description"])
    }

    @Test func `dùng chung: a refusal costs twice as much as waiting`() {
        let reason = Sentence(vietnamese: "thiếu ảnh", english: "no picture")
        func partners(_ outcomes: PartnerVerdict.Outcome...) -> QualityFacts {
            good.changed {
                $0.partners = outcomes.map { PartnerVerdict(name: "Bưu điện", outcome: $0) }
            }
        }
        let refused = partners(.refused(field: "photos", reason: reason), .taken)
        #expect(refused.lost(.partners) == 250)
        #expect(refused.fields(.partners) == ["photos"])
        #expect(
            QualityScore.of(refused).findings[0].wrong.vietnamese
                == "Bưu điện không nhận: thiếu ảnh.")
        #expect(partners(.waiting, .taken).lost(.partners) == 125)
        #expect(partners().lost(.partners) == 0)
        #expect(listing { $0.state = .submitted }.lost(.partners) == 500)
        #expect(good.changed { $0.reach = .notServed }.lost(.reach) == 200)
        #expect(good.changed { $0.reach = nil }.lost(.reach) == 0)
        #expect(offer { $0.details.barcode = nil }.fields(.feed) == ["barcode"])
    }
}

extension String {
    /// The first letters taken apart into letter and marks: ỏ becomes o and a hook.
    fileprivate var decomposed: String {
        replacing("ỏ", with: "o\u{309}")
    }
}
