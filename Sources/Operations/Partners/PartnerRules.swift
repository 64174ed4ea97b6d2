internal import Foundation

/// Which addresses partners may have.
package struct PartnerRules: Sendable {
    /// Longer addresses are slips, and servers refuse them.
    static let longestURL = 2_000

    /// Plain http to this machine, for the sandbox and for tests.
    package let allowsPlainLoopback: Bool

    package init(allowsPlainLoopback: Bool) {
        self.allowsPlainLoopback = allowsPlainLoopback
    }

    /// Whether calls may be sent there: https, or http to loopback where that is allowed.
    ///
    /// Where a name leads is checked by the transport at each call, as it may change.
    func allows(_ text: String) -> Bool {
        guard text.utf8.count <= Self.longestURL,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { return false }
        switch parts.scheme?.lowercased() {
        case "https": return true
        case "http": return allowsPlainLoopback && Self.isLoopback(host)
        default: return false
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    }
}
