internal import Reach
internal import TestSupport
import Testing

/// One typing slip is mended where only one commune is left, and never claimed where it is not.
@Suite struct TypingSlipTests {
    @Test(arguments: [
        "Xã Bnh Châu, Huyện Bình Sơn, Quảng Ngãi", "Xã Bìnhh Châu, Huyện Bình Sơn, Quảng Ngãi",
        "Xã Bình Hcâu, Huyện Bình Sơn, Quảng Ngãi", "Xã Bình Châu, Huyện Bnh Sơn, Quảng Ngãi",
        "Xã Bình Châu, Huyện Bình Sơn, Quảng Ngã", "Xã Bình Châu, Hyện Bình Sơn, Quảng Ngãi",
        "Xã Bình Châu Huyện Bình Sơn Tnh Quảng Ngãi", "Xã Bình Châ,u Bình Sơn, Quảng Ngãi",
    ])
    func `one slip in any name or title is mended`(text: String) {
        #expect(AddressSamples.exact(text) == "21109")
        #expect(AddressSamples.reason(text) == .typingSlip)
    }

    @Test func `two communes that are equally near leave the answer open`() {
        let text = "Phường ắam Sơn, Tỉnh Bắc Ninh"
        #expect(AddressSamples.ambiguous(text) == ["09286", "09370"])
    }

    @Test func `a slip that makes another known name is not mended for certain`() {
        // Another commune of the country is called just that.
        let text = "Xã Bình Chân, huyện Bình Sơn, Quảng Ngãi"
        #expect(AddressSamples.book.resolve(text).result != "exact")
    }

    @Test func `a ward's number is never mended`() {
        let answer = AddressSamples.book.resolve("Phường 55, Quận 3, TP HCM")
        #expect(answer == .none)
    }

    @Test(arguments: ["Phường ồ1, Quận Gò Vấp", "Phường k4, Quận 10", "Phường 1d, Quận Tân Bình"])
    func `a letter beside a ward's number may be one of its digits`(text: String) {
        #expect(AddressSamples.book.resolve("\(text), TP HCM").result != "exact")
    }

    @Test(arguments: [
        "Xã Bì8nh Châu, Huyện Bình Sơn, Quảng Ngãi", "Xã 6ình Châu, Huyện Bình Sơn, Quảng Ngãi",
        "X4ã Bình Châu, Huyện Bình Sơn, Quảng Ngãi", "Xã Bình Châu, Huyện Bình S2n, Quảng Ngãi",
    ])
    func `a digit among letters is a slip like another`(text: String) {
        #expect(AddressSamples.exact(text) == "21109")
    }

    @Test(arguments: [
        "Xã A Lưới, Thành phố Huế", "Xã Đạ Huoai đ, Lâm Đồng", "X. Đam Rông, T. Lâm Đồng",
    ])
    func `a name whose number was forgotten or mistyped stays open`(text: String) {
        let answer = AddressSamples.book.resolve(text)
        #expect(answer.result == "ambiguous")
    }

    @Test func `a town is not one of the numbered communes around it`() {
        #expect(AddressSamples.exact("Thị trấn A Lưới, Thừa Thiên Huế") == "20044")
    }

    @Test func `where the title fits nothing, a name close by that it fits is named too`() {
        let answer = AddressSamples.ambiguous("Phường Nhi Sơn, Thanh Hoá")
        #expect(answer == ["14864", "16654"])
    }

    @Test func `a slip without any marks is only a suggestion`() {
        let text = "xa bih chau, huyen binh son, quang ngai"
        #expect(AddressSamples.ambiguous(text) == ["21109"])
    }

    @Test func `a slip beside a district that is a commune too is not that commune`() {
        let answer = AddressSamples.book.resolve("Bnh Châu, Bình Sơn, Quảng Ngãi")
        #expect(answer.result == "ambiguous")
        #expect(answer.candidates.map(\.commune.digits).contains("21109"))
    }

    @Test(arguments: [2_025, 2_026])
    func `a slip anywhere in a present address claims nothing false`(seed: UInt64) {
        let places = AddressSamples.places
        let texts = places.communes.map {
            (AddressForms($0, in: places), Set([$0.code]))
        }
        expectNothingFalse(texts, every: 9, seed: seed, certainPercent: 90)
    }

    @Test(arguments: [7, 1_677])
    func `a slip anywhere in a former address claims nothing false`(seed: UInt64) {
        let texts = FormerUnit.all.filter { !$0.name.isEmpty }.map {
            (AddressForms($0), $0.successors)
        }
        expectNothingFalse(texts, every: 23, seed: seed, certainPercent: 85)
    }

    /// Slips that spell another place in full are that place's name, and are left out.
    private func expectNothingFalse(
        _ addresses: [(AddressForms, Set<CommuneCode>)], every step: Int, seed: UInt64,
        certainPercent: Int
    ) {
        let known = Set(addresses.map { TypingSlips.comparable($0.0.full) })
        var slips = TypingSlips(seed: seed)
        var failures: [String] = []
        var certain = 0
        var count = 0
        for index in stride(from: Int(seed) % step, to: addresses.count, by: step) {
            let (forms, truth) = addresses[index]
            let full = slips.slip(in: forms.full)
            let isOther = known.contains(TypingSlips.comparable(full))
            for text in [full, slips.slip(in: forms.noisy), slips.slip(in: forms.untitled)] {
                if text == full, isOther { continue }
                if let failure = AddressVerdict.falseClaim(text, truth) { failures.append(failure) }
            }
            count += 1
            if AddressVerdict.failure(full, truth) == nil { certain += 1 }
        }
        #expect(failures == [], "seed \(seed)")
        #expect(certain * 100 >= count * certainPercent, "seed \(seed): \(certain) of \(count)")
    }
}
