internal import Foundation
internal import Synchronization

/// One answer as it came over the wire.
package struct HTTPReading: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The value of a header field, whatever the case of its name.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// The first whole answer in the bytes and what follows it; `nil` while it is not whole.
    static func parse(_ bytes: [UInt8], isToHead: Bool) -> (HTTPReading, rest: [UInt8])? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            .components(separatedBy: "\r\n")
        let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                name: String(parts[0]),
                value: parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
            )
        }
        let head = HTTPReading(status: status, headers: headers, body: [])
        let hasBody = !isToHead && status >= 200 && status != 204 && status != 304
        if hasBody, head.header("transfer-encoding") == "chunked" {
            return joined(bytes[end.upperBound...]).map { body, rest in
                (HTTPReading(status: status, headers: headers, body: body), rest)
            }
        }
        let length = hasBody ? head.header("content-length").flatMap { Int($0) } ?? 0 : 0
        guard bytes.count >= end.upperBound + length else { return nil }
        let body = Array(bytes[end.upperBound..<end.upperBound + length])
        return (
            HTTPReading(status: status, headers: headers, body: body),
            Array(bytes[(end.upperBound + length)...])
        )
    }

    /// The chunks of a body (RFC 9112, 7.1) and what follows them; `nil` while some are to come.
    private static func joined(_ bytes: ArraySlice<UInt8>) -> (body: [UInt8], rest: [UInt8])? {
        var body: [UInt8] = []
        var left = bytes
        while let end = left.firstRange(of: Array("\r\n".utf8)),
            let count = Int(String(decoding: left[..<end.lowerBound], as: UTF8.self), radix: 16)
        {
            let chunk = left[end.upperBound...]
            if chunk.count < count + 2 { return nil }
            body += chunk.prefix(count)
            left = chunk.dropFirst(count + 2)
            if count == 0 { return (body, Array(left)) }
        }
        return nil
    }
}

/// Bytes that came behind the answer that was asked for; one reader at a time uses them.
final class Leftover: Sendable {
    private let stored = Mutex([UInt8]())

    var bytes: [UInt8] {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
