internal import Reach
import Testing

/// The fields of a form, each read for its own tier only.
@Suite struct StructuredAddressTests {
    @Test func `a code is exact unless the province that is named is another`() {
        func result(_ province: String?) -> String {
            AddressSamples.book.resolve(province: province, district: nil, commune: "21289").result
        }
        #expect(result(nil) == "exact" && result("Quảng Ngãi") == "exact")
        #expect(result("51") == "exact" && result("quang ngai") == "exact")
        #expect(result("Hà Nội") == "ambiguous" && result("01") == "ambiguous")
    }

    @Test func `a province may be given by its code, and an island by its district`() {
        let book = AddressSamples.book
        let named = book.resolve(province: "51", district: nil, commune: "Xã Ba Tơ")
        #expect(named.result == "exact" && named.candidates[0].commune.digits == "21484")
        let island = book.resolve(province: "Quảng Ngãi", district: "Huyện Lý Sơn", commune: "")
        #expect(island.result == "exact" && island.candidates[0].commune.digits == "21548")
    }

    private func answer(_ province: String?, _ district: String?, _ commune: String) -> String {
        let answer = AddressSamples.book.resolve(
            province: province, district: district, commune: commune)
        guard case .exact(let candidate) = answer else { return answer.result }
        return candidate.commune.digits
    }

    @Test func `the three former tiers and the two of today resolve`() {
        #expect(answer("Quảng Ngãi", "Bình Sơn", "Bình Châu") == "21109")
        #expect(answer("Tỉnh Quảng Ngãi", "Huyện Bình Sơn", "Xã Bình Châu") == "21109")
        #expect(answer("Quảng Ngãi", nil, "Phường Nghĩa Lộ") == "21028")
        #expect(answer("Kon Tum", "TP Kon Tum", "Quyết Thắng") == "23293")
    }

    @Test func `an empty field is an absent one`() {
        #expect(answer("", "", "Xã Ba Tơ") == "21484")
        #expect(answer("Quảng Ngãi", "", "Xã Sơn Hạ") == "21292")
        #expect(answer("Quảng Ngãi", "Lý Sơn", "") == "21548")
        #expect(answer("Quảng Ngãi", nil, "") == "none")
    }

    @Test func `numbers need no title in their field`() {
        #expect(answer("HCM", "3", "5") == "27154")
        #expect(answer("TP HCM", "Q3", "P5") == "27154")
    }

    @Test func `a district is not taken for the commune that bears its name`() {
        #expect(answer("Quảng Ngãi", "Bình Sơn", "Xyz") == "none")
        #expect(answer("Quảng Ngãi", "Bình Sơn", "") == "none")
    }

    @Test func `a field that is not understood leaves the answer open`() {
        #expect(answer("Xyz", nil, "Xã Ba Tơ") == "ambiguous")
        #expect(answer("Quảng Ngãi", "Xyz", "Xã Ba Tơ") == "ambiguous")
    }

    @Test func `house and street may stand in the commune's field`() {
        #expect(answer("Quảng Ngãi", nil, "12 Nguyễn Trãi, Phường Nghĩa Lộ") == "21028")
    }

    @Test func `a code is exact in its field and open in free text`() {
        #expect(answer(nil, nil, "21548") == "21548")
        #expect(answer(nil, nil, " 21548 ") == "21548")
        #expect(answer(nil, nil, "99999") == "none")
        #expect(AddressSamples.ambiguous("21548") == ["21548"])
        #expect(AddressSamples.reason("21548") == .currentCode)
    }

    @Test func `a code whose former area was divided is open`() throws {
        let places = AddressSamples.places
        let unit = try #require(
            FormerUnit.all.first { unit in
                guard let code = unit.code, places[code] != nil else { return false }
                return unit.successors.count > 1
            })
        let code = try #require(unit.code)
        let answer = AddressSamples.book.resolve(
            province: nil, district: nil, commune: code.digits)
        #expect(answer.result == "ambiguous")
        #expect(Set(answer.candidates.map(\.commune)) == unit.successors.union([code]))
        #expect(answer.candidates.map(\.reason).contains(.formerCode))
    }
}
