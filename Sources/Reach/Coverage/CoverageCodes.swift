/// The short name of a courier, such as `ghn`; it is the key in every table and answer.
package struct CourierCode: Hashable, Sendable, Comparable {
    package let text: String

    /// `nil` unless the text is 1 to 40 of `a-z`, `0-9`, `_` and `-`.
    package init?(_ text: some StringProtocol) {
        guard CodeText.isCode(text) else { return nil }
        self.text = String(text)
    }

    package static func < (left: CourierCode, right: CourierCode) -> Bool {
        left.text < right.text
    }
}

/// The short name of one service of a courier; it means something only together with the courier.
package struct ServiceCode: Hashable, Sendable, Comparable {
    package let text: String

    /// `nil` unless the text is 1 to 40 of `a-z`, `0-9`, `_` and `-`.
    package init?(_ text: some StringProtocol) {
        guard CodeText.isCode(text) else { return nil }
        self.text = String(text)
    }

    package static func < (left: ServiceCode, right: ServiceCode) -> Bool {
        left.text < right.text
    }
}

/// The short name of a courier's own group of provinces, such as `noi_mien`.
package struct ZoneCode: Hashable, Sendable, Comparable {
    package let text: String

    /// `nil` unless the text is 1 to 40 of `a-z`, `0-9`, `_` and `-`.
    package init?(_ text: some StringProtocol) {
        guard CodeText.isCode(text) else { return nil }
        self.text = String(text)
    }

    package static func < (left: ZoneCode, right: ZoneCode) -> Bool {
        left.text < right.text
    }
}

/// The name of one coverage row, unique across all tables, which answers cite as evidence.
package struct RowID: Hashable, Sendable, Comparable {
    package let text: String

    /// `nil` unless the text is 1 to 60 visible ASCII characters.
    package init?(_ text: some StringProtocol) {
        let isVisible = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard (1...60).contains(text.utf8.count), isVisible else { return nil }
        self.text = String(text)
    }

    package static func < (left: RowID, right: RowID) -> Bool {
        left.text < right.text
    }
}

/// The one alphabet of courier, service and zone codes.
private enum CodeText {
    static func isCode(_ text: some StringProtocol) -> Bool {
        guard (1...40).contains(text.utf8.count) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D: true
            default: false
            }
        }
    }
}
