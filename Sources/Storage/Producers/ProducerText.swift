internal import Foundation
internal import Market
internal import Reach

/// The JSON in which a producer's closures and the ages of its fields stand in one column each.
enum ProducerText {
    private struct KeptClosure: Codable {
        let id: String
        let from: String
        let until: String?
        let reason: String
        let note: String
        let ground: String?
    }

    private struct KeptAges: Encodable {
        let version: Int
        let since: Int
        let changed: [String: Int]
    }

    static func text(of closures: [Closure]) -> String {
        closures.isEmpty
            ? "[]"
            : encode(
                closures.map {
                    KeptClosure(
                        id: $0.id, from: $0.from.text, until: $0.until?.text,
                        reason: $0.reason.rawValue, note: $0.note, ground: $0.legalGround)
                })
    }

    static func text(of ages: FieldAges) -> String {
        encode(KeptAges(version: ages.version, since: ages.since, changed: ages.changed))
    }

    static func closures(_ text: String) throws -> [Closure] {
        // Nearly all have none, and a decoder takes longer than the rest of the row.
        if text == "[]" { return [] }
        guard let kept = try? JSONDecoder().decode([KeptClosure].self, from: Data(text.utf8))
        else { throw StoreError.unreadable("closures") }
        return try kept.map { kept in
            let until = kept.until.map { Day($0) }
            guard let from = Day(kept.from), let reason = ClosureReason(rawValue: kept.reason),
                until != .some(nil)
            else { throw StoreError.unreadable("closures") }
            return Closure(
                id: kept.id, from: from, until: until ?? nil, reason: reason, note: kept.note,
                legalGround: kept.ground)
        }
    }

    /// What a row says of its fields' ages; nothing where it was written by a program that kept
    /// none.
    static func ages(_ text: String, at version: Int) throws -> FieldAges {
        if text == "{}" { return FieldAges(version: version, since: version) }
        // Every producer has some, so that a decoder would take longest of the whole row.
        guard let kept = try? JSONBody.value(Array(text.utf8), depth: 2),
            let at = kept["version"]?.whole, let since = kept["since"]?.whole,
            case .object(let changed)? = kept["changed"]
        else { throw StoreError.unreadable("field_ages") }
        return FieldAges(
            version: Int(at), since: Int(since),
            changed: try changed.mapValues { value in
                guard case .integer(let number) = value else {
                    throw StoreError.unreadable("field_ages")
                }
                return Int(number)
            }
        ).known(at: version)
    }

    private static func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and whole numbers always encode.
        let data = (try? encoder.encode(value)) ?? Data("[]".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
