internal import Couriers

/// A request that passed every check that can be made before a connection.
final class CurlCall: Sendable {
    let url: CurlURL
    let method: CourierRequest.Method
    /// Lines as libcurl takes them.
    let headerLines: [String]
    let body: [UInt8]
    /// A POST or PUT says its length even when it is 0.
    let carriesBody: Bool
    let addressGuard: AddressGuard
    let usesProxy: Bool
    let allowsLegacyTLS: Bool

    init(_ request: CourierRequest, policy: CurlPolicy) throws(TransportError) {
        do {
            url = try CurlURL(request.url)
        } catch {
            throw .refused(error.rawValue)
        }
        method = request.method
        carriesBody = !request.body.isEmpty || method == .post || method == .put
        headerLines = try CurlHeaders.lines(request.headers, hasBody: carriesBody)
        guard request.body.count <= policy.maximumRequestBytes else {
            throw .refused("the body is over \(policy.maximumRequestBytes) bytes")
        }
        body = request.body
        let literal = NetworkAddress(url.host)
        let isLoopback = literal?.isLoopback ?? (url.host == "localhost")
        addressGuard = try Self.addressGuard(url, isLoopback: isLoopback, policy)
        if let literal, !addressGuard.allows(literal) {
            throw .refused("\(url.host) is not a public address")
        }
        if policy.proxy != nil, isLoopback, !policy.allowsLoopback {
            throw .refused("\(url.host) is not a public address")
        }
        usesProxy = policy.proxy != nil && !isLoopback
        allowsLegacyTLS = Self.names(policy.legacyTLSHosts, url.host)
    }

    /// The address rule for this call; plain http must be explicitly allowed or stay at home.
    private static func addressGuard(
        _ url: CurlURL, isLoopback: Bool, _ policy: CurlPolicy
    ) throws(TransportError) -> AddressGuard {
        var addressGuard = policy.addressGuard
        if url.isSecure || names(policy.plainHTTPHosts, url.host) { return addressGuard }
        guard policy.allowsLoopback, isLoopback else {
            throw .refused("plain http to \(url.host) is not allowed")
        }
        // The name localhost could be made to lead elsewhere; the socket is held to the promise.
        addressGuard.onlyLoopback = true
        return addressGuard
    }

    /// Whether a setting lists the host, in whatever spelling.
    private static func names(_ hosts: Set<String>, _ host: String) -> Bool {
        hosts.contains { CurlURL.plain($0) == host }
    }
}
