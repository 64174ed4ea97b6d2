internal import Couriers

/// Turns header fields into libcurl's lines and keeps out what could forge a second header.
enum CurlHeaders {
    /// More fields than any courier asks for.
    static let maximumFields = 64
    static let maximumValueBytes = 16 << 10

    /// Fields that say where a message ends or who handles it; libcurl writes them itself.
    private static let ownedByTransport: Set<String> = [
        "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    static func lines(
        _ headers: [CourierHeader], hasBody: Bool
    ) throws(TransportError) -> [String] {
        guard headers.count <= maximumFields else {
            throw .refused("more than \(maximumFields) header fields")
        }
        var lines: [String] = []
        for header in headers {
            lines.append(try line(header))
        }
        // No pause before a large body; and no content type that the adapter did not write.
        lines.append("Expect:")
        let names = Set(headers.map { $0.name.lowercased() })
        if hasBody, !names.contains("content-type") {
            lines.append("Content-Type:")
        }
        return lines
    }

    private static func line(_ header: CourierHeader) throws(TransportError) -> String {
        // The value may be a key: an error names the field at most, and never what it holds.
        guard !header.name.isEmpty, header.name.utf8.allSatisfy(isTokenByte) else {
            throw .refused("a header field's name is not valid")
        }
        guard !ownedByTransport.contains(header.name.lowercased()) else {
            throw .refused("the header field \(header.name) is the transport's own")
        }
        let value = header.value.utf8
        guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw .refused("the header field \(header.name) holds a control character")
        }
        guard value.count <= maximumValueBytes else {
            throw .refused("the header field \(header.name) is too long")
        }
        // libcurl takes "Name:" as an order to leave the field out; "Name;" sends it empty.
        let isEmpty = value.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        return isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
    }

    /// RFC 9110, 5.6.2: letters, digits and these marks.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
