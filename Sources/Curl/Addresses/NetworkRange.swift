/// A block of addresses such as `10.0.0.0/8`, or one address where no length is written.
package struct NetworkRange: Hashable, Sendable {
    private let first: NetworkAddress
    private let prefixLength: Int

    /// Reads CIDR notation; nil where the address or the length is not valid.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = NetworkAddress(String(parts[0])) else {
            return nil
        }
        let bits = if case .v4 = address { 32 } else { 128 }
        guard parts.count == 2 else {
            self.init(address, bits)
            return
        }
        let isNumber = parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let length = Int(parts[1]), (0...bits).contains(length) else { return nil }
        self.init(address, length)
    }

    init(_ first: NetworkAddress, _ prefixLength: Int) {
        self.first = first
        self.prefixLength = prefixLength
    }

    /// Whether the address lies in this block; addresses of the other family never do.
    package func contains(_ address: NetworkAddress) -> Bool {
        switch (first, address) {
        case (.v4(let mine), .v4(let other)):
            return (mine ^ other) & UInt32.leadingOnes(prefixLength) == 0
        case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
            let highMask = UInt64.leadingOnes(min(prefixLength, 64))
            let lowMask = UInt64.leadingOnes(max(prefixLength - 64, 0))
            return (high ^ otherHigh) & highMask == 0 && (low ^ otherLow) & lowMask == 0
        case (.v4, .v6), (.v6, .v4):
            return false
        }
    }
}

extension FixedWidthInteger {
    /// A mask whose first `count` bits are set; `<<` with the full width gives 0 in Swift.
    fileprivate static func leadingOnes(_ count: Int) -> Self {
        ~Self.zero << Self(bitWidth - count)
    }
}
