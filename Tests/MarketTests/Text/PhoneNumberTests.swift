internal import Market
import Testing

/// Vietnamese telephone numbers as people write them.
@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "+84912345678",
        "+84 912 345 678", "84912345678", "(0912) 345 678", "(+84) 912 345 678",
        "0084912345678", "0084 912 345 678", "+84 (0)912 345 678", "+840912345678",
        "84 0912 345 678", "0912\u{A0}345\u{A0}678", "0912\u{2013}345\u{2013}678",
    ])
    func `every usual form of a mobile number is the same number`(_ written: String) {
        #expect(PhoneNumber(written)?.text == "+84912345678")
    }

    @Test(arguments: [
        ("0255 3822 345", "+842553822345"), ("024 3825 1234", "+842438251234"),
        ("842553822345", "+842553822345"), ("0355555555", "+84355555555"),
        ("0555555555", "+84555555555"), ("0755555555", "+84755555555"),
        ("0855555555", "+84855555555"),
    ])
    func `fixed and mobile numbers get the country's code`(_ written: String, _ text: String) {
        #expect(PhoneNumber(written)?.text == text)
    }

    static let changed = [
        "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
        "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
        "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
        "0186": "056", "0188": "058", "0199": "059",
    ]

    @Test(arguments: changed.sorted { $0.key < $1.key })
    func `a mobile number of eleven digits is the one that took its place in 2018`(
        _ old: String, _ new: String
    ) {
        for written in ["\(old)2345678", "+84\(old.dropFirst())2345678", "\(old).234.5678"] {
            #expect(PhoneNumber(written)?.text == "+84\(new.dropFirst())2345678")
        }
    }

    @Test func `eleven digits under a prefix that nobody had are no number`() {
        let known = Set(Self.changed.keys)
        for prefix in 100...199 where !known.contains("0\(prefix)") {
            #expect(PhoneNumber("0\(prefix)2345678") == nil)
        }
        #expect(PhoneNumber("016823456789") == nil)
        #expect(PhoneNumber("0168234567") == nil)
    }

    @Test(arguments: [
        "", "0", "+84", "912345678", "091234567", "09123456789", "0112345678", "0412345678",
        "0612345678", "+1 202 555 0143", "0912a45678", "０９１２３４５６７８", "0912345678\u{202E}",
        "++84912345678", "00912345678", "001912345678", "19001234", "0084", "+8400912345678",
        "0912\n345678", "02123", "84912345", "0912/345678",
    ])
    func `anything else is no number`(_ written: String) {
        #expect(PhoneNumber(written) == nil)
    }

    @Test func `a stored number is understood again`() {
        #expect(PhoneNumber("+842553822345")?.text == "+842553822345")
    }
}
