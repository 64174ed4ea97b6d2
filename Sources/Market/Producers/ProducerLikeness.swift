internal import Reach

/// In what two registrations agree that are perhaps of one producer.
package enum ProducerLikeness: String, Sendable, CaseIterable {
    case taxCode = "tax_code"
    case phone
    /// The same name in the same commune, whatever marks and words of legal form it carries.
    case name

    /// Whether it rests on a field that the public does not see.
    package var isPrivate: Bool {
        self != .name
    }

    /// Everything in which two profiles agree; nothing is most often the answer.
    package static func all(
        _ one: ProducerProfile, _ other: ProducerProfile
    ) -> [ProducerLikeness] {
        allCases.filter { likeness in
            switch likeness {
            case .taxCode:
                isSame(one.taxCode.map(taxRoot), other.taxCode.map(taxRoot))
            case .phone: isSame(one.phone, other.phone)
            case .name:
                one.commune == other.commune
                    && isSame(nameRoot(one.name), nameRoot(other.name))
            }
        }
    }

    /// The tax code without the number of a branch, whose head office is the same producer.
    package static func taxRoot(_ code: String) -> String {
        String(code.prefix { $0 != "-" })
    }

    /// The name as it is compared: without marks, punctuation and the words that only tell the
    /// legal form. "HTX Tỏi Lý Sơn" and "Hợp tác xã tỏi Lý Sơn" both give "toi ly son".
    static func nameRoot(_ name: String) -> String {
        let words = ProducerName(name).plain
        var rest = words + " "
        var isShorter = true
        // Forms stand in a row: "công ty" "tnhh" "mtv".
        while isShorter {
            isShorter = false
            for form in forms where rest.hasPrefix(form + " ") {
                rest.removeFirst(form.count + 1)
                isShorter = true
            }
        }
        // A name that is nothing but its form is compared as it stands.
        return rest.isEmpty ? words : String(rest.dropLast())
    }

    private static func isSame(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return false }
        return !one.isEmpty && one == other
    }

    /// Longer ones first, so that none hides behind its own beginning.
    private static let forms = [
        "lien hiep hop tac xa", "hop tac xa", "to hop tac", "ho kinh doanh", "ho san xuat",
        "co so san xuat", "co so", "trang trai", "doanh nghiep tu nhan", "chi nhanh", "cong ty",
        "co phan", "trach nhiem huu han", "mot thanh vien", "hoi", "nong nghiep", "dich vu",
        "san xuat", "kinh doanh", "thuong mai",
    ]
}
