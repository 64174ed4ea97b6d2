package import Reach

/// The quality of all listings of an area on a day: a value that says what it was made from.
package struct QualityReport: Hashable, Sendable {
    package let rules: String
    package let day: Day
    package let area: QualityArea
    /// SHA-256 over the facts of every listing, in the order of their ids.
    package let sha256: [UInt8]
    /// The worst first; of equal ones the smaller id.
    package let lines: [QualityLine]
    package let producers: [ProducerID: QualityProducer]
    /// When it was kept, in UTC milliseconds; `nil` for one that was made just now.
    package var keptAt: Int64?

    package init(
        rules: String = QualityRules.current.version, day: Day, area: QualityArea,
        sha256: [UInt8], lines: [QualityLine], producers: [ProducerID: QualityProducer],
        keptAt: Int64? = nil
    ) {
        self.rules = rules
        self.day = day
        self.area = area
        self.sha256 = sha256
        self.lines = lines.sorted { $0.place < $1.place }
        self.producers = producers
        self.keptAt = keptAt
    }

    /// The same report of a part of its area; what it was made from stays what it was.
    package func narrowed(to area: QualityArea) -> QualityReport {
        let kept = producers.filter { area.holds($0.value, id: $0.key) }
        return QualityReport(
            rules: rules, day: day, area: area, sha256: sha256,
            lines: lines.filter { kept[$0.producer] != nil }, producers: kept, keptAt: keptAt)
    }

    /// All its listings together.
    package var whole: QualityGroup {
        QualityGroup(key: "", name: "", lines)
    }

    /// Its listings put together by producer or commune, the worst group first.
    package func groups(by grouping: QualityGrouping) -> [QualityGroup] {
        let parts = Dictionary(grouping: lines) { key(of: $0, grouping).key }
        return parts.map { key, lines in
            QualityGroup(key: key, name: self.key(of: lines[0], grouping).name, lines)
        }.sorted { $0.place < $1.place }
    }

    private func key(
        of line: QualityLine, _ grouping: QualityGrouping
    ) -> (key: String, name: String) {
        let producer = producers[line.producer]
        return switch grouping {
        case .listing: (line.listing.text, line.name)
        case .producer: (line.producer.text, producer?.name ?? "")
        case .commune: (producer?.commune.digits ?? "", producer?.communeName ?? "")
        }
    }
}

/// What the lines of a report are about.
package enum QualityGrouping: String, Sendable, CaseIterable {
    case listing
    case producer
    case commune
}

/// One listing in a report: its points and the finding whose mending gains most.
package struct QualityLine: Hashable, Sendable {
    package let listing: ListingID
    package let producer: ProducerID
    package let name: String
    package let state: ListingState
    package let lost: QualityLosses
    package let worst: Worst?

    /// The dearest finding, without its sentences; its check has the advice.
    package struct Worst: Hashable, Sendable {
        package let check: QualityCheck
        package let field: String
        package let lost: QualityPoints

        package init(check: QualityCheck, field: String, lost: QualityPoints) {
            self.check = check
            self.field = field
            self.lost = lost
        }
    }

    package init(
        listing: ListingID, producer: ProducerID, name: String, state: ListingState,
        lost: QualityLosses, worst: Worst?
    ) {
        self.listing = listing
        self.producer = producer
        self.name = name
        self.state = state
        self.lost = lost
        self.worst = worst
    }

    /// The line of a listing with that score.
    package init(_ listing: Listing, _ score: QualityScore) {
        self.init(
            listing: listing.id, producer: listing.producer, name: listing.offer.name,
            state: listing.state, lost: score.lost,
            worst: score.best.map { Worst(check: $0.check, field: $0.field, lost: $0.lost) })
    }

    package var total: QualityPoints {
        .full - lost.sum
    }

    /// Where it stands in a list that begins with the worst.
    package var place: QualityPlace {
        QualityPlace(total: total, key: listing.text)
    }
}

/// A place in a list that begins with the worst: nobody else has the same.
package struct QualityPlace: Hashable, Sendable, Comparable {
    package let total: QualityPoints
    package let key: String

    package init(total: QualityPoints, key: String) {
        self.total = total
        self.key = key
    }

    package static func < (left: QualityPlace, right: QualityPlace) -> Bool {
        (left.total, left.key) < (right.total, right.key)
    }
}
