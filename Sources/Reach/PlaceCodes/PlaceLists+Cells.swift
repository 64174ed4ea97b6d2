extension PlaceLists {
    /// A row's cells with each commune's code of an earlier list as the code of today.
    ///
    /// A commune that was divided, or that the list did not have, is a problem of its column: to
    /// choose one of several would send parcels to a place that nobody has named.
    package func translated(
        _ cells: [String: String], of table: CoverageTable, from day: Day
    ) throws(CoverageProblems) -> [String: String] {
        var translated = cells
        var problems: [CoverageProblem] = []
        for column in Self.placeColumns {
            guard let cell = cells[column],
                case .commune(let code)? = PlaceScope(cell: cell.filter { $0 != " " })
            else { continue }
            switch resolve(code, on: day) {
            case .one(let commune): translated[column] = PlaceScope.commune(commune).cell
            case .divided(let communes):
                problems.append(
                    problem(table, cells, column, .dividedCommune, divided(code, communes)))
            case .unknownCode, .unknownList:
                problems.append(
                    problem(table, cells, column, .unknownCommune, unknown(code, day)))
            }
        }
        if !problems.isEmpty { throw CoverageProblems(problems) }
        return translated
    }

    /// The columns of all tables that may name a commune.
    private static let placeColumns = ["destination", "origin", "place"]

    private func divided(_ code: CommuneCode, _ communes: [CommuneCode]) -> Sentence {
        let codes = communes.map(\.digits).joined(separator: ", ")
        return Sentence(
            vietnamese: "Xã mã \(code.digits) đã được chia; hãy ghi rõ mã hiện nay: \(codes).",
            english: "Commune \(code.digits) was divided; name today's code: \(codes).")
    }

    private func unknown(_ code: CommuneCode, _ day: Day) -> Sentence {
        let list = list(on: day) ?? day.text
        return Sentence(
            vietnamese: "Danh mục \(list) không có xã mã \(code.digits).",
            english: "The list of \(list) has no commune \(code.digits).")
    }

    private func problem(
        _ table: CoverageTable, _ cells: [String: String], _ column: String,
        _ code: CoverageProblemCode, _ message: Sentence
    ) -> CoverageProblem {
        CoverageProblem(
            table: table, row: cells["id"].flatMap { RowID($0) }, column: column, code: code,
            message: message)
    }
}
