/// One call as it came over the wire, whole.
package struct LoopbackCall: Sendable, Hashable {
    /// Its place among all calls of the server, from 0.
    package let number: Int
    /// Which connection brought it, from 0: equal numbers mean that the connection was kept.
    package let connection: Int
    package let method: String
    /// With its query.
    package let path: String
    package let headers: [LoopbackField]
    package let body: [UInt8]

    /// The value of the first field of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }
}

/// One header field on the test's side of the wire.
package struct LoopbackField: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// The part of a call before its body.
struct LoopbackHead {
    let method: String
    let path: String
    let headers: [LoopbackField]

    /// Reads the lines before the empty one; nil where they are no HTTP/1 call.
    init?(_ bytes: some Collection<UInt8>) {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedByLineEnd: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
        method = String(words[0])
        path = String(words[1])
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return LoopbackField(String(line[..<colon]), String(value))
        }
    }

    var contentLength: Int? {
        let field = headers.first { $0.name.lowercased() == "content-length" }
        return field.map { Int($0.value) ?? -1 } ?? 0
    }
}

extension String {
    fileprivate func components(separatedByLineEnd end: String) -> [Substring] {
        // The pair of return and line feed is one Character in Swift.
        split(omittingEmptySubsequences: true) { String($0) == end }
    }
}
