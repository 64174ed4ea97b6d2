internal import Foundation
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
            if text.count > Query.textLimit {
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

    private static func decoded(_ text: Substring) -> String? {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding
    }
}
