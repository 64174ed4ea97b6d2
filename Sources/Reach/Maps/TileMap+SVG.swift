extension TileMap {
    /// The map as SVG without any script, in one of the two languages of its sentences.
    package func svg(in language: KeyPath<Sentence, String>) -> [UInt8] {
        var drawing = TileDrawing(self, language)
        drawing.draw()
        return drawing.text.bytes
    }
}

/// Writes one map; lengths are in pixels of the drawing.
struct TileDrawing {
    let map: TileMap
    let language: KeyPath<Sentence, String>
    var text: MarkupText

    /// A tile with the gap to its right and below.
    var stepX: Int {
        switch map.scale {
        case .small: 10
        case .large: 112
        }
    }

    var stepY: Int {
        switch map.scale {
        case .small: 10
        case .large: 58
        }
    }

    static let margin = 16
    static let legendLine = 20
    /// What stands above the map: title, subtitle, and the marks in two columns.
    var headHeight: Int {
        52 + (map.marks.count + 1) / 2 * Self.legendLine + 14
    }

    /// Names beside the islands in the east need room.
    var width: Int {
        let grid = map.layout.columns * stepX + (map.scale == .small ? 60 : 0)
        return max(grid, 640) + 2 * Self.margin
    }

    var height: Int {
        headHeight + map.layout.rows * stepY + 2 * Self.margin
    }

    init(_ map: TileMap, _ language: KeyPath<Sentence, String>) {
        self.map = map
        self.language = language
        text = MarkupText(capacity: 512 + map.tiles.count * 110)
    }

    mutating func draw() {
        text.add(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"")
        text.add(" viewBox=\"0 0 \(width) \(height)\" role=\"img\"")
        text.add(" font-family=\"system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif\">\n<title>")
        text.add(escaped: map.title[keyPath: language])
        text.add("</title>\n<desc>")
        text.add(escaped: map.subtitle[keyPath: language])
        text.add("</desc>\n")
        writeStyle()
        writeMarks()
        text.add("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
        writeHead()
        let left = Self.margin + (width - 2 * Self.margin - map.layout.columns * stepX) / 2
        text.add("<g transform=\"translate(\(left) \(headHeight + Self.margin))\">\n")
        writeTiles()
        writeBorders()
        if let focus = map.focus { writeFocus(map.layout.cells[focus]) }
        if map.scale == .small { writeNames() }
        text.add("</g>\n</svg>\n")
    }

    private mutating func writeStyle() {
        let size = map.scale == .small ? 7 : 14
        text.add("<style>text{fill:#222}.g{font-size:\(size)px;text-anchor:middle}")
        text.add(".n{font-size:11px;font-weight:600}.d{font-size:9.5px}")
        text.add(".e{text-anchor:end}.o{fill:none;stroke:#111;stroke-width:2.5}")
        text.add(".p{font-size:9px;font-weight:700;text-anchor:middle;paint-order:stroke;")
        text.add("stroke:#fff;stroke-width:2.4px;stroke-linejoin:round}")
        text.add(".i{font-size:8px;font-style:italic}")
        for (number, mark) in map.marks.enumerated() {
            text.add(".m\(number){fill:\(mark.colour)}.k\(number){fill:\(mark.ink)}")
        }
        text.add("</style>\n")
    }

    /// Each mark is drawn once and used by its tiles, which keeps the map light.
    private mutating func writeMarks() {
        text.add("<defs>")
        for (number, mark) in map.marks.enumerated() {
            text.add("<g id=\"\(Self.letter(number))\">")
            writeMark(number, mark, stepX - 1, stepY - 1)
            text.add("</g>")
        }
        text.add("</defs>\n")
    }

    /// The square of a mark with its glyph: in the middle, or in the upper right corner.
    private mutating func writeMark(
        _ number: Int, _ mark: TileMap.Mark, _ width: Int, _ height: Int
    ) {
        let isSmall = map.scale == .small
        let round = isSmall ? "1" : "4"
        text.add("<rect class=\"m\(number)\" width=\"\(width)\" height=\"\(height)\"")
        text.add(" rx=\"\(round)\"/>")
        let (x, y) = isSmall ? ("4.5", "7") : ("\(width - 11)", "17")
        text.add("<text class=\"g k\(number)\" x=\"\(x)\" y=\"\(y)\">")
        text.add(escaped: mark.glyph)
        text.add("</text>")
    }

    static func letter(_ mark: Int) -> String {
        String(UnicodeScalar(UInt8(97 + mark % 26)))
    }

    private mutating func writeHead() {
        let margin = Self.margin
        text.add("<text x=\"\(margin)\" y=\"34\" font-size=\"19\" font-weight=\"700\">")
        text.add(escaped: map.title[keyPath: language])
        text.add("</text>\n<text x=\"\(margin)\" y=\"54\" font-size=\"12\">")
        text.add(escaped: map.subtitle[keyPath: language])
        text.add("</text>\n")
        let half = (map.marks.count + 1) / 2
        for (number, mark) in map.marks.enumerated() {
            let x = margin + (number / half) * (width - 2 * margin) / 2
            let y = 68 + number % half * Self.legendLine
            text.add("<g transform=\"translate(\(x) \(y))\">")
            text.add("<rect class=\"m\(number)\" width=\"15\" height=\"15\" rx=\"2\"/>")
            text.add("<text class=\"k\(number)\" x=\"7.5\" y=\"11.5\" font-size=\"11\"")
            text.add(" text-anchor=\"middle\">")
            text.add(escaped: mark.glyph)
            text.add("</text><text x=\"22\" y=\"12\" font-size=\"12\">")
            text.add(escaped: mark.meaning[keyPath: language])
            text.add("</text></g>\n")
        }
    }
}
