/// How good the data of one listing is on a day, with everything that it loses points for.
package struct QualityScore: Hashable, Sendable {
    /// The version of the rules that it was reckoned by.
    package let rules: String
    /// By the order of the words and checks.
    package let findings: [QualityFinding]
    package let lost: QualityLosses

    /// The total of a hundred: what the findings cost, taken off.
    package var total: QualityPoints {
        .full - lost.sum
    }

    /// The one finding whose mending gains most; the first of several.
    package var best: QualityFinding? {
        findings.max { $0.lost < $1.lost }
    }

    /// Looks at the facts by the rules; the same facts give the same score, whoever asks.
    package static func of(
        _ facts: QualityFacts, _ rules: QualityRules = .current
    ) -> QualityScore {
        var tally = QualityTally(rules)
        facts.lookForErrors(&tally)
        facts.lookForGaps(&tally)
        facts.lookForDirt(&tally)
        facts.lookForAge(&tally)
        facts.lookForDisagreements(&tally)
        facts.lookForReceivers(&tally)
        var lost = QualityLosses()
        for finding in tally.findings { lost.add(finding.lost, to: finding.word) }
        return QualityScore(rules: rules.version, findings: tally.findings, lost: lost)
    }
}

/// What is lost of each of the six words, in points of the total.
package struct QualityLosses: Hashable, Sendable {
    /// In hundredths, by the order of the words; the last two places stay empty.
    private var hundredths = SIMD8<Int32>()

    package init() {}

    package subscript(word: QualityWord) -> QualityPoints {
        QualityPoints(hundredths: Int(hundredths[Self.place(of: word)]))
    }

    package mutating func add(_ points: QualityPoints, to word: QualityWord) {
        hundredths[Self.place(of: word)] += Int32(points.hundredths)
    }

    package var sum: QualityPoints {
        QualityPoints(hundredths: Int(hundredths.wrappedSum()))
    }

    /// The score of one word, 0 to 100: what is left of its weight, as a share of it.
    package func score(
        of word: QualityWord, _ rules: QualityRules = .current
    ) -> QualityPoints {
        let weight = rules.weight(of: word).hundredths
        guard weight > 0 else { return .full }
        return .full - QualityPoints(hundredths: self[word].hundredths * 10_000 / weight)
    }

    private static func place(of word: QualityWord) -> Int {
        switch word {
        case .correct: 0
        case .complete: 1
        case .clean: 2
        case .live: 3
        case .consistent: 4
        case .shared: 5
        }
    }
}
