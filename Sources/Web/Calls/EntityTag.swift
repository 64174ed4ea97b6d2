internal import HTTPTypes
internal import Market

/// A strong ETag: the version that an edit must expect, and a digest of the very bytes; only that
/// of a courier's feed is weak.
///
/// `"7-3f2a…"`: derived facts such as a lapsed certificate change the bytes without an edit, so
/// the version alone would not do for `If-None-Match`; `If-Match` looks at the version only.
struct EntityTag: Hashable, Sendable {
    let text: String
    private var isWeak = false

    /// A tag that stands for what the words say and not for the bytes: `W/"…"`.
    init(weak words: String) {
        text = "\"\(words)\""
        isWeak = true
    }

    /// As it stands in `ETag`.
    var header: String {
        isWeak ? "W/\(text)" : text
    }

    init(version: Int?, body: [UInt8]) {
        let digest = Digest.hex(Array(Digest.sha256(body).prefix(8)))
        text = version.map { "\"\($0)-\(digest)\"" } ?? "\"\(digest)\""
    }

    /// Whether `If-None-Match` names this tag; a proxy that compresses makes tags weak (`W/`).
    func isNamed(in header: String?) -> Bool {
        EntityTag.isNamed(text, in: header)
    }

    /// Whether `If-None-Match` names a tag that is given with its quotes.
    static func isNamed(_ text: String, in header: String?) -> Bool {
        guard let header else { return false }
        if header == text { return true }
        return list(header).contains { $0 == "*" || $0 == text[...] }
    }

    /// The version that `If-Match` expects, or `nil` when there is no such header.
    ///
    /// A tag that is not of ours expects a version that there never is.
    static func version(expectedBy header: String?) -> Int? {
        guard let header, let tag = list(header).first, tag != "*" else { return nil }
        let digits = tag.dropFirst().prefix { $0.isASCII && $0.isNumber }
        return Int(digits) ?? 0
    }

    private static func list(_ header: String) -> [Substring] {
        header.split(separator: ",").map { part in
            let tag = part.drop { $0 == " " }.prefix { $0 != " " }
            return tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
        }
    }
}
