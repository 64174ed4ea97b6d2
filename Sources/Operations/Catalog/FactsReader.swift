internal import Foundation
internal import Market
internal import Reach

/// Reads one small JSON object whose keys are known, and gathers every problem with its key.
struct FactsReader {
    /// A member of such an object.
    fileprivate enum Fact: Decodable {
        case text(String)
        case integer(Int)
        case flag(Bool)
        case object([String: Fact])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let integer = try? container.decode(Int.self) {
                self = .integer(integer)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .object(try container.decode([String: Fact].self))
            }
        }
    }

    let file: String
    private let facts: [String: Fact]
    private let path: String
    private(set) var problems: [CatalogProblem] = []

    private init(_ file: String, _ facts: [String: Fact], path: String) {
        self.file = file
        self.facts = facts
        self.path = path
    }

    /// `nil` when the bytes are no such object; keys that the file must not have are noted.
    init?(_ file: String, _ bytes: [UInt8], keys: [String], into check: inout CatalogCheck) {
        guard String(validating: bytes, as: UTF8.self) != nil,
            let facts = try? JSONDecoder().decode([String: Fact].self, from: Data(bytes))
        else {
            check.note(
                file, "Tệp không phải một đối tượng JSON bằng UTF-8 như mong đợi.",
                "The file is not a JSON object in UTF-8 as expected.")
            return nil
        }
        self.init(file, facts, path: "")
        refuseKeys(outside: keys)
    }

    mutating func text(_ key: String) -> String? {
        guard case .text(let text) = facts[key] else {
            return missing(key, "một đoạn chữ", "a text")
        }
        switch CleanText.check(text, field: key, limit: 1_000) {
        case .success(let clean): return clean
        case .failure(let refused):
            for problem in refused.all {
                note(key, problem.message.vietnamese, problem.message.english)
            }
            return nil
        }
    }

    mutating func day(_ key: String) -> Day? {
        guard case .text(let text) = facts[key], let day = Day(text) else {
            return missing(key, "ngày YYYY-MM-DD", "a day YYYY-MM-DD")
        }
        return day
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard case .integer(let integer) = facts[key], range.contains(integer) else {
            return missing(
                key, "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return integer
    }

    mutating func flag(_ key: String) -> Bool? {
        guard case .flag(let flag) = facts[key] else {
            return missing(key, "true hoặc false", "true or false")
        }
        return flag
    }

    /// An object inside this one; its problems are taken over with `take(_:)`.
    mutating func object(_ key: String, keys: [String]) -> FactsReader? {
        guard case .object(let facts) = facts[key] else {
            return missing(key, "một đối tượng { }", "an object { }")
        }
        var inner = FactsReader(file, facts, path: "\(path)\(key).")
        inner.refuseKeys(outside: keys)
        return inner
    }

    mutating func take(_ inner: FactsReader) {
        problems += inner.problems
    }

    mutating func note(_ key: String, _ vietnamese: String, _ english: String) {
        problems.append(
            CatalogProblem(
                file: file, column: path + key,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }

    private mutating func missing<Value>(
        _ key: String, _ vietnamese: String, _ english: String
    ) -> Value? {
        note(key, "Cần \(vietnamese).", "Expected \(english).")
        return nil
    }

    private mutating func refuseKeys(outside keys: [String]) {
        for key in facts.keys.sorted() where !keys.contains(key) {
            note(key, "Tệp này không có mục nào tên như vậy.", "This file has no such key.")
        }
    }
}
