package import Market
internal import Reach
internal import Sheets

/// A report as a table for people, in UTF-8; no cell is a formula to a spreadsheet.
///
/// It is written piece by piece, so that the table of a province never stands in memory whole.
package struct QualityTable: Sendable {
    /// Lines of one piece, which are some hundred kilobytes.
    static let pieceLines = 500

    private let report: QualityReport
    private let grouping: QualityGrouping
    private let groups: [QualityGroup]
    /// Each row says by which rules, of which day and from what it was made, so that it stays true
    /// when it is cut out.
    private let proof: [String]

    package init(_ report: QualityReport, by grouping: QualityGrouping) {
        self.report = report
        self.grouping = grouping
        groups = grouping == .listing ? [] : report.groups(by: grouping)
        proof = [report.rules, report.day.text, Digest.hex(report.sha256)]
    }

    /// How many pieces the table has, its header in the first.
    package var pieceCount: Int {
        max(1, (lineCount + Self.pieceLines - 1) / Self.pieceLines)
    }

    /// The bytes of one piece, counted from 0; pieces follow each other without anything between.
    package func piece(_ number: Int) -> [UInt8] {
        // A spreadsheet takes UTF-8 for what it is only behind this mark.
        var bytes: [UInt8] = number == 0 ? [0xEF, 0xBB, 0xBF] : []
        if number == 0 { bytes += CSVText.guardedText([header]).utf8 }
        let start = number * Self.pieceLines
        for line in start..<max(start, min(start + Self.pieceLines, lineCount)) {
            bytes += CSVText.guardedText([cells(of: line) + proof]).utf8
        }
        return bytes
    }

    private var lineCount: Int {
        grouping == .listing ? report.lines.count : groups.count
    }

    private var header: [String] {
        let words = QualityWord.allCases.map(\.rawValue)
        let proofNames = ["rules", "date", "made_from_sha256"]
        guard grouping == .listing else {
            return [grouping.rawValue, "name", "listings", "score"] + words + proofNames
        }
        return [
            "listing", "name", "producer", "producer_name", "commune_code", "commune", "state",
            "score",
        ] + words + ["worst_check", "worst_field", "worst_points", "fix"] + proofNames
    }

    private func cells(of number: Int) -> [String] {
        guard grouping == .listing else {
            let group = groups[number]
            let scores = QualityWord.allCases.map { group.score(of: $0).text }
            return [group.key, group.name, "\(group.count)", group.total.text] + scores
        }
        let line = report.lines[number]
        let producer = report.producers[line.producer]
        let scores = QualityWord.allCases.map { line.lost.score(of: $0).text }
        return [
            line.listing.text, line.name, line.producer.text, producer?.name ?? "",
            producer?.commune.digits ?? "", producer?.communeName ?? "", line.state.rawValue,
            line.total.text,
        ] + scores + [
            line.worst?.check.rawValue ?? "", line.worst?.field ?? "",
            line.worst?.lost.text ?? "", line.worst?.check.advice.vietnamese ?? "",
        ]
    }
}
