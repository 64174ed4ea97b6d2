/// Names and values of a query or of an `application/x-www-form-urlencoded` body, still escaped.
struct FormFields {
    /// A form of more fields is none of a courier's.
    static let most = 200

    private let raw: [String: Substring]

    /// The first value of each name counts; what has no "=" is a name with an empty value.
    init(_ text: String) {
        var raw: [String: Substring] = [:]
        for pair in text.split(separator: "&", maxSplits: Self.most).prefix(Self.most) {
            let name = pair.prefix { $0 != "=" }
            guard let plain = PercentText.decoded(name, plusIsBlank: true), raw[plain] == nil
            else { continue }
            raw[plain] = pair.dropFirst(name.count + 1)
        }
        self.raw = raw
    }

    var isEmpty: Bool { raw.isEmpty }

    /// The value as forms escape it, `nil` when it is absent or broken.
    subscript(name: String) -> String? {
        raw[name].flatMap { PercentText.decoded($0, plusIsBlank: true) }
    }

    /// The value whose plus is a plus, for senders that do not escape theirs.
    func keepingPlus(_ name: String) -> String? {
        raw[name].flatMap { PercentText.decoded($0) }
    }

    /// Names and values as one query, in their order; a name may occur more than once.
    static func query(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\(PercentText.encoded($0.name))=\(PercentText.encoded($0.value))" }
            .joined(separator: "&")
    }
}
