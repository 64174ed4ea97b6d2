/// A Vietnamese telephone number in the form `+84…`, without spaces.
package struct PhoneNumber: Hashable, Sendable {
    package let text: String

    /// Understands `0912 345 678`, `+84 912…`, `84912…`, `0084 912…`, `+84 (0)912…`, dots, dashes
    /// and brackets, and turns mobile numbers of eleven digits into the ten of today.
    ///
    /// Mobile numbers have 9 digits after the trunk zero (3, 5, 7, 8 or 9 first), fixed ones 9 or
    /// 10 beginning with 2 (Circular 22/2014/TT-BTTTT).
    package init?(_ written: String) {
        guard let digits = Self.national(written.filter { !Self.separators.contains($0) }),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let first = digits.first
        else { return nil }
        if let today = Self.today(digits) {
            text = "+84\(today)"
            return
        }
        let isMobile = "35789".contains(first) && digits.utf8.count == 9
        let isFixed = first == "2" && (9...10).contains(digits.utf8.count)
        guard isMobile || isFixed else { return nil }
        text = "+84\(digits)"
    }

    package static func problem(_ field: String) -> FieldProblem {
        FieldProblem(
            field, .malformed, vi: "Không phải số điện thoại Việt Nam, ví dụ 0912 345 678.",
            en: "Not a Vietnamese telephone number, for example 0912 345 678.")
    }

    /// What people put between digits: also the space that does not break and the longer dash.
    private static let separators: Set<Character> = [
        " ", "\u{A0}", ".", "-", "\u{2013}", "(", ")",
    ]

    /// The digits after the country's code or the trunk zero; `nil` where neither stands.
    private static func national(_ written: String) -> Substring? {
        var digits = Substring(written)
        if digits.hasPrefix("+84") {
            digits = digits.dropFirst(3)
        } else if digits.hasPrefix("0084") {
            digits = digits.dropFirst(4)
        } else if digits.hasPrefix("84"), digits.utf8.count >= 11 {
            digits = digits.dropFirst(2)
        } else if digits.hasPrefix("0") {
            return digits.dropFirst()
        } else {
            return nil
        }
        // Many write the trunk zero after the country's code too.
        return digits.hasPrefix("0") ? digits.dropFirst() : digits
    }

    /// A mobile number of eleven digits under the prefix that took its place, else `nil`.
    ///
    /// `0168 234 5678` has been `038 234 5678` since 2018.
    private static func today(_ digits: Substring) -> String? {
        guard digits.utf8.count == 10, let prefix = newPrefixes[String(digits.prefix(3))] else {
            return nil
        }
        return prefix + digits.dropFirst(3)
    }

    /// Prefixes without the trunk zero, before and since the change of 15 September to
    /// 14 November 2018 (Decision 798/QĐ-BTTTT of 2018).
    private static let newPrefixes = [
        // Viettel
        "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38",
        "169": "39",
        // MobiFone
        "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
        // VinaPhone
        "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
        // Vietnamobile and Gmobile
        "186": "56", "188": "58", "199": "59",
    ]
}
