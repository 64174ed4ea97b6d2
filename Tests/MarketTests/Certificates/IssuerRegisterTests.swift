internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Who answers for an issuer that is no more, by the country's own table.
@Suite struct IssuerRegisterTests {
    private static let quangNgai = ProvinceCode("51")

    private func successor(_ issuer: String, of province: ProvinceCode? = nil) -> String? {
        IssuerRegister(CataloguePlaces.all).former(issuer, of: province)?.successor
    }

    @Test(arguments: [
        "UBND huyện Tư Nghĩa", "Uỷ ban nhân dân huyện Tư Nghĩa", "Ủy ban nhân dân huyện Tư Nghĩa",
        "UBND huyện Tư Nghĩa, tỉnh Quảng Ngãi", "ubnd h. Tư Nghĩa", "UBND thị xã Đức Phổ",
        "UBND TX Đức Phổ", "UBND thành phố Kon Tum", "UBND TP. Kon Tum", "UBND tỉnh Kon Tum",
        "UBND huyen Tu Nghia",
    ])
    func `districts and the former province name the province as successor`(_ issuer: String)
        throws
    {
        #expect(successor(issuer) == "Uỷ ban nhân dân tỉnh Quảng Ngãi")
    }

    @Test(arguments: [
        "UBND tỉnh Quảng Ngãi", "Bộ Nông nghiệp và Môi trường", "UBND xã Ba Tơ", "UBND", "",
        "Sở Nông nghiệp", "UBND huyện Không Có",
    ])
    func `what exists or is not known has none`(_ issuer: String) throws {
        #expect(successor(issuer, of: Self.quangNgai) == nil)
    }

    @Test func `a name of several districts is settled by the producer's province, or not at all`()
        throws
    {
        #expect(successor("UBND huyện Châu Thành") == nil)
        let tayNinh = try #require(ProvinceCode("80"))
        #expect(
            successor("UBND huyện Châu Thành", of: tayNinh)
                == "Uỷ ban nhân dân tỉnh Tây Ninh")
    }

    @Test func `marks set apart names that are equal without them`() throws {
        let register = IssuerRegister(CataloguePlaces.all)
        let high = register.former("UBND huyện Sơn Hà", of: Self.quangNgai)
        #expect(high?.unit == "Huyện Sơn Hà" && high?.endedOn.text == "2025-07-01")
    }
}
