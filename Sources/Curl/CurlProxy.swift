/// A proxy named by a setting; its URL may hold a password, so it prints without it.
///
/// The proxy looks up the partners' names, so their addresses are its operator's affair: only
/// addresses written as numbers are still checked here. Loopback is never reached through it.
package struct CurlProxy: Sendable, Hashable {
    let url: String

    package init(url: String) {
        self.url = url
    }
}

extension CurlProxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
