/// Names with values as queries and forms carry them, in their order.
package struct SandboxPairs: Hashable, Sendable {
    package private(set) var pairs: [Pair] = []

    /// One name with its value, both decoded.
    package struct Pair: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// Reads `a=1&b=2`; a plus sign is a blank.
    package init(_ text: some StringProtocol) {
        for part in text.split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append(
                Pair(
                    name: Self.decoded(sides[0], isForm: true),
                    value: sides.count > 1 ? Self.decoded(sides[1], isForm: true) : ""))
        }
    }

    package var names: [String] {
        pairs.map(\.name)
    }

    /// The first value of that name, when it is not empty.
    package subscript(name: String) -> String? {
        pairs.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// Takes `%C3%A0` apart; what is no escape stays as it is.
    static func decoded(_ text: some StringProtocol, isForm: Bool) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let byte = UInt8(
                    String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
                continue
            }
            let isBlank = isForm && source[index] == UInt8(ascii: "+")
            bytes.append(isBlank ? UInt8(ascii: " ") : source[index])
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A value as a form writes it: everything but letters, digits and `-._~` is escaped.
    static func encoded(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte in
            plain.contains(byte)
                ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
