@testable import Market
import Reach
import Testing

/// How points are reckoned, whatever is found.
@Suite struct QualityScoreTests {
    @Test func `a listing without fault has a hundred points and nothing to mend`() {
        let score = QualityScore.of(QualitySamples.facts())
        #expect(score.findings.map { "\($0.check.rawValue) \($0.field)" } == [])
        #expect(score.total == .full)
        #expect(score.best == nil)
        #expect(score.rules == "2026-11")
    }

    @Test func `the weights of the six words make a hundred and divide it`() {
        let rules = QualityRules.current
        let weights = QualityWord.allCases.map { rules.weight(of: $0).hundredths }
        #expect(weights.reduce(0, +) == 10_000)
        #expect(weights.allSatisfy { $0 > 0 && 1_000_000 % $0 == 0 })
        for check in QualityCheck.allCases { #expect(rules.most(of: check) > .none, "\(check)") }
    }

    @Test(arguments: QualityCheck.allCases)
    func `every check advises in both languages`(check: QualityCheck) {
        #expect(check.advice.vietnamese.hasSuffix("."))
        #expect(check.advice.english.hasSuffix("."))
    }

    @Test func `the total is the weighted sum of the words`() {
        var dice = QualityDice(seed: 7)
        for _ in 0..<100 {
            let score = QualityScore.of(dice.facts())
            let weighted = QualityWord.allCases.reduce(0) { sum, word in
                sum + score.lost.score(of: word).hundredths
                    * QualityRules.current.weight(of: word).hundredths
            }
            #expect(weighted == score.total.hundredths * 10_000, "seed 7")
        }
    }

    @Test func `what the findings cost is exactly what is missing`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var dice = QualityDice(seed: seed)
        for _ in 0..<400 {
            let facts = dice.facts()
            let score = QualityScore.of(facts)
            let lost = score.findings.reduce(0) { $0 + $1.lost.hundredths }
            #expect(lost == 10_000 - score.total.hundredths, "seed \(seed)")
            #expect(score.findings.allSatisfy { $0.lost > .none }, "seed \(seed)")
            for word in QualityWord.allCases {
                #expect((.none ... .full).contains(score.lost.score(of: word)), "seed \(seed)")
            }
            for (check, findings) in Dictionary(grouping: score.findings, by: \.check) {
                let most = QualityRules.current.most(of: check).hundredths
                #expect(
                    findings.reduce(0) { $0 + $1.lost.hundredths } <= most, "seed \(seed)")
            }
            #expect(QualityScore.of(facts) == score, "seed \(seed)")
        }
    }

    @Test func `no better field lowers the score`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var dice = QualityDice(seed: seed)
        for _ in 0..<120 {
            let facts = dice.facts()
            let before = QualityScore.of(facts).total
            for (name, change) in QualityDice.betterments {
                let after = QualityScore.of(facts.changed(change)).total
                #expect(after >= before, "\(name), seed \(seed)")
            }
        }
    }

    @Test func `other facts have another digest, the same facts the same`() {
        let facts = QualitySamples.facts()
        #expect(facts.digest == QualitySamples.facts().digest)
        var digests: Set<[UInt8]> = [facts.digest]
        let changes: [(inout QualityFacts) -> Void] = [
            { $0.reach = .unknown }, { $0.twin = ListingID("ls_0") },
            { $0.isCommuneInForce = false },
            { $0.certificates = [] }, { $0.officials = [] }, { $0.partners = [] },
            { $0.photoSizes = [:] },
        ]
        for change in changes { digests.insert(facts.changed(change).digest) }
        #expect(digests.count == changes.count + 1)
    }

    @Test func `points are written exactly`() {
        let written = [0: "0", 5: "0.05", 50: "0.5", 8_325: "83.25", 10_000: "100"]
        for (hundredths, text) in written {
            #expect(QualityPoints(hundredths: hundredths).text == text)
        }
        #expect(QualityPoints.mean(sum: 5, of: 2).hundredths == 3)
    }
}
