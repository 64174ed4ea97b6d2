package import Couriers

/// Sends notices as e-mail through one server, on a thread of its own, one after the other.
///
/// Not on the transport's thread: libcurl waits for some of a mail server's answers on the spot,
/// and no courier must wait for a mail server.
package final class CurlMailer: NoticeChannel, Sendable {
    private let server: MailServer
    private let transport: CurlTransport

    /// The policy of the couriers' transport holds for mail too: addresses, authorities, limits.
    package init(server: MailServer, transport: CurlTransport) {
        var policy = transport.policy
        policy.callsInTotal = 1
        self.server = server
        self.transport = CurlTransport(policy: policy)
    }

    package func send(_ notice: NoticeMessage) async throws(NoticeError) {
        let target = try target()
        let mail = try CurlMail(notice, server: server)
        let limits = CurlLimits(policy: transport.policy, time: server.timeout)
        let work = CurlWork(.mail(mail), to: target, limits: limits)
        try await transport.ending(of: work).checkMail(work)
    }

    /// Ends what runs or waits, and the thread.
    package func shutdown() async {
        await transport.shutdown()
    }

    private func target() throws(NoticeError) -> CurlTarget {
        let host = CurlURL.plain(server.host)
        guard MailServer.isHostName(host), MailServer.isHostName(server.ownName),
            (1...65_535).contains(server.port)
        else { throw .refused("the mail server's name or port is not valid") }
        let literal = NetworkAddress(host)
        let isLoopback = literal?.isLoopback ?? (host == "localhost")
        let addressGuard = try addressGuard(host, isLoopback: isLoopback)
        if let literal, !addressGuard.allows(literal) {
            throw .refused("\(host) is not a public address")
        }
        let scheme = server.protection == .fromTheStart ? "smtps" : "smtp"
        let place = if case .v6 = literal { "[\(host)]" } else { host }
        return CurlTarget(
            address: .text("\(scheme)://\(place):\(server.port)/\(server.ownName)"), host: host,
            server: CurlServer("\(scheme)://\(host):\(server.port)"), addressGuard: addressGuard,
            // The setting names a proxy for partners' calls, and few of them carry mail.
            usesProxy: false,
            allowsLegacyTLS: transport.targets.allowsLegacyTLS(host))
    }

    /// The address rule; without TLS the host must be named by the policy or stay at home.
    private func addressGuard(
        _ host: String, isLoopback: Bool
    ) throws(NoticeError) -> AddressGuard {
        let policy = transport.policy
        var addressGuard = policy.addressGuard
        guard server.protection == .none else { return addressGuard }
        if policy.allowsLoopback, isLoopback {
            addressGuard.onlyLoopback = true
            return addressGuard
        }
        guard policy.plainMailHosts.contains(where: { CurlURL.plain($0) == host }) else {
            throw .refused("mail to \(host) without TLS is not allowed")
        }
        guard server.login == nil else {
            throw .refused("a password is not sent to \(host) without TLS")
        }
        return addressGuard
    }
}
