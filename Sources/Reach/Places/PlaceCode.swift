/// The official five-digit code of a commune: text, because its zeros count.
///
/// The digits mean an area only together with the list they belong to (`Places.codeList`):
/// 21115 was the town Trà Xuân before July 2025 and is the commune Trà Bồng since.
package struct CommuneCode: Hashable, Sendable, Comparable {
    package let digits: String

    /// `nil` unless the text is exactly five ASCII digits.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        digits = String(text)
    }

    package static func < (left: CommuneCode, right: CommuneCode) -> Bool {
        left.digits < right.digits
    }
}

/// The official two-digit code of a province.
package struct ProvinceCode: Hashable, Sendable, Comparable {
    package let digits: String

    /// `nil` unless the text is exactly two ASCII digits.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        digits = String(text)
    }

    package static func < (left: ProvinceCode, right: ProvinceCode) -> Bool {
        left.digits < right.digits
    }
}
