internal import Market
import Testing

/// What couriers write is kept without the people in it.
@Suite struct ReceiverHidingTests {
    private static let receiver = Receiver(
        name: "Nguyễn Thị Mẫu", phone: "+84987654321", street: "12 phố Đội Cấn", note: "")

    @Test(arguments: [
        ("Không gọi được", "Không gọi được"),
        ("Nguyễn Thị Mẫu không nghe máy", "*** không nghe máy"),
        ("gọi NGUYỄN THỊ MẪU hai lần", "gọi *** hai lần"),
        ("tại 12 phố Đội Cấn, đóng cửa", "tại ***, đóng cửa"),
        ("số 0987 654 321 bận", "số *** bận"),
        ("số +84.987.654.321", "số ***"),
        ("số (098)765-4321, bận", "số (***, bận"),
        ("giao lần 2 lúc 15:30 ngày 12", "giao lần 2 lúc 15:30 ngày 12"),
    ])
    func `names, streets and numbers become stars, the rest stays`(
        _ written: String, _ kept: String
    ) {
        #expect(Self.receiver.hidden(in: written) == kept)
    }

    @Test func `an erased receiver hides numbers all the same`() {
        #expect(Receiver.erased.hidden(in: "gọi 0987654321") == "gọi ***")
    }
}
