internal import Glibc

/// An IPv4 or IPv6 address as a number, so that the rules about it are plain comparisons.
package enum NetworkAddress: Hashable, Sendable {
    case v4(UInt32)
    case v6(high: UInt64, low: UInt64)

    /// The address of 4 or 16 bytes in network order; nil for any other count.
    package init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4:
            self = .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16:
            self = .v6(
                high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
            )
        default:
            return nil
        }
    }

    /// The address in its standard spelling; other spellings (hex, octal, zones) are nil.
    package init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            self.init(bytes: withUnsafeBytes(of: v4) { Array($0) })
        } else if inet_pton(AF_INET6, text, &v6) == 1 {
            self.init(bytes: withUnsafeBytes(of: v6) { Array($0) })
        } else {
            return nil
        }
    }

    /// The IPv4 address that an IPv6 spelling really leads to (mapped, NAT64, 6to4), or nil.
    package var embeddedV4: NetworkAddress? {
        guard case .v6(let high, let low) = self else { return nil }
        // ::ffff:a.b.c.d is connected as IPv4; 64:ff9b::a.b.c.d is translated to it on the way.
        let isMapped = high == 0 && low >> 32 == 0xFFFF
        let isNAT64 = high == 0x0064_FF9B_0000_0000 && low >> 32 == 0
        if isMapped || isNAT64 {
            return .v4(UInt32(truncatingIfNeeded: low))
        }
        // 2002:aabb:ccdd::/48 is a tunnel to a.b.c.d.
        return high >> 48 == 0x2002 ? .v4(UInt32(truncatingIfNeeded: high >> 16)) : nil
    }

    /// Whether the address, unpacked, stays on this machine.
    package var isLoopback: Bool {
        switch embeddedV4 ?? self {
        case .v4(let number): number >> 24 == 127
        case .v6(let high, let low): high == 0 && low == 1
        }
    }
}
