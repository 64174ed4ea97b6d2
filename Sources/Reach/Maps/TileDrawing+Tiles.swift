extension TileDrawing {
    /// Every tile with what it says on hover; one element per place.
    mutating func writeTiles() {
        for (tile, cell) in zip(map.tiles, map.layout.cells) {
            let (x, y) = (cell.column * stepX, cell.row * stepY)
            if map.scale == .large { text.add("<g>") }
            text.add("<use href=\"#\(Self.letter(tile.mark))\" x=\"\(x)\" y=\"\(y)\"><title>")
            text.add(escaped: tile.hover[keyPath: language])
            text.add("</title></use>")
            if map.scale == .large { writeInside(tile, x, y) }
            text.add("\n")
        }
    }

    /// The longest line of a name that fits a large tile, in letters.
    private static let longestLine = 12

    private mutating func writeInside(_ tile: TileMap.Tile, _ x: Int, _ y: Int) {
        let lines = Self.lines(of: tile.name)
        for (number, line) in lines.enumerated() {
            text.add("<text class=\"n k\(tile.mark)\" x=\"\(x + 6)\" y=\"\(y + 15 + 12 * number)\"")
            text.add(" pointer-events=\"none\">")
            text.add(escaped: line)
            text.add("</text>")
        }
        let foot = tile.shares == nil ? 8 : 15
        text.add("<text class=\"d k\(tile.mark)\" x=\"\(x + 6)\" y=\"\(y + stepY - foot)\"")
        text.add(" pointer-events=\"none\">")
        text.add(escaped: tile.detail[keyPath: language])
        text.add("</text>")
        if let shares = tile.shares { writeBar(shares, x + 6, y + stepY - 11) }
        text.add("</g>")
    }

    /// Served black, unknown white, the rest grey: the bar too is read without colour.
    private mutating func writeBar(_ shares: TileMap.Shares, _ x: Int, _ y: Int) {
        let length = Double(stepX - 13)
        func part(_ from: Double, _ share: Double, _ colour: String) -> String {
            let (start, size) = (
                Self.tenths(Double(x) + from * length), Self.tenths(share * length)
            )
            return "<rect x=\"\(start)\" y=\"\(y)\" width=\"\(size)\" height=\"5\""
                + " fill=\"\(colour)\"/>"
        }
        text.add(part(0, 1, "#9a9a9a"))
        text.add(part(0, shares.served, "#111"))
        text.add(part(1 - shares.unknown, shares.unknown, "#fff"))
    }

    /// One digit behind the point, as drawings need no more.
    private static func tenths(_ value: Double) -> String {
        let rounded = Int((value * 10).rounded())
        return "\(rounded / 10).\(abs(rounded % 10))"
    }

    /// A long name in two lines, broken at the blank nearest to its middle.
    static func lines(of name: String) -> [String] {
        let words = name.split(separator: " ")
        guard name.count > longestLine, words.count > 1 else { return [name] }
        let splits = (1..<words.count).map { split in
            (words[..<split].joined(separator: " "), words[split...].joined(separator: " "))
        }
        let best = splits.min {
            max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count)
        }
        return best.map { [$0.0, $0.1] } ?? [name]
    }

    /// A ring around one tile.
    mutating func writeFocus(_ cell: TileLayout.Cell) {
        let (x, y) = (cell.column * stepX - 2, cell.row * stepY - 2)
        text.add("<rect class=\"o\" x=\"\(x)\" y=\"\(y)\" width=\"\(stepX + 3)\"")
        text.add(" height=\"\(stepY + 3)\" rx=\"4\" pointer-events=\"none\"/>\n")
    }

    /// A line wherever two groups meet; the coast needs none.
    mutating func writeBorders() {
        guard map.groups.count > 1 else { return }
        var group: [TileLayout.Cell: Int] = [:]
        for (tile, cell) in zip(map.tiles, map.layout.cells) { group[cell] = tile.group }
        func differs(_ column: Int, _ row: Int, _ otherColumn: Int, _ otherRow: Int) -> Bool {
            guard let one = group[.init(column: column, row: row)],
                let other = group[.init(column: otherColumn, row: otherRow)]
            else { return false }
            return one != other
        }
        var strokes = ""
        for column in 1..<max(map.layout.columns, 2) {
            strokes += Self.runs(map.layout.rows) {
                differs(column, $0, column - 1, $0)
            } line: { from, to in
                "M\(column * stepX) \(from * stepY)v\((to - from) * stepY)"
            }
        }
        for row in 1..<max(map.layout.rows, 2) {
            strokes += Self.runs(map.layout.columns) {
                differs($0, row, $0, row - 1)
            } line: { from, to in
                "M\(from * stepX) \(row * stepY)h\((to - from) * stepX)"
            }
        }
        text.add("<path fill=\"none\" stroke=\"#222\" stroke-width=\"1.2\"")
        text.add(" transform=\"translate(-.5 -.5)\" d=\"\(strokes)\"/>\n")
    }

    /// Joins squares of a line at which there is a border into as few strokes as it takes.
    private static func runs(
        _ count: Int, _ isBorder: (Int) -> Bool, line: (Int, Int) -> String
    ) -> String {
        var strokes = ""
        var start: Int?
        for index in 0...count {
            if index < count, isBorder(index) {
                start = start ?? index
            } else if let from = start {
                strokes += line(from, index)
                start = nil
            }
        }
        return strokes
    }

    /// The names of the groups where most of their tiles are, and those of the islands.
    mutating func writeNames() {
        var members: [Int: [TileLayout.Cell]] = [:]
        let taken = Set(map.layout.cells)
        for (tile, cell) in zip(map.tiles, map.layout.cells) {
            if tile.isIsland {
                writeIsland(tile.name, cell, taken)
            } else {
                members[tile.group, default: []].append(cell)
            }
        }
        for (number, cells) in members.sorted(by: { $0.key < $1.key }) {
            let x = cells.reduce(0) { $0 + $1.column } * stepX / cells.count + stepX / 2
            let y = cells.reduce(0) { $0 + $1.row } * stepY / cells.count + stepY / 2
            text.add("<text class=\"p\" x=\"\(x)\" y=\"\(y + 3)\" pointer-events=\"none\">")
            text.add(escaped: map.groups[number])
            text.add("</text>\n")
        }
    }

    /// So many squares must be sea for an island's name to stand on its right.
    private static let nameSquares = 5

    private mutating func writeIsland(
        _ name: String, _ cell: TileLayout.Cell, _ taken: Set<TileLayout.Cell>
    ) {
        let isFree = (1...Self.nameSquares).allSatisfy {
            !taken.contains(.init(column: cell.column + $0, row: cell.row))
        }
        let x = cell.column * stepX + (isFree ? 12 : -3)
        text.add("<text class=\"\(isFree ? "i" : "i e")\" x=\"\(x)\"")
        text.add(" y=\"\(cell.row * stepY + 8)\">")
        text.add(escaped: name)
        text.add("</text>\n")
    }
}
