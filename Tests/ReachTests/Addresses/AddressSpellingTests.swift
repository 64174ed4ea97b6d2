internal import Foundation
internal import Reach
internal import TestSupport
import Testing

/// One name in every spelling that means the same.
@Suite struct AddressSpellingTests {
    @Test(arguments: [
        ("Xã Sơn Thuỷ, Quảng Ngãi", "Xã Sơn Thủy, Quảng Ngãi"),
        ("Phường Hoà Khánh, Đà Nẵng", "Phường Hòa Khánh, Đà Nẵng"),
        ("Đặc khu Lý Sơn, Quảng Ngãi", "Đặc khu Lí Sơn, Quảng Ngãi"),
        ("Xã Ea H'Leo, Đắk Lắk", "xã eahleo, đắklắk"),
        ("Xã Ea H'Leo, Đắk Lắk", "Xã Ea H’leo, Đăk Lăk"),
        ("Xã Đăk Pxi, Quảng Ngãi", "XÃ ĐẮK PXI, QUẢNG NGÃI"),
        ("Phường Nghĩa Lộ, Quảng Ngãi", "Phường  Nghĩa\u{00A0}Lộ ,Quảng Ngãi."),
        ("Phường Nghĩa Lộ, Quảng Ngãi", "PhườngNghĩa Lộ, QuảngNgãi"),
        ("Phường Cẩm Thành, Quảng Ngãi", "Phường Cẩm\u{200B} Thành, Quảng Ngãi"),
        ("Xã Đông Sơn, Quảng Ngãi", "Xã Ðông Sơn, Quảng Ngãi"),
    ])
    func `both spellings mean the same commune`(one: String, other: String) {
        let code = AddressSamples.exact(one)
        #expect(CommuneCode(code) != nil)
        #expect(AddressSamples.exact(other) == code)
    }

    @Test func `composed and decomposed text is one`() {
        let text = "Xã Đặng Thuỳ Trâm, Quảng Ngãi"
        #expect(AddressSamples.exact(text) == "21520")
        #expect(AddressSamples.exact(text.decomposedStringWithCanonicalMapping) == "21520")
    }

    @Test(arguments: [
        "Xax Binhf Chaau, Huyeejn Binhf Sown, Quangr Ngaix",
        "Xa4 Bi2nh Cha6u, Huye65n Bi2nh So7n, Qua3ng Ngai4",
        "Xã Bình Châu, Huyện Bình Sơn, Quangr Ngaix", "xã Bình Châu, Bình Sơn, Quang3 Ngai4",
    ])
    func `what a keyboard left undecoded is decoded`(text: String) {
        #expect(AddressSamples.exact(text) == "21109")
    }

    @Test(arguments: [
        "Xax Binhf Châu, Huyênj Binhf Sơn, Tinhr Quangr Ngaix",
        "Xa4 Binh2 Châu, Huyên5 Binh2 Sơn, Tinh3 Quang3 Ngai4",
        "Xax Binhf Chau, Huyenj Binhf Son, Tinhr Quangr Ngaix",
    ])
    func `tones left behind are read where shapes are there, or are missing`(text: String) {
        #expect(AddressSamples.exact(text) == "21109")
    }

    @Test(arguments: [
        (
            "Xã Noong Trường, Huyện Triệu Sơn, Thanh Hóa",
            "Xã Nông Trường, Huyện Triệu Sơn, Thanh Hóa"
        ),
        ("Phường To6 Hiệu, Tỉnh Sơn La", "Phường Tô Hiệu, Tỉnh Sơn La"),
        ("Xax Ddakroong, Tinhr Quangr Trij", "Xã Đakrông, Tỉnh Quảng Trị"),
        ("Xa4 Mad9aguo6i, Huyện Đạ Huoai, Lâm Đồng", "Xã Mađaguôi, Huyện Đạ Huoai, Lâm Đồng"),
    ])
    func `keys that look like a syllable or a number are read when nothing else is found`(
        typed: String, meant: String
    ) {
        let code = AddressSamples.exact(meant)
        #expect(CommuneCode(code) != nil)
        #expect(AddressSamples.exact(typed) == code)
    }

    @Test func `what is right as it stands is not decoded`() {
        // "Noong" is a syllable of its own, and "to 6" is a group of houses.
        #expect(AddressSamples.exact("Xã Noong Luống, Huyện Điện Biên, Điện Biên") != "none")
        #expect(AddressSamples.exact("to6, Phường Nghĩa Lộ, Quảng Ngãi") == "21028")
    }

    @Test func `keys left in every name of the country lead nowhere false`() {
        let places = AddressSamples.places
        var failures: [String] = []
        var certain = 0
        for index in stride(from: 0, to: places.communes.count, by: 9) {
            let commune = places.communes[index]
            let full = AddressForms(commune, in: places).full
            for text in [KeyboardLeftovers.telex(full), KeyboardLeftovers.vni(full)] {
                if let failure = AddressVerdict.falseClaim(text, [commune.code]) {
                    failures.append(failure)
                }
                if case .exact = AddressSamples.book.resolve(text) { certain += 1 }
            }
        }
        #expect(failures == [])
        #expect(certain > 700, "nearly all of 738 are decoded")
    }

    @Test func `some marks missing lose no certainty where the name is unique`() {
        #expect(AddressSamples.exact("Xã Tịnh Giang, Quảng Ngai") == "21196")
        #expect(AddressSamples.exact("Xa Tinh Giang, Son Tinh, Quang Ngai") == "21196")
        #expect(AddressSamples.reason("xa tinh giang, son tinh, quang ngai") == .foldedName)
    }
}
