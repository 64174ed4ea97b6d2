internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What the paper of a certificate may say.
@Suite struct CertificateClaimTests {
    typealias Case = MarketFieldCase<CertificateClaim>

    static let cases: [Case] = [
        Case("star", .outOfRange) { $0.star = 2 },
        Case("star", .outOfRange) { $0.star = 6 },
        Case("star", .outOfRange) { $0.star = -4 },
        Case("decision_number", .missing) { $0.decisionNumber = " " },
        Case("decision_number", .tooLong) { $0.decisionNumber = String(repeating: "1", count: 51) },
        Case("decision_number", .controlCharacter) { $0.decisionNumber = "1898\u{200F}/QĐ" },
        Case("issuer", .missing) { $0.issuer = "" },
        Case("issuer", .controlCharacter) { $0.issuer = "Uỷ ban\u{0007}" },
        Case("decision_date", .outOfRange) { $0.decisionDay = CoverageSamples.day("2018-05-06") },
        Case("decision_date", .outOfRange) { $0.decisionDay = CoverageSamples.day("2026-10-08") },
    ]

    @Test(arguments: cases)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let claim = MarketSamples.claim(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in
            _ = try claim.checked(today: MarketSamples.today)
        }
        #expect(named == [spoiled.description])
    }

    @Test(arguments: 3...5)
    func `three to five stars are certified`(_ star: Int) throws {
        let claim = MarketSamples.claim { $0.star = star }
        #expect(try claim.checked(today: MarketSamples.today).star == star)
    }

    @Test(arguments: ["2018-05-07", "2026-10-07"])
    func `a decision is of a day from the programme's first to today`(_ day: String) throws {
        let claim = MarketSamples.claim { $0.decisionDay = CoverageSamples.day(day) }
        #expect(try claim.checked(today: MarketSamples.today).decisionDay.text == day)
    }

    @Test func `an old issuer stays as its paper names it`() throws {
        let claim = MarketSamples.claim { $0.issuer = " UBND huye\u{0323}\u{0302}n Lý Sơn" }
        #expect(try claim.checked(today: MarketSamples.today).issuer == "UBND huyện Lý Sơn")
    }
}
