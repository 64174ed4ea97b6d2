internal import Market

/// A proxy named by a setting; its URL may hold a password, so it is kept as a secret.
///
/// The proxy looks up the partners' names, so their addresses are its operator's affair: only
/// addresses written as numbers are still checked here. Loopback is never reached through it.
package struct CurlProxy: Sendable, Hashable {
    private let secret: Secret

    package init(url: String) {
        secret = Secret(url)
    }

    /// For libcurl alone.
    var url: String { secret.text }
}
