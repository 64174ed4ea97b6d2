internal import Reach
import Testing

/// What stands around the three names: houses, streets, telephones, brackets.
@Suite struct AddressNoiseTests {
    private static let nghiaLo = "21028"

    @Test(arguments: [
        "12 Nguyễn Trãi, P.Nghĩa Lộ, TP.Quảng Ngãi, T.Quảng Ngãi, Việt Nam",
        "12 Trần Phú, Phường Nghĩa Lộ, TP Quảng Ngãi, Quảng Ngãi",
        "Lầu 3, 12/5 Lê Lợi, P. Nghĩa Lộ - TP Quảng Ngãi - Quảng Ngãi",
        "Số 5 ngõ 10 phường Nghĩa Lộ thành phố Quảng Ngãi tỉnh Quảng Ngãi 570000",
        "P Nghĩa Lộ, Quảng Ngãi. SĐT: 0905.123.456 (chị Hoa)",
        "Gọi 0905123456, phường Nghĩa Lộ, Quảng Ngãi, VN",
        "Gửi từ Hà Nội đến phường Nghĩa Lộ, Quảng Ngãi",
        "Địa chỉ: Phường Nghĩa Lộ, Thành phố Quảng Ngãi, Tỉnh Quảng Ngãi, mã bưu chính 53114",
        "Tỉnh Quảng Ngãi, Thành phố Quảng Ngãi, Phường Nghĩa Lộ, 12 Nguyễn Trãi",
        "Nghia Lo Ward, Quang Ngai City, Quang Ngai Province, Vietnam",
        "Phường Nghĩa Lộ 🌊, Quảng Ngãi",
        "phường Nghĩa Lộ, tổ dân phố 5, thành phố Quảng Ngãi, Quảng Ngãi",
        "12 Nguyễn Trãi, P Nghĩa Lộ, TP Quảng Ngãi", "F.Nghĩa Lộ, TP. Quảng Ngãi, Quảng Ngãi",
        "Ph. Nghĩa Lộ, Tp Quảng Ngãi, Quảng Ngãi",
    ])
    func `noise before and behind changes nothing`(text: String) {
        #expect(AddressSamples.exact(text) == Self.nghiaLo)
    }

    @Test(arguments: ["F.5, Q.3, TP HCM", "Ph. 5, Q 3, Tp.HCM", "P5 Q3 TPHCM", "f5, quận 3, HCM"])
    func `a numbered ward is known by every short title`(text: String) {
        #expect(AddressSamples.exact(text) == AddressSamples.exact("Phường 5, Quận 3, TP HCM"))
        #expect(AddressSamples.exact(text) != "none")
    }

    @Test(arguments: [
        "Phường Lĩnh Nam, 0 Quận Hoàng Mai, Hà Nội", "Phường Lĩnh Nam,0 Quận Hoàng Mai, Hà Nội",
        "Phường Lĩnh Nam, 3uận Hoàng Mai, Hà Nội", "Phường Lĩnh Nam, 12 Hoàng Mai, Hà Nội",
    ])
    func `a district behind a number is no street that may be passed over`(text: String) {
        // The old ward was divided; the new one of that name is only a part of it.
        #expect(AddressSamples.book.resolve(text).result != "exact")
    }

    @Test func `a street with a commune's name does not win over the commune`() {
        let street = "12 đường Nguyễn Nghiêm, phường Nghĩa Lộ, TP Quảng Ngãi, Quảng Ngãi"
        #expect(AddressSamples.exact(street) == Self.nghiaLo)
        #expect(AddressSamples.exact("Nguyễn Nghiêm, Nghĩa Lộ, Quảng Ngãi") == Self.nghiaLo)
    }

    @Test(arguments: [
        "12 đường Trần Phú, Quảng Ngãi", "12 Trần Phú, TP Quảng Ngãi, Quảng Ngãi",
        "đường Lê Hồng Phong, phường Nghĩa Xyz, TP Quảng Ngãi, Quảng Ngãi",
        "thôn Nghĩa Lộ, Quảng Ngãi hôm nay",
    ])
    func `a street or a hamlet alone names no commune`(text: String) {
        #expect(AddressSamples.book.resolve(text).result != "exact")
    }

    @Test func `a person's name before a present commune may be its street`() {
        // There was a ward Nguyễn Trãi in the city, and there is a ward Kon Tum.
        #expect(AddressSamples.ambiguous("Nguyễn Trãi, Kon Tum, Quảng Ngãi").count > 1)
        let titled = AddressSamples.exact("Phường Nguyễn Trãi, Kon Tum, Kon Tum")
        #expect(titled == "23302")
    }

    @Test(arguments: [
        ("Xã Sơn Tịnh (xã Tịnh Hà cũ), Quảng Ngãi", "21220"),
        ("Xã Tịnh Hà (nay là xã Sơn Tịnh), huyện Sơn Tịnh, Quảng Ngãi", "21220"),
        ("Xã Bình Châu (huyện Bình Sơn cũ), Quảng Ngãi", "21109"),
        ("Xã Bình Châu cũ, huyện Bình Sơn, Quảng Ngãi", "21109"),
        ("Xã Ba Tơ (gần chợ), Quảng Ngãi", "21484"),
    ])
    func `brackets and "cũ" explain`(text: String, code: String) {
        #expect(AddressSamples.exact(text) == code)
    }

    @Test func `brackets that contradict leave the answer open`() {
        let text = "Xã Tịnh Hà (nay là xã Ba Tơ), huyện Sơn Tịnh, Quảng Ngãi"
        #expect(AddressSamples.book.resolve(text).result == "ambiguous")
        #expect(AddressSamples.book.resolve("Xã Nguyễn Nghiêm cũ, Quảng Ngãi").result != "exact")
    }
}
