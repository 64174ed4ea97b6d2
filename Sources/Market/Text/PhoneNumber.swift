/// A Vietnamese telephone number in the form `+84…`, without spaces.
package struct PhoneNumber: Hashable, Sendable {
    package let text: String

    /// Understands `0912 345 678`, `+84 912…`, `84912…`, dots, hyphens and brackets.
    ///
    /// Mobile numbers have 9 digits after the trunk zero (3, 5, 7, 8 or 9 first), fixed ones 9 or
    /// 10 beginning with 2 (Circular 22/2014/TT-BTTTT).
    package init?(_ written: String) {
        let separators: Set<Character> = [" ", ".", "-", "(", ")"]
        var digits = written.filter { !separators.contains($0) }
        if digits.hasPrefix("+84") {
            digits.removeFirst(3)
        } else if digits.hasPrefix("84"), digits.utf8.count >= 11 {
            digits.removeFirst(2)
        } else if digits.hasPrefix("0") {
            digits.removeFirst()
        } else {
            return nil
        }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let first = digits.first
        else { return nil }
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
}
