internal import Reach
import Testing

/// Names that become equal without their marks, and names that were given twice.
@Suite struct AddressCollisionTests {
    @Test(arguments: [
        ("son ha, quang ngai", ["21289", "21292"]), ("xa ba to, quang ngai", ["21484", "21523"]),
        ("XA SON HA, TINH QUANG NGAI", ["21289", "21292"]),
        ("ba to, ba to, quang ngai", ["21484", "21523"]),
        ("xa binh thanh, huyen binh son, quang ngai", ["21040", "21109"]),
    ])
    func `a folded name that is not unique is ambiguous with all of them`(
        text: String, codes: [String]
    ) {
        #expect(AddressSamples.ambiguous(text) == codes)
    }

    @Test(arguments: [
        ("Sơn Hà, Quảng Ngãi", "21289"), ("Xã Sơn Hạ, Quảng Ngãi", "21292"),
        ("Xã Ba Tơ, Quảng Ngãi", "21484"), ("Xã Ba Tô, tỉnh Quảng Ngãi", "21523"),
    ])
    func `with its marks the same name is exact`(text: String, code: String) {
        #expect(AddressSamples.exact(text) == code)
    }

    @Test func `a name without marks of its own is doubted where nobody else uses marks`() {
        #expect(AddressSamples.exact("Xã Nga Thanh, huyện Nga Sơn, Thanh Hóa") == "16093")
        let unmarked = AddressSamples.ambiguous("xa nga thanh, huyen nga son, thanh hoa")
        #expect(unmarked == ["16093", "16138"])
    }

    @Test func `a present name and a former one that went elsewhere are told apart by tiers`() {
        #expect(AddressSamples.exact("Phường Ngọc Hà, Hà Nội") == "00008")
        let former = AddressSamples.ambiguous("Phường Ngọc Hà, Quận Ba Đình, Hà Nội")
        #expect(former == ["00004", "00008"])
        #expect(AddressSamples.ambiguous("Ngọc Hà, Hà Nội") == ["00004", "00008"])
    }

    @Test func `the title that speaks of the former unit keeps the former one in`() {
        // Today there is a xã of that name; the phường was another place.
        let answer = AddressSamples.ambiguous("Phường Chương Dương, Hà Nội")
        #expect(answer == ["00097", "10237"])
    }

    @Test func `a commune and a town of one name in one district need their title`() {
        let district = "Huyện Mường Tè, Tỉnh Lai Châu"
        #expect(AddressSamples.exact("Thị trấn Mường Tè, \(district)") == "03433")
        #expect(AddressSamples.exact("Xã Mường Tè, \(district)") == "03445")
        #expect(AddressSamples.ambiguous("Mường Tè, \(district)") == ["03433", "03445"])
    }

    @Test func `a town and a rural district of one name need their title`() {
        let town = AddressSamples.exact("Phường Hưng Trí, Thị xã Kỳ Anh, Hà Tĩnh")
        #expect(town == AddressSamples.exact("Phường Hưng Trí, Kỳ Anh, Hà Tĩnh"))
    }

    @Test func `a former name close to a present one may be that one misspelt`() {
        let answer = AddressSamples.book.resolve("Xã Chiềng Hắc, Sơn La")
        #expect(answer.result == "ambiguous")
        #expect(answer.candidates.contains { $0.reason == .typingSlip })
    }

    @Test func `a name alone is exact only where the country has it once`() {
        #expect(AddressSamples.exact("Xã Ba Tơ") == "21484")
        #expect(AddressSamples.ambiguous("Xã Ba Vì") == ["09700", "21529"])
        #expect(AddressSamples.ambiguous("xã Tân Lập").count == AddressBook.candidateLimit)
    }
}
