internal import Couriers
internal import Synchronization

/// What libcurl is given to know where a transfer goes.
enum CurlAddress: Sendable {
    case text(String)
    case read(CurlReading)
}

/// Where a call goes, with all that the policy says about calls to there.
final class CurlTarget: Sendable {
    /// The URL as libcurl gets it.
    let address: CurlAddress
    let host: String
    /// What calls to the same server share: their places, their connections, their handles.
    let server: CurlServer
    let addressGuard: AddressGuard
    let usesProxy: Bool
    let allowsLegacyTLS: Bool

    init(
        address: CurlAddress, host: String, server: CurlServer, addressGuard: AddressGuard,
        usesProxy: Bool,
        allowsLegacyTLS: Bool
    ) {
        self.address = address
        self.host = host
        self.server = server
        self.addressGuard = addressGuard
        self.usesProxy = usesProxy
        self.allowsLegacyTLS = allowsLegacyTLS
    }
}

/// Checks URLs against the policy and remembers its answer, because pushes go to few URLs.
final class CurlTargets: Sendable {
    /// More URLs than this in use begin the memory anew: those of single orders never return.
    private static let maximumRemembered = 256

    private let policy: CurlPolicy
    private let plainHosts: Set<String>
    private let legacyHosts: Set<String>
    private let remembered = Mutex<[String: CurlTarget]>([:])

    init(policy: CurlPolicy) {
        self.policy = policy
        plainHosts = Set(policy.plainHTTPHosts.map(CurlURL.plain))
        legacyHosts = Set(policy.legacyTLSHosts.map(CurlURL.plain))
    }

    /// Whether a setting names the host, written in lower case, as one with an old TLS.
    func allowsLegacyTLS(_ host: String) -> Bool { legacyHosts.contains(host) }

    /// The target of that URL, or why nothing is ever sent there.
    func target(_ text: String) throws(TransportError) -> CurlTarget {
        if let known = remembered.withLock({ $0[text] }) { return known }
        let target = try check(text)
        remembered.withLock { targets in
            if targets.count >= Self.maximumRemembered { targets.removeAll() }
            targets[text] = target
        }
        return target
    }

    private func check(_ text: String) throws(TransportError) -> CurlTarget {
        let url: CurlURL
        do {
            url = try CurlURL(text)
        } catch {
            throw .refused(error.rawValue)
        }
        let literal = NetworkAddress(url.host)
        let isLoopback = literal?.isLoopback ?? (url.host == "localhost")
        let addressGuard = try addressGuard(url, isLoopback: isLoopback)
        if let literal, !addressGuard.allows(literal) {
            throw .refused("\(url.host) is not a public address")
        }
        if policy.proxy != nil, isLoopback, !policy.allowsLoopback {
            throw .refused("\(url.host) is not a public address")
        }
        return CurlTarget(
            address: .read(url.reading), host: url.host, server: url.server,
            addressGuard: addressGuard,
            usesProxy: policy.proxy != nil && !isLoopback,
            allowsLegacyTLS: allowsLegacyTLS(url.host))
    }

    /// The address rule for a URL; plain http must be explicitly allowed or stay at home.
    private func addressGuard(
        _ url: CurlURL, isLoopback: Bool
    ) throws(TransportError) -> AddressGuard {
        var addressGuard = policy.addressGuard
        if url.isSecure || plainHosts.contains(url.host) { return addressGuard }
        guard policy.allowsLoopback, isLoopback else {
            throw .refused("plain http to \(url.host) is not allowed")
        }
        // The name localhost could be made to lead elsewhere; the socket is held to the promise.
        addressGuard.onlyLoopback = true
        return addressGuard
    }
}
