internal import Reach
import Testing

/// Each candidate says why it is one.
@Suite struct AddressReasonTests {
    @Test(arguments: [
        ("Xã Ba Tơ, Quảng Ngãi", AddressReason.currentName),
        ("Xã Bình Châu, Huyện Bình Sơn, Quảng Ngãi", .formerName),
        ("Phường Minh Khai, Quận Hai Bà Trưng, Hà Nội", .formerDivided),
        ("Huyện Lý Sơn, Quảng Ngãi", .wholeDistrict), ("son ha, quang ngai", .foldedName),
        ("Xã Bnh Châu, Huyện Bình Sơn, Quảng Ngãi", .typingSlip),
        ("Phường Cam Ly, Lâm Đồng", .partialMatch),
        ("Xã Ba Vinh, huyện Bình Sơn, Quảng Ngãi", .districtMismatch), ("21548", .currentCode),
    ])
    func `the first candidate says why`(text: String, reason: AddressReason) {
        #expect(AddressSamples.reason(text) == reason)
    }

    @Test func `every reason has a code of its own and a sentence in both languages`() {
        let all = AddressReason.allCases
        #expect(Set(all.map(\.code)).count == all.count)
        #expect(all.allSatisfy { $0.code == $0.rawValue })
        #expect(Set(all.map(\.vietnamese)).count == all.count)
        #expect(Set(all.map(\.english)).count == all.count)
    }

    @Test func `an answer shows its kind and its candidates`() throws {
        let code = try #require(CommuneCode("21484"))
        let candidate = AddressCandidate(commune: code, reason: .currentName)
        #expect(AddressAnswer.exact(candidate).result == "exact")
        #expect(AddressAnswer.exact(candidate).candidates == [candidate])
        #expect(AddressAnswer.ambiguous([candidate]).candidates == [candidate])
        #expect(AddressAnswer.none.candidates.isEmpty)
    }

    @Test func `a unit in very many parts lists them all`() throws {
        let most = try #require(FormerUnit.all.max { $0.successors.count < $1.successors.count })
        #expect(most.successors.count == 5)
        #expect(AddressVerdict.failure(AddressForms(most).full, most.successors) == nil)
    }
}
