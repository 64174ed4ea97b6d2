internal import Reach
import Testing

/// Districts and provinces are no communes, and a wrong one is seen.
@Suite struct AddressAreaTests {
    @Test(arguments: [
        "Quảng Ngãi", "Tỉnh Quảng Ngãi", "Kon Tum", "Hà Nội", "HCM", "Thành phố Hồ Chí Minh",
        "Huyện Tư Nghĩa, Quảng Ngãi", "TP Quảng Ngãi, tỉnh Quảng Ngãi", "Quận 1, TP.HCM",
        "H. Bình Sơn, T. Quảng Ngãi", "Quận Nam Từ Liêm, Hà Nội",
        "12 Trần Phú, TP Quảng Ngãi, Quảng Ngãi",
    ])
    func `a bare district or province names no commune`(text: String) {
        #expect(AddressSamples.book.resolve(text) == .none)
    }

    @Test func `a district that became one commune is suggested and not claimed`() {
        #expect(AddressSamples.ambiguous("Huyện Vân Đồn, Quảng Ninh") == ["06994"])
        #expect(AddressSamples.reason("Huyện Vân Đồn, Quảng Ninh") == .wholeDistrict)
    }

    @Test func `a name that is also a former province is not taken for the commune alone`() {
        #expect(AddressSamples.ambiguous("Kon Tum, Quảng Ngãi") == ["23293"])
        #expect(AddressSamples.exact("Phường Kon Tum, Quảng Ngãi") == "23293")
    }

    @Test func `a present commune may be written with its former district`() {
        #expect(AddressSamples.exact("Xã Mỏ Cày, huyện Mộ Đức, Quảng Ngãi") == "21421")
        #expect(AddressSamples.exact("Phường Cẩm Thành, TP Quảng Ngãi, Quảng Ngãi") == "21025")
    }

    @Test func `a district that never held the commune leaves the answer open`() {
        let text = "Xã Ba Vinh, huyện Bình Sơn, Quảng Ngãi"
        #expect(AddressSamples.ambiguous(text) == ["21490"])
        #expect(AddressSamples.reason(text) == .districtMismatch)
        #expect(AddressSamples.ambiguous("Xã Ba Tơ, huyện Đức Thọ, Quảng Ngãi") == ["21484"])
    }

    @Test func `an unknown province leaves the answer open`() {
        #expect(AddressSamples.ambiguous("Xã Ba Tơ, tỉnh Sông Bé") == ["21484"])
        #expect(AddressSamples.book.resolve("Xã Ba Tơ, Quảng Ngãi, Hà Nội").result != "exact")
    }

    @Test func `two communes with titles leave the answer open`() {
        let text = "Xã Ba Vinh, Xã Ba Tơ, Quảng Ngãi"
        #expect(AddressSamples.book.resolve(text).result == "ambiguous")
    }

    @Test(arguments: [
        ("Phường Bến Nghé, Quận 1, Sài Gòn", "26740"), ("P5 Q3 TPHCM", "27154"),
        ("Phường 05, Quận 3, Tp.HCM", "27154"), ("Phường Thảo Điền, Quận 2, TP HCM", "27094"),
        ("Phường Phú Hội, TP Huế, Thừa Thiên Huế", "19789"),
        ("xã Đắk Long, huyện Đắk Glei, Kon Tum", "23368"), ("Xã Ea H’Leo, ĐắkLắk", "24184"),
        ("Phường 3, TP Vị Thanh, Hậu Giang", "31321"),
        ("Phường III, TP Vị Thanh, Hậu Giang", "31321"),
    ])
    func `provinces, districts and wards are known by their other names`(
        text: String, code: String
    ) {
        #expect(AddressSamples.exact(text) == code)
    }

    @Test func `the first half of a double name is a suggestion`() {
        let whole = AddressSamples.exact("Phường Xuân Hương - Đà Lạt, Lâm Đồng")
        #expect(whole == "24781")
        #expect(AddressSamples.ambiguous("Phường Xuân Hương, Đà Lạt, Lâm Đồng") == [whole])
    }
}
