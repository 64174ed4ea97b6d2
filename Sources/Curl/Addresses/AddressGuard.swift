/// Decides which addresses a call may connect to: public ones, and what a setting allows.
package struct AddressGuard: Hashable, Sendable {
    package var allowedNetworks: [NetworkRange]
    package var allowsLoopback: Bool
    /// A call by plain http that is permitted only because it stays on this machine.
    package var onlyLoopback = false

    package init(allowedNetworks: [NetworkRange] = [], allowsLoopback: Bool = false) {
        self.allowedNetworks = allowedNetworks
        self.allowsLoopback = allowsLoopback
    }

    /// Answers for the address that the connection would really reach, whatever its spelling.
    package func allows(_ address: NetworkAddress) -> Bool {
        let reached = address.embeddedV4 ?? address
        if onlyLoopback { return allowsLoopback && reached.isLoopback }
        if allowsLoopback && reached.isLoopback { return true }
        return allowedNetworks.contains { $0.contains(reached) } || Self.isPublic(reached)
    }

    private static func isPublic(_ address: NetworkAddress) -> Bool {
        switch address {
        case .v4:
            !reservedV4.contains { $0.contains(address) }
        case .v6(let high, _):
            // Only 2000::/3 is handed out as global unicast; the rest is refused unseen.
            high >> 61 == 0b001 && !reservedV6.contains { $0.contains(address) }
        }
    }

    /// IANA's special-purpose registry, without the few entries that are globally reachable.
    private static let reservedV4 = table([
        "0.0.0.0/8",  // this network
        "10.0.0.0/8",  // private
        "100.64.0.0/10",  // carrier-grade NAT
        "127.0.0.0/8",  // loopback
        "168.63.129.16/32",  // a cloud's host agent, reachable only from inside it
        "169.254.0.0/16",  // link-local, and the clouds' metadata service
        "172.16.0.0/12",  // private
        "192.0.0.0/24",  // protocol assignments
        "192.0.2.0/24",  // documentation
        "192.88.99.0/24",  // former 6to4 relays
        "192.168.0.0/16",  // private
        "198.18.0.0/15",  // benchmarks
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",  // documentation
        "224.0.0.0/4",  // multicast
        "240.0.0.0/4",  // reserved, and broadcast
    ])

    private static let reservedV6 = table([
        "2001::/23",  // protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  // documentation
        "2002::/16",  // 6to4; never seen here, because it is unpacked before
        "3fff::/20",  // documentation
    ])

    private static func table(_ texts: [String]) -> [NetworkRange] {
        texts.map { text in
            guard let range = NetworkRange(text) else {
                preconditionFailure("\(text) is not a network range")
            }
            return range
        }
    }
}
