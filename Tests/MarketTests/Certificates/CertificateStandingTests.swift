internal import Market
internal import Reach
internal import TestSupport
import Testing

/// No star without a certificate in force, whatever a listing has and however the clock moves.
@Suite struct CertificateStandingTests {
    static let policy = CertificatePolicy(validMonths: 36)

    /// Every state that one certificate may be in, at three decision days.
    private static func all(_ id: String, star: Int) -> [Certificate] {
        let days = ["2023-11-01", "2024-10-31", "2026-05-22"].map(CoverageSamples.day)
        return days.flatMap { day -> [Certificate] in
            let states: [CertificateState] = [
                .claimed, .confirmed, .revoked(from: day.advanced(by: 10)),
                .revoked(from: day.adding(months: 30), ground: .markMisused),
                .revoked(from: day.adding(months: 40), ground: .noLongerMade),
            ]
            return states.map { state in
                MarketSamples.certificate(id, state: state) {
                    ($0.star, $0.decisionDay) = (star, day)
                }
            }
        }
    }

    /// The days around everything that may turn for these certificates.
    private static func moments(_ certificates: [Certificate]) -> [Day] {
        let turns = certificates.flatMap { certificate -> [Day] in
            let end = certificate.end(policy)
            let rungs = ExpiryCalendar.rungs.map { end.advanced(by: -$0) }
            return [certificate.claim.decisionDay, end, certificate.validity(policy).to ?? end]
                + [certificate.state.revokedFrom].compactMap(\.self) + rungs
        }
        return Set(turns.flatMap { [$0.advanced(by: -1), $0, $0.advanced(by: 1)] }).sorted()
    }

    @Test func `a star is shown exactly by the latest certificate in force, on every day`() {
        var looked = 0
        for first in Self.all("ct_1", star: 3) {
            for second in Self.all("ct_2", star: 4) {
                let pair = [first, second]
                for day in Self.moments(pair) {
                    let standings = pair.map { pair.standing(of: $0, on: day, Self.policy) }
                    let shown = zip(pair, standings).filter { $1.showsStar }.map(\.0.id)
                    let inForce = pair.inForce(on: day, Self.policy)
                    #expect(shown == [inForce?.id].compactMap(\.self), "\(pair) \(day.text)")
                    for (certificate, standing) in zip(pair, standings) {
                        check(standing, certificate, on: day)
                    }
                    looked += 1
                }
            }
        }
        #expect(looked > 3_000)
    }

    /// Each word, from the certificate's own dates and not through the rule that is tested.
    private func check(_ standing: CertificateStanding, _ certificate: Certificate, on day: Day) {
        let decided = certificate.claim.decisionDay
        let term = decided.adding(months: 36)
        let revoked = certificate.state.revokedFrom
        switch standing {
        case .claimed: #expect(certificate.state == .claimed)
        case .notYet: #expect(certificate.state != .claimed && day < decided)
        case .inForce:
            #expect(decided <= day && day.distance(to: min(term, revoked ?? term)) > 180)
        case .expiring(let rung, let left):
            #expect(left == day.distance(to: min(term, revoked ?? term)))
            #expect(left > 0 && left <= rung && rung <= 180)
        case .lapsed: #expect(day >= term && revoked.map { day < $0 } ?? true)
        case .revoked: #expect(revoked.map { $0 <= day } ?? false)
        case .superseded(let by): #expect(by != certificate.id && decided <= day)
        }
    }

    @Test func `a claim never shows a star, and a revoked one never again`() {
        for certificate in Self.all("ct_1", star: 5) {
            for day in Self.moments([certificate]) {
                let standing = [certificate].standing(of: certificate, on: day, Self.policy)
                if certificate.state == .claimed { #expect(standing == .claimed) }
                if let from = certificate.state.revokedFrom, from <= day {
                    #expect(standing == .revoked)
                }
            }
        }
    }

    @Test func `an upgrade supersedes, and when it is revoked the first holds again`() {
        let first = MarketSamples.certificate("ct_1") { $0.star = 3 }
        let from = CoverageSamples.day("2026-06-01")
        let second = MarketSamples.certificate(
            "ct_2", state: .revoked(from: from, ground: .falseDossier)
        ) { ($0.star, $0.decisionDay) = (4, CoverageSamples.day("2026-01-10")) }
        func word(_ day: String) -> [CertificateStanding.Word] {
            [first, second].map {
                [first, second].standing(of: $0, on: CoverageSamples.day(day), Self.policy).word
            }
        }
        #expect(word("2025-08-15") == [.inForce, .notYet])
        #expect(word("2026-01-10") == [.superseded, .expiring])
        #expect(word("2026-06-01") == [.inForce, .revoked])
        #expect(word("2028-08-15") == [.lapsed, .revoked])
    }

    @Test func `the calendar counts down to the earlier of term and revocation`() {
        let certificate = MarketSamples.certificate()
        func standing(_ day: String) -> CertificateStanding {
            [certificate].standing(
                of: certificate, on: CoverageSamples.day(day), Self.policy)
        }
        #expect(standing("2028-02-16") == .inForce)
        #expect(standing("2028-02-17") == .expiring(rung: 180, daysLeft: 180))
        #expect(standing("2028-05-17") == .expiring(rung: 90, daysLeft: 90))
        #expect(standing("2028-08-14") == .expiring(rung: 7, daysLeft: 1))
        #expect(standing("2028-08-15") == .lapsed)
    }

    @Test func `the end stays as it was fixed when the policy changes`() {
        let longer = CertificatePolicy(validMonths: 60)
        let dated = MarketSamples.certificate().dated(by: Self.policy)
        #expect(dated.validTo == CoverageSamples.day("2028-08-15"))
        #expect(dated.end(longer) == dated.validTo && dated.dated(by: longer) == dated)
        #expect(MarketSamples.certificate().end(longer) == CoverageSamples.day("2030-08-15"))
    }

    @Test(arguments: [
        ("2025-08-31", "2028-08-31"), ("2024-02-29", "2027-02-28"), ("2023-12-31", "2026-12-31"),
    ])
    func `terms end on the same day of the month or the month's last`(_ from: String, _ to: String)
    {
        let certificate = MarketSamples.certificate {
            $0.decisionDay = CoverageSamples.day(from)
        }
        #expect(certificate.dated(by: Self.policy).validTo?.text == to)
    }

    @Test func `each standing and each ground has sentences in both languages`() {
        let all =
            CertificateStanding.Word.allCases.map(\.sentence)
            + RevocationGround.allCases.map(\.sentence)
        #expect(RevocationGround.allCases.count == 6)
        #expect(Set(all).count == all.count)
        for sentence in all {
            #expect(sentence.vietnamese.hasSuffix(".") && sentence.english.hasSuffix("."))
            #expect(sentence.vietnamese.unicodeScalars.contains { $0.value > 0x7F })
        }
    }
}
