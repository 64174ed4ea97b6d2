internal import Couriers

/// A mail with its envelope, after every check that can be made before a connection.
struct CurlMail: Sendable {
    /// Common servers take 10 MB or more; notices are texts.
    static let maximumBytes = 10 << 20
    /// RFC 5321, 4.5.3.1.3 and RFC 5322, 2.1.1.
    static let maximumAddressBytes = 254
    static let maximumLineBytes = 998

    let from: String
    let to: MailList
    let server: MailServer
    let bytes: [UInt8]

    init(_ notice: NoticeMessage, server: MailServer) throws(NoticeError) {
        guard Self.isAddress(notice.from) else {
            throw .refused("the sender's address is not valid")
        }
        guard Self.isAddress(notice.to), let to = MailList(notice.to) else {
            throw .refused("the receiver's address is not valid")
        }
        guard (1...Self.maximumBytes).contains(notice.bytes.count) else {
            throw .refused("the mail is empty or over \(Self.maximumBytes) bytes")
        }
        guard Self.hasWholeLines(notice.bytes) else {
            throw .refused("the mail's lines are too long or do not end in CR LF")
        }
        from = notice.from
        self.to = to
        self.server = server
        bytes = notice.bytes
    }

    /// Visible ASCII around one @, without what means something in an SMTP command.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return text.utf8.count <= maximumAddressBytes && parts.count == 2
            && parts.allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"(),:;\\[]".utf8.contains($0) }
    }

    /// A bare CR or LF is read as a line's end by some servers and not by others, which lets a
    /// text smuggle in a second mail; a zero byte ends texts for some.
    private static func hasWholeLines(_ bytes: [UInt8]) -> Bool {
        var lineBytes = 0
        var isAfterReturn = false
        for byte in bytes {
            let isFeed = byte == 0x0A
            guard isFeed == isAfterReturn, byte != 0 else { return false }
            isAfterReturn = byte == 0x0D
            lineBytes = isFeed ? 0 : lineBytes + 1
            // The CR counts here, but not in the standard's limit.
            guard lineBytes <= maximumLineBytes + 1 else { return false }
        }
        return lineBytes == 0
    }
}
