internal import Market
import Testing

/// Vietnamese telephone numbers as people write them.
@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "+84912345678",
        "+84 912 345 678", "84912345678", "(0912) 345 678", "(+84) 912 345 678",
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

    @Test(arguments: [
        "", "0", "+84", "912345678", "091234567", "09123456789", "0112345678", "0412345678",
        "0612345678", "+1 202 555 0143", "0912a45678", "０９１２３４５６７８", "0912345678\u{202E}",
        "++84912345678", "0912\n345678", "02123", "84912345", "0912/345678",
    ])
    func `anything else is no number`(_ written: String) {
        #expect(PhoneNumber(written) == nil)
    }

    @Test func `a stored number is understood again`() {
        #expect(PhoneNumber("+842553822345")?.text == "+842553822345")
    }
}
