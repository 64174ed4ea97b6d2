internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What becomes of a listing whose star has ended.
@Suite struct LapseRuleTests {
    private static let day = CoverageSamples.day("2026-10-07")
    private static let past = CoverageSamples.day("2023-01-01")

    private static func certificate(
        _ state: CertificateState, from decided: Day
    ) -> Certificate {
        MarketSamples.certificate(state: state) { $0.decisionDay = decided }
    }

    static let cases: [(certificates: [Certificate], mayPause: Bool)] = [
        ([], false),
        ([certificate(.claimed, from: past)], false),
        ([certificate(.confirmed, from: past)], true),
        ([certificate(.confirmed, from: day)], false),
        ([certificate(.confirmed, from: day.advanced(by: 1))], false),
        ([certificate(.revoked(from: day), from: day.advanced(by: -1))], true),
        ([certificate(.revoked(from: day.advanced(by: 1)), from: day)], false),
    ]

    @Test(arguments: cases)
    func `only a star that was there and is gone pauses, and only where the policy says so`(
        _ certificates: [Certificate], _ mayPause: Bool
    ) {
        let keep = CertificatePolicy(validMonths: 36)
        let pause = CertificatePolicy(validMonths: 36, lapse: .pause)
        #expect(keep.allowsOffer(certificates, on: Self.day))
        #expect(pause.allowsOffer(certificates, on: Self.day) == !mayPause)
    }
}
