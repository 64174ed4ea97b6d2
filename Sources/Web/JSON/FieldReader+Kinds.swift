internal import Market
internal import Reach

extension FieldReader {
    /// The text in NFC, or an empty one when it was refused.
    mutating func text(_ name: String) -> String {
        demand(name).flatMap { readText($0, name) } ?? ""
    }

    mutating func textIfAny(_ name: String) -> String? {
        value(name).flatMap { readText($0, name) }
    }

    mutating func integer(_ name: String) -> Int {
        demand(name).flatMap { readInteger($0, name) } ?? 0
    }

    mutating func integerIfAny(_ name: String) -> Int? {
        value(name).flatMap { readInteger($0, name) }
    }

    mutating func money(_ name: String) -> Money {
        Money(vnd: Int64(integer(name)))
    }

    mutating func moneyIfAny(_ name: String) -> Money? {
        integerIfAny(name).map { Money(vnd: Int64($0)) }
    }

    mutating func flagIfAny(_ name: String) -> Bool? {
        guard let value = value(name) else { return nil }
        if case .flag(let flag) = value { return flag }
        refuse(.wrongType(place(of: name), Sentence(vi: "true hoặc false", en: "true or false")))
        return nil
    }

    /// What the text stands for in the eyes of `parse`; `wanted` says it in words.
    mutating func parsed<Value>(
        _ name: String, _ wanted: Sentence, _ parse: (String) -> Value?
    ) -> Value? {
        demand(name).flatMap { readParsed($0, name, wanted, parse) }
    }

    mutating func parsedIfAny<Value>(
        _ name: String, _ wanted: Sentence, _ parse: (String) -> Value?
    ) -> Value? {
        value(name).flatMap { readParsed($0, name, wanted, parse) }
    }

    /// An inner object that must be there.
    mutating func object<Value>(
        _ name: String, _ read: (inout FieldReader) -> Value
    ) -> Value? {
        demand(name).flatMap { readObject($0, place(of: name), read) }
    }

    mutating func objectIfAny<Value>(
        _ name: String, _ read: (inout FieldReader) -> Value
    ) -> Value? {
        value(name).flatMap { readObject($0, place(of: name), read) }
    }

    /// The objects of a list, each read with a reader of its own.
    mutating func objects<Value>(
        _ name: String, limit: Int, _ read: (inout FieldReader) -> Value
    ) -> [Value] {
        items(name, limit: limit) { reader, item, place in
            reader.readObject(item, place, read)
        }
    }

    /// The texts of a list, in NFC.
    mutating func texts(_ name: String, limit: Int) -> [String] {
        items(name, limit: limit) { reader, item, place in
            if case .text(let text) = item { return FoldedText.composed(text) }
            reader.refuse(.wrongType(place, Kinds.text))
            return nil
        }
    }

    /// The rows of a list as cells: each member a text, or a number or flag taken as its text.
    mutating func cells(_ name: String, limit: Int) -> [[String: String]] {
        items(name, limit: limit) { reader, item, place in
            guard case .object(let members) = item else {
                reader.refuse(.wrongType(place, Kinds.object))
                return nil
            }
            var cells: [String: String] = [:]
            for (column, value) in members {
                switch value {
                case .text(let text): cells[column] = FoldedText.composed(text)
                case .integer(let number): cells[column] = String(number)
                case .flag(let flag): cells[column] = flag ? "yes" : "no"
                case .null: cells[column] = ""
                default: reader.refuse(.wrongType("\(place).\(column)", Kinds.text))
                }
            }
            return cells
        }
    }

    private mutating func items<Value>(
        _ name: String, limit: Int, _ read: (inout FieldReader, JSONValue, String) -> Value?
    ) -> [Value] {
        guard let value = demand(name) else { return [] }
        let place = place(of: name)
        guard case .list(let items) = value else {
            refuse(.wrongType(place, Kinds.list))
            return []
        }
        guard items.count <= limit else {
            refuse(.outside(place, 0...Int64(limit)))
            return []
        }
        var values: [Value] = []
        for (index, item) in items.enumerated() {
            if let value = read(&self, item, "\(place)[\(index)]") { values.append(value) }
        }
        return values
    }

    private mutating func readText(_ value: JSONValue, _ name: String) -> String? {
        if case .text(let text) = value { return FoldedText.composed(text) }
        refuse(.wrongType(place(of: name), Kinds.text))
        return nil
    }

    private mutating func readInteger(_ value: JSONValue, _ name: String) -> Int? {
        if case .integer(let number) = value { return Int(number) }
        refuse(.wrongType(place(of: name), Kinds.integer))
        return nil
    }

    private mutating func readParsed<Value>(
        _ value: JSONValue, _ name: String, _ wanted: Sentence, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = readText(value, name) else { return nil }
        if let parsed = parse(text) { return parsed }
        refuse(.malformed(place(of: name), wanted))
        return nil
    }

    private mutating func readObject<Value>(
        _ value: JSONValue, _ place: String, _ read: (inout FieldReader) -> Value
    ) -> Value? {
        if case .object(let members) = value { return inside(members, at: place, read) }
        refuse(.wrongType(place, Kinds.object))
        return nil
    }
}

/// What a field may be asked to be, in words.
private enum Kinds {
    static let text = Sentence(vi: "chuỗi ký tự", en: "a string")
    static let integer = Sentence(vi: "số nguyên", en: "a whole number")
    static let list = Sentence(vi: "một danh sách", en: "a list")
    static let object = Sentence(vi: "một đối tượng", en: "an object")
}
