package import Reach

/// Listings of one producer, commune or area together: means, and how many there are.
package struct QualityGroup: Hashable, Sendable {
    /// The code or id of what they share; empty for a whole report.
    package let key: String
    package let name: String
    package let count: Int
    package let total: QualityPoints
    private let words: [QualityPoints]

    init(key: String, name: String, _ lines: [QualityLine]) {
        self.key = key
        self.name = name
        count = lines.count
        let sum = lines.reduce(0) { $0 + $1.total.hundredths }
        total = .mean(sum: sum, of: lines.count)
        words = QualityWord.allCases.map { word in
            .mean(sum: lines.reduce(0) { $0 + $1.lost.score(of: word).hundredths }, of: lines.count)
        }
    }

    /// The mean score of one word, 0 to 100.
    package func score(of word: QualityWord) -> QualityPoints {
        // There is one for each word, in their order.
        zip(QualityWord.allCases, words).first { $0.0 == word }?.1 ?? .full
    }

    /// Where it stands in a list that begins with the worst.
    package var place: QualityPlace {
        QualityPlace(total: total, key: key)
    }
}

/// What a report says of a producer, as it was on that day.
package struct QualityProducer: Hashable, Sendable {
    package let name: String
    package let commune: CommuneCode
    /// Type and name, as people write it; empty for a code that is not on the list.
    package let communeName: String
    package let province: ProvinceCode?

    package init(
        name: String, commune: CommuneCode, communeName: String, province: ProvinceCode?
    ) {
        self.name = name
        self.commune = commune
        self.communeName = communeName
        self.province = province
    }
}

/// The part of the country, or the producer, that a report is about.
package enum QualityArea: Hashable, Sendable {
    case country
    case province(ProvinceCode)
    case commune(CommuneCode)
    case producer(ProducerID)

    /// As it is kept and shown: `country`, `province:51`.
    package var text: String {
        switch self {
        case .country: "country"
        case .province(let code): "province:\(code.digits)"
        case .commune(let code): "commune:\(code.digits)"
        case .producer(let id): "producer:\(id.text)"
        }
    }

    /// Whether the producer's listings are of the area.
    func holds(_ producer: QualityProducer, id: ProducerID) -> Bool {
        switch self {
        case .country: true
        case .province(let code): producer.province == code
        case .commune(let code): producer.commune == code
        case .producer(let wanted): id == wanted
        }
    }
}
