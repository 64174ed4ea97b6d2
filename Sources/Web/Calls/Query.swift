internal import Market
internal import Reach

/// The parameters of a URL, read like the fields of a body: a typo is seen.
struct Query: Sendable {
    /// Longest text of one parameter, in characters.
    static let textLimit = 300

    private var values: [String: String] = [:]
    private(set) var problems: [FieldProblem] = []

    /// Takes the part of a URL behind the question mark.
    init(_ raw: Substring?) {
        for pair in (raw ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Query.decoded(parts[0]) ?? String(parts[0])
            guard let text = Query.decoded(parts.count > 1 ? parts[1] : "") else {
                refuse(.malformed(name, Sentence(vi: "UTF-8 mã hoá phần trăm", en: "UTF-8")))
                continue
            }
            // Characters are counted only where there may be too many.
            if text.utf8.count > Query.textLimit, text.count > Query.textLimit {
                refuse(.tooLong(name, limit: Query.textLimit))
            }
            if values.updateValue(FoldedText.composed(text), forKey: name) != nil {
                refuse(
                    FieldProblem(
                        name, .notAllowed, vi: "Tham số này bị ghi hai lần.",
                        en: "This parameter is given twice."))
            }
        }
    }

    /// The names that were sent.
    var names: [String] {
        values.keys.sorted()
    }

    /// The text of a parameter; an absent and an empty one are both `nil`.
    func text(_ name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func refuse(_ problem: FieldProblem) {
        problems.append(problem)
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int64>) -> Int? {
        guard let text = text(name) else { return nil }
        guard let number = Int64(text), range.contains(number) else {
            refuse(.outside(name, range))
            return nil
        }
        return Int(number)
    }

    mutating func parsed<Value>(
        _ name: String, _ wanted: Sentence, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(name) else { return nil }
        if let value = parse(text) { return value }
        refuse(.malformed(name, wanted))
        return nil
    }

    /// Throws everything that was found, if anything was.
    func finish() throws(Problem) {
        if !problems.isEmpty { throw Problem(.invalidQuery, problems) }
    }

    /// The text with `+` as a space and `%C3` as a byte; `nil` where a per cent sign stands alone
    /// or the bytes are no UTF-8.
    private static func decoded(_ text: Substring) -> String? {
        let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "+") }
        if isPlain { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next()?.hexDigit, let low = rest.next()?.hexDigit
                else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// What the byte counts as a hexadecimal digit.
    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
