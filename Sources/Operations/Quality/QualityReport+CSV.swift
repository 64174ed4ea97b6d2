package import Market
internal import Reach
internal import Sheets

/// A report as a table for people, in UTF-8; no cell is a formula to a spreadsheet.
extension QualityReport {
    /// Each row says by which rules, of which day and from what it was made, so that it stays
    /// true when it is cut out.
    package func csv(by grouping: QualityGrouping) -> [UInt8] {
        let words = QualityWord.allCases.map(\.rawValue)
        let proof = [rules, day.text, Digest.hex(sha256)]
        let proofNames = ["rules", "date", "made_from_sha256"]
        // A spreadsheet takes UTF-8 for what it is only behind this mark.
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        func add(_ cells: [String]) {
            bytes += CSVText.guardedText([cells]).utf8
        }
        guard grouping == .listing else {
            add([grouping.rawValue, "name", "listings", "score"] + words + proofNames)
            for group in groups(by: grouping) {
                let scores = QualityWord.allCases.map { group.score(of: $0).text }
                add([group.key, group.name, "\(group.count)", group.total.text] + scores + proof)
            }
            return bytes
        }
        add(
            [
                "listing", "name", "producer", "producer_name", "commune_code", "commune",
                "state", "score",
            ] + words + ["worst_check", "worst_field", "worst_points", "fix"] + proofNames)
        for line in lines { add(cells(of: line) + proof) }
        return bytes
    }

    private func cells(of line: QualityLine) -> [String] {
        let producer = producers[line.producer]
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
