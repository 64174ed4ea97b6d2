/// Goes on behind a line whose quotes do not fit, so that one row does not cost the whole file.
extension CSVText {
    /// The line at which reading stands, split at every separator as it looks, without the quotes
    /// that could not be understood; reading goes on behind it.
    mutating func skipLine() -> [[UInt8]] {
        let line = restOfLine
        advance(behind: line)
        let cells = line.split(separator: separator, omittingEmptySubsequences: false)
        return cells.prefix(mostCells).map { cell in
            var cell = cell
            if cell.last == Self.carriageReturn { cell.removeLast() }
            let isQuoted = cell.count > 1 && cell.first == Self.quote && cell.last == Self.quote
            return Array(isQuoted ? cell.dropFirst().dropLast() : cell)
        }
    }

    /// Whether the record that was just read has swallowed others: it goes over several lines,
    /// is not as wide as the header, and one of its later lines alone is.
    ///
    /// A quote that is opened and not closed runs on to the next quote, wherever that stands.
    func hasSwallowed(since start: CSVText, _ count: Int, likeCells width: Int) -> Bool {
        guard width > 1, count != width else { return false }
        var later = start
        _ = later.skipLine()
        while later.position < position {
            var alone = CSVText(
                Array(later.restOfLine), separator: separator, mostCells: mostCells)
            if let cells = try? alone.next(), cells.count == width { return true }
            _ = later.skipLine()
        }
        return false
    }
}
