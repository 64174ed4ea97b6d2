internal import Foundation

/// What a receiver answered, as far as it can be read; anything odd in it is left out.
struct ListingFeedAnswer {
    /// A batch has 100 items at most: what is longer than this is no answer to one.
    static let mostBytes = 256 << 10
    static let mostResults = 1_000
    static let longestText = 300

    let verdicts: [ItemVerdict]
    let need: String?
    let resumeFrom: Int?

    /// `nil` when the bytes are not a JSON object.
    init?(_ body: [UInt8]) {
        guard body.count <= Self.mostBytes,
            let wire = try? JSONDecoder().decode(Wire.self, from: Data(body))
        else { return nil }
        verdicts = wire.results.compactMap(\.verdict)
        need = wire.need
        resumeFrom = wire.resumeFrom
    }
}

/// The answer's object, field by field, so that one bad field does not hide the others.
private struct Wire: Decodable {
    let results: [Line]
    let need: String?
    let resumeFrom: Int?

    enum Key: String, CodingKey {
        case results
        case need
        case resumeFrom = "resume_from"
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        need = try? object.decode(String.self, forKey: .need)
        resumeFrom = (try? object.decode(LooseInteger.self, forKey: .resumeFrom))?.value
        var lines: [Line] = []
        if var list = try? object.nestedUnkeyedContainer(forKey: .results) {
            while !list.isAtEnd, lines.count < ListingFeedAnswer.mostResults {
                guard let line = try? list.decode(Line.self) else { break }
                lines.append(line)
            }
        }
        results = lines
    }
}

/// One line of `results`; what it is not, reads as absent instead of failing.
private struct Line: Decodable {
    let verdict: ItemVerdict?

    enum Key: String, CodingKey {
        case sku
        case status
        case code
        case message
    }

    init(from decoder: any Decoder) throws {
        guard let object = try? decoder.container(keyedBy: Key.self),
            let sku = try? object.decode(String.self, forKey: .sku),
            let word = try? object.decode(String.self, forKey: .status)
        else {
            verdict = nil
            return
        }
        verdict = ItemVerdict(
            sku: sku, status: Self.status(word),
            code: Self.text(object, .code), message: Self.text(object, .message))
    }

    private static func status(_ word: String) -> ItemVerdict.Status {
        switch word {
        case "accepted": .accepted
        case "live": .live
        case "stale": .stale
        case "rejected": .rejected
        default: .unmapped(cut(word))
        }
    }

    private static func text(_ object: KeyedDecodingContainer<Key>, _ key: Key) -> String? {
        if let text = try? object.decode(String.self, forKey: key) { return cut(text) }
        // Codes are words in the contract, but receivers do write numbers.
        return (try? object.decode(LooseInteger.self, forKey: key)).map { String($0.value) }
    }

    /// Cut by scalars, since one character may hold any number of them, and kept on one line.
    private static func cut(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(ListingFeedAnswer.longestText) {
            let isControl = scalar.properties.generalCategory == .control
            kept.append(isControl ? " " : scalar)
        }
        return String(kept)
    }
}

/// A whole number that may have been written as a string.
private struct LooseInteger: Decodable {
    let value: Int

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if let number = try? single.decode(Int.self) {
            value = number
            return
        }
        guard let number = Int(try single.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: single, debugDescription: "not whole")
        }
        value = number
    }
}
