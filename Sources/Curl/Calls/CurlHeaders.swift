internal import Couriers

/// Keeps out header fields that could forge a second header or that are not the caller's.
enum CurlHeaders {
    /// More fields than any courier asks for.
    static let maximumFields = 64
    static let maximumValueBytes = 16 << 10

    /// Fields that say where a message ends or who handles it; libcurl writes them itself.
    private static let ownedByTransport = [
        "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    /// Throws for the first field that must not be sent; says which of the usual ones are there.
    static func check(_ headers: [CourierHeader]) throws(TransportError) -> NamedFields {
        guard headers.count <= maximumFields else {
            throw .refused("more than \(maximumFields) header fields")
        }
        var named: NamedFields = []
        for header in headers {
            try check(header)
            if names(header, "content-type") { named.insert(.contentType) }
            if names(header, "user-agent") { named.insert(.userAgent) }
            if names(header, "accept-encoding") { named.insert(.acceptEncoding) }
        }
        return named
    }

    private static func check(_ header: CourierHeader) throws(TransportError) {
        // The value may be a key: an error names the field at most, and never what it holds.
        guard !header.name.isEmpty, holdsOnly(header.name, isTokenByte) else {
            throw .refused("a header field's name is not valid")
        }
        guard !ownedByTransport.contains(where: { names(header, $0) }) else {
            throw .refused("the header field \(header.name) is the transport's own")
        }
        guard holdsOnly(header.value, { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw .refused("the header field \(header.name) holds a control character")
        }
        guard header.value.utf8.count <= maximumValueBytes else {
            throw .refused("the header field \(header.name) is too long")
        }
    }

    /// Whether the field has that name, which is written in lower case here.
    private static func names(_ header: CourierHeader, _ name: String) -> Bool {
        let bytes = header.name.utf8
        // Setting the bit 0x20 turns capitals into small letters and leaves a hyphen as it is.
        return bytes.count == name.utf8.count
            && zip(bytes, name.utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    /// Looks at the bytes where they lie, which is several times as fast as by their places.
    private static func holdsOnly(_ text: String, _ isAllowed: (UInt8) -> Bool) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isAllowed) }
            ?? text.utf8.allSatisfy(isAllowed)
    }

    /// RFC 9110, 5.6.2: letters, digits and these marks.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: "!#$%&'*+.^_`|~".utf8.contains(byte)
        }
    }
}
