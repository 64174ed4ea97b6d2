internal import Reach

/// Numbers in cells, with the unit that stands behind them or in the header.
extension ListingLine {
    /// The number in the field's own unit, or `nil` with the problem noted.
    mutating func whole(
        _ written: String, _ place: ListingHeader.Place, _ letters: String
    ) -> Int? {
        guard case .column(let column) = place.heading, let measure = column.measure else {
            return nil
        }
        return counted(written, measure, place.unit, column, letters)?.number
    }

    /// What is in a pack: `250`, `250 g`, `0,5 lít`, `12 cái`.
    mutating func net(
        _ written: String, _ place: ListingHeader.Place, _ letters: String
    ) -> ListingCell.Value? {
        counted(written, .net, place.unit, .netQuantity, letters).map { .net($0.number, $0.unit) }
    }

    private mutating func counted(
        _ written: String, _ measure: Measure, _ headerUnit: WrittenUnit?,
        _ column: ListingColumn, _ letters: String
    ) -> (number: Int, unit: NetUnit?)? {
        let (body, name) = Self.parts(of: written)
        var unit = headerUnit
        if !name.isEmpty {
            guard let own = WrittenUnit(name, of: measure) else {
                refuse(
                    column, letters, .malformed,
                    "Không hiểu “\(written.prefix(40))”: hãy ghi một số, có thể kèm đơn vị.",
                    "“\(written.prefix(40))” is not understood: write a number, with its unit.")
                return nil
            }
            unit = own
        }
        let scale = unit ?? .own
        do throws(WrittenNumber.Fault) {
            let number = try WrittenNumber(body, loneMark: scale.loneMark)
            if let whole = number.times(scale.numerator, over: scale.denominator),
                let fitting = Int(exactly: whole)
            {
                return (fitting, unit?.net)
            }
            let (shown, words) = (written.prefix(40), Self.words(measure))
            refuse(
                column, letters, .malformed, "“\(shown)” phải là số nguyên \(words.vietnamese).",
                "“\(shown)” must be a whole number of \(words.english).")
        } catch {
            refuse(error, written, column, letters)
        }
        return nil
    }

    private mutating func refuse(
        _ fault: WrittenNumber.Fault, _ written: String, _ column: ListingColumn, _ letters: String
    ) {
        let shown = written.prefix(40)
        switch fault {
        case .noNumber:
            refuse(
                column, letters, .malformed, "“\(shown)” không phải một số.",
                "“\(shown)” is not a number.")
        case .ambiguous:
            refuse(
                column, letters, .malformed,
                "“\(shown)” có thể hiểu hai cách: hãy ghi đủ số, ví dụ 1.500.000.",
                "“\(shown)” can be read in two ways: write the whole number, such as 1.500.000.")
        }
    }

    /// What is counted, in the unit of the field.
    private static func words(_ measure: Measure) -> Sentence {
        switch measure {
        case .grams: Sentence(vietnamese: "gam", english: "grams")
        case .centimetres: Sentence(vietnamese: "xăng-ti-mét", english: "centimetres")
        case .days: Sentence(vietnamese: "ngày", english: "days")
        case .money: Sentence(vietnamese: "đồng", english: "đồng")
        case .count: Sentence(vietnamese: "gói", english: "packs")
        case .net: Sentence(vietnamese: "gam, mi-li-lít hoặc cái", english: "g, ml or pieces")
        }
    }

    /// The number in front, and the word behind it.
    private static func parts(of written: String) -> (body: Substring, name: Substring) {
        var text = written[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        let digits = text.lastIndex { ("0"..."9").contains($0) }
        guard let digits else { return ("", text) }
        let end = text.index(after: digits)
        return (text[..<end], text[end...].drop { $0.isWhitespace })
    }
}

extension ListingHeader {
    /// The place of a net quantity with the unit that the row names in a column of its own, so
    /// that 1 beside "kg" is a thousand grams and not one; other places as they are.
    func counted(_ place: Place, in cells: [String]) -> Place {
        guard place.heading == .column(.netQuantity),
            let beside = places.first(where: { $0.heading == .column(.netUnit) }),
            beside.index < cells.count,
            let unit = WrittenUnit(cells[beside.index], of: .net)
        else { return place }
        return Place(index: place.index, heading: place.heading, unit: unit)
    }
}
