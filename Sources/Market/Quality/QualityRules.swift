/// How many of a hundred points each check can cost: one table, known by its version.
///
/// The points of a word's checks sum up to its weight, which divides a hundred, so that both the
/// score of a word (0 to 100) and the total are exact in hundredths.
package struct QualityRules: Sendable {
    package let version: String
    private let most: [QualityCheck: QualityPoints]
    private let weights: [QualityWord: QualityPoints]

    init(version: String, hundredths: KeyValuePairs<QualityCheck, Int>) {
        self.version = version
        var most: [QualityCheck: QualityPoints] = [:]
        var weights: [QualityWord: QualityPoints] = [:]
        for (check, number) in hundredths {
            most[check] = QualityPoints(hundredths: number)
            weights[check.word, default: .none] =
                weights[check.word, default: .none] + QualityPoints(hundredths: number)
        }
        self.most = most
        self.weights = weights
    }

    /// The most that the check can cost; one that is not in the table costs nothing.
    package func most(of check: QualityCheck) -> QualityPoints {
        most[check] ?? .none
    }

    /// The share of the word in the total, in points; all six make a hundred.
    package func weight(of word: QualityWord) -> QualityPoints {
        weights[word] ?? .none
    }

    /// The rules by which reports are made now; a change is a new version.
    package static let current = QualityRules(
        version: "2026-11",
        hundredths: [
            // đúng: 25
            .certificate: 900, .officialList: 500, .commune: 200, .validity: 400,
            .barcode: 200, .measures: 300,
            // đủ: 25
            .required: 600, .recommended: 400, .label: 400, .photos: 400, .labelPhoto: 100,
            .story: 200, .description: 100, .shelfLife: 100, .storage: 100, .origin: 100,
            // sạch: 10
            .duplicate: 300, .capitals: 100, .contacts: 200, .typing: 150, .placeholders: 150,
            .photoSize: 100,
            // sống: 20
            .lease: 800, .certificateEnd: 400, .stock: 400, .producer: 200, .waiting: 200,
            // thống nhất: 10
            .pack: 300, .goods: 300, .spelling: 200, .form: 100, .unit: 100,
            // dùng chung: 10
            .partners: 500, .feed: 300, .reach: 200,
        ])
}
