internal import Market
internal import Reach
internal import TestSupport
import Testing

/// On which days a certificate's star may be shown.
@Suite struct CertificateTests {
    static let policy = CertificatePolicy(validMonths: 36)

    struct Moment: Sendable {
        let decided: String
        let asked: String
        let holds: Bool
    }

    static let moments = [
        Moment(decided: "2025-08-15", asked: "2025-08-14", holds: false),
        Moment(decided: "2025-08-15", asked: "2025-08-15", holds: true),
        Moment(decided: "2025-08-15", asked: "2028-08-14", holds: true),
        Moment(decided: "2025-08-15", asked: "2028-08-15", holds: false),
        Moment(decided: "2025-08-31", asked: "2028-08-30", holds: true),
        Moment(decided: "2025-08-31", asked: "2028-08-31", holds: false),
        // 36 months after a leap day there is no 29 February: the term ends with the 27th.
        Moment(decided: "2024-02-29", asked: "2027-02-27", holds: true),
        Moment(decided: "2024-02-29", asked: "2027-02-28", holds: false),
        Moment(decided: "2021-02-28", asked: "2024-02-27", holds: true),
        Moment(decided: "2021-02-28", asked: "2024-02-28", holds: false),
        Moment(decided: "2023-12-31", asked: "2026-12-30", holds: true),
        Moment(decided: "2023-12-31", asked: "2026-12-31", holds: false),
    ]

    @Test(arguments: moments)
    func `a confirmed star holds from its decision for 36 months`(_ moment: Moment) {
        let certificate = MarketSamples.certificate {
            $0.decisionDay = CoverageSamples.day(moment.decided)
        }
        let day = CoverageSamples.day(moment.asked)
        #expect(certificate.isInForce(on: day, Self.policy) == moment.holds)
    }

    @Test(arguments: moments)
    func `a claim that nobody confirmed never holds`(_ moment: Moment) {
        let certificate = MarketSamples.certificate(state: .claimed) {
            $0.decisionDay = CoverageSamples.day(moment.decided)
        }
        #expect(!certificate.isInForce(on: CoverageSamples.day(moment.asked), Self.policy))
    }

    @Test(arguments: [
        ("2027-01-10", "2027-01-09", true), ("2027-01-10", "2027-01-10", false),
        ("2020-01-01", "2025-08-15", false), ("2040-01-01", "2028-08-14", true),
        ("2040-01-01", "2028-08-15", false),
    ])
    func `a revoked star holds until the day of its revocation and never beyond its term`(
        _ revoked: String, _ asked: String, _ holds: Bool
    ) {
        let state = CertificateState.revoked(from: CoverageSamples.day(revoked))
        let certificate = MarketSamples.certificate(state: state)
        #expect(certificate.isInForce(on: CoverageSamples.day(asked), Self.policy) == holds)
    }

    @Test func `the term is the policy's`() {
        let certificate = MarketSamples.certificate()
        let term = certificate.validity(CertificatePolicy(validMonths: 12))
        #expect(term == CoverageSamples.validity("2025-08-15", "2026-08-15"))
    }

    @Test func `as the clock moves a star comes, is upgraded, and lapses`() {
        let certificates = [
            MarketSamples.certificate("ct_1") {
                $0.star = 3
                $0.decisionDay = CoverageSamples.day("2022-01-10")
            },
            MarketSamples.certificate("ct_2") {
                $0.star = 4
                $0.decisionDay = CoverageSamples.day("2024-06-01")
            },
            MarketSamples.certificate("ct_3", state: .claimed) {
                $0.star = 5
                $0.decisionDay = CoverageSamples.day("2025-06-01")
            },
        ]
        func star(_ day: String) -> Int? {
            certificates.inForce(on: CoverageSamples.day(day), Self.policy)?.claim.star
        }
        #expect(star("2022-01-09") == nil)
        #expect(star("2022-01-10") == 3)
        #expect(star("2024-05-31") == 3)
        #expect(star("2024-06-01") == 4)
        #expect(star("2025-06-01") == 4)
        #expect(star("2027-05-31") == 4)
        #expect(star("2027-06-01") == nil)
    }

    @Test func `a revoked upgrade gives the earlier star back while that holds`() {
        let revoked = CertificateState.revoked(from: CoverageSamples.day("2026-01-01"))
        let certificates = [
            MarketSamples.certificate("ct_1") { $0.star = 3 },
            MarketSamples.certificate("ct_2", state: revoked) {
                $0.star = 5
                $0.decisionDay = CoverageSamples.day("2025-09-01")
            },
        ]
        func star(_ day: String) -> Int? {
            certificates.inForce(on: CoverageSamples.day(day), Self.policy)?.claim.star
        }
        #expect(star("2025-12-31") == 5)
        #expect(star("2026-01-01") == 3)
    }

    @Test func `of two decisions of one day the same one is always shown`() {
        let pair = [
            MarketSamples.certificate("ct_1") { $0.star = 3 },
            MarketSamples.certificate("ct_2") { $0.star = 4 },
        ]
        for order in [pair, pair.reversed()] {
            #expect(order.inForce(on: MarketSamples.today, Self.policy)?.id.text == "ct_2")
        }
    }
}
