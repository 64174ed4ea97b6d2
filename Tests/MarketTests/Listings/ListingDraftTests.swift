internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What is sent to register a listing.
@Suite struct ListingDraftTests {
    typealias Case = MarketFieldCase<ListingDraft>

    private func draft(_ change: (inout ListingDraft) -> Void) -> ListingDraft {
        var draft = ListingDraft(
            producer: ProducerID("pr_1"), offer: MarketSamples.offer(), stock: 10, stars: 4,
            certificate: MarketSamples.claim())
        change(&draft)
        return draft
    }

    static let cases: [Case] = [
        Case("stars", .starWithoutCertificate) { $0.certificate = nil },
        Case("stars", .starWithoutCertificate) { $0.stars = 5 },
        Case("stars", .starWithoutCertificate) { $0.stars = 0 },
        Case("stock", .outOfRange) { $0.stock = -1 },
        Case("stock", .outOfRange) { $0.stock = 10_000_001 },
        Case("price_vnd", .outOfRange) { $0.offer.price = Money(vnd: -125_000) },
        Case("certificate.issuer", .missing) { $0.certificate?.issuer = "" },
        Case("certificate.star", .outOfRange) {
            $0.stars = 2
            $0.certificate?.star = 2
        },
    ]

    @Test(arguments: cases)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let draft = draft(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in
            _ = try draft.checked(today: MarketSamples.today)
        }
        #expect(named == [spoiled.description])
    }

    @Test func `offer, certificate and stock are all looked at in one pass`() {
        let draft = draft {
            $0.offer.name = ""
            $0.certificate?.issuer = ""
            $0.stock = -1
        }
        let named = Case.named { () throws(FieldProblems) in
            _ = try draft.checked(today: MarketSamples.today)
        }
        #expect(named == ["name missing", "certificate.issuer missing", "stock out_of_range"])
    }

    @Test func `a draft without any star is a draft`() throws {
        let draft = draft {
            $0.stars = nil
            $0.certificate = nil
        }
        #expect(try draft.checked(today: MarketSamples.today) == draft)
    }
}
