internal import Reach

extension ListingLine {
    /// What a row says under that header, with every cell that cannot be read among its problems.
    package static func read(
        _ cells: [String], number: Int, under header: ListingHeader,
        _ vocabulary: ListingVocabulary
    ) -> ListingLine {
        var line = ListingLine(number: number)
        for place in header.places where place.index < cells.count {
            let written = cells[place.index]
            if written.allSatisfy(\.isWhitespace) { continue }
            line.take(written, header.counted(place, in: cells), vocabulary)
        }
        // Attributes are read by the template of the set, wherever its column stands.
        if let index = line.cells.firstIndex(where: { $0.heading == .column(.set) }), index > 0 {
            line.cells.insert(line.cells.remove(at: index), at: 0)
        }
        let width = header.places.map(\.index).max() ?? 0
        for index in cells.indices where index > width && !cells[index].isEmpty {
            // A cell beside the table is a cell that slipped; a column without use has a name.
            if index >= header.width {
                line.refuse(
                    nil, ListingHeader.letters(ofColumn: index + 1), .unknownField,
                    "Có chữ ngoài bảng: cột này không có tên.",
                    "Something stands beside the table: the column has no name.")
                break
            }
        }
        return line
    }

    private mutating func take(
        _ written: String, _ place: ListingHeader.Place, _ vocabulary: ListingVocabulary
    ) {
        let letters = ListingHeader.letters(ofColumn: place.index + 1)
        let isNothing = Self.isNothing(written)
        guard case .column(let column) = place.heading else {
            let value: ListingCell.Value = isNothing ? .nothing : .text(Self.unescaped(written))
            return cells.append(ListingCell(heading: place.heading, value: value))
        }
        switch column {
        case .id, .externalKey, .producer: takeKey(written, column, letters)
        case .state, .star, .decision, .problem: return
        case .stock:
            if let stock = whole(written, place, letters) { self.stock = stock }
        case _ where isNothing: cells.append(ListingCell(heading: place.heading, value: .nothing))
        default:
            if let value = value(written, column, place, letters, vocabulary) {
                cells.append(ListingCell(heading: place.heading, value: value))
            }
        }
    }

    private mutating func takeKey(_ written: String, _ column: ListingColumn, _ letters: String) {
        let result = CleanText.check(Self.unescaped(written), field: column.rawValue, limit: 100)
        switch (result, column) {
        case (.failure(let refused), _):
            problems += refused.all.map { RowProblem($0, column: letters) }
        case (.success(let text), .id): id = ListingID(text)
        case (.success(let text), .externalKey): externalKey = text
        case (.success(let text), _): producer = ProducerID(text)
        }
    }

    private mutating func value(
        _ written: String, _ column: ListingColumn, _ place: ListingHeader.Place,
        _ letters: String, _ vocabulary: ListingVocabulary
    ) -> ListingCell.Value? {
        switch column {
        case .packedWeight, .length, .width, .height, .price, .shelfLife, .longestTransit:
            return whole(written, place, letters).map { .whole($0) }
        case .netQuantity: return net(written, place, letters)
        case .netUnit:
            if let unit = WrittenUnit(written, of: .net)?.net { return .unit(unit) }
            refuse(
                column, letters, .malformed, "Phải là g, ml hoặc cái.", "Must be g, ml or piece.")
        case .set:
            if let set = vocabulary.set(written) { return .whole(set) }
            refuse(
                column, letters, .malformed,
                "Phải là số từ 1 đến 26, hoặc tên bộ sản phẩm như trong quyết định.",
                "Must be a number from 1 to 26, or the name of a set as the decision has it.")
        case .goods:
            if let goods = ListingVocabulary.goods(written) { return .goods(goods) }
            let words = GoodsClass.allCases.map(\.title.vietnamese).joined(separator: "; ")
            refuse(
                column, letters, .malformed, "Phải chọn trong: \(words).",
                "Must be of: \(GoodsClass.allCases.map(\.rawValue).joined(separator: "; ")).")
        case .shipsByCourier:
            if let flag = ListingVocabulary.flag(written) { return .flag(flag) }
            refuse(column, letters, .malformed, "Phải là có hoặc không.", "Must be yes or no.")
        case .tags: return .texts(Self.tags(written))
        default: return .text(Self.unescaped(written))
        }
        return nil
    }

    mutating func refuse(
        _ column: ListingColumn?, _ letters: String?, _ code: FieldProblem.Code,
        _ vietnamese: String, _ english: String
    ) {
        problems.append(
            RowProblem(
                column: letters, field: column?.rawValue ?? "", code: code,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }
}

extension ListingLine {
    /// The cell that says "nothing here", as it is written.
    package static let nothing = "-"

    private static func isNothing(_ written: String) -> Bool {
        var text = written[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text == nothing
    }

    /// Text that would say "nothing" has a backslash before it; one of them is taken off.
    package static func escaped(_ text: String) -> String {
        isHyphen(text) ? "\\" + text : text
    }

    static func unescaped(_ text: String) -> String {
        text.first == "\\" && isHyphen(text) ? String(text.dropFirst()) : text
    }

    /// A hyphen behind any number of backslashes.
    private static func isHyphen(_ text: String) -> Bool {
        text.drop { $0 == "\\" } == nothing
    }

    /// Tags between line ends where there is one, else between semicolons, else between commas.
    private static func tags(_ written: String) -> [String] {
        for mark in ["\n", ";", ","] where written.contains(mark) {
            return written.split(separator: mark).map(String.init)
                .filter { !$0.allSatisfy(\.isWhitespace) }
        }
        return [unescaped(written)]
    }

    /// Tags as one cell that reads back as the same ones.
    package static func cell(ofTags tags: [String]) -> String {
        let isPlain = !tags.contains { $0.contains { ",;".contains($0) } }
        if isPlain { return escaped(tags.joined(separator: "; ")) }
        return tags.map { $0 + "\n" }.joined()
    }
}
