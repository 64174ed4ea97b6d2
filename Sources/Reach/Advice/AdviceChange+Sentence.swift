extension AdviceChange {
    /// What to do, as the beginning of a sentence.
    package var clause: Sentence {
        switch self {
        case .shipByCourier:
            Sentence(vietnamese: "Cho gửi qua đơn vị vận chuyển", english: "Shipped by courier")
        case .weightAtMost(let grams):
            AdviceChange.sentence("Không quá", "At most", SpokenNumber.weight(grams: grams))
        case .weightAtLeast(let grams):
            AdviceChange.sentence(
                "Gộp thành kiện từ", "Packed together to", SpokenNumber.weight(grams: grams))
        case .splitInto(let count):
            Sentence(
                vietnamese: "Chia làm \(count) kiện", english: "Split into \(count) parcels")
        case .withoutCOD:
            Sentence(
                vietnamese: "Không thu hộ (COD)", english: "Without cash on delivery")
        case .codAtMost(let amount):
            AdviceChange.sentence(
                "Thu hộ (COD) không quá", "Cash on delivery of at most",
                SpokenNumber.money(amount))
        case .longestSideAtMost(let side):
            Sentence(
                vietnamese: "Cạnh dài nhất không quá \(side) cm",
                english: "No side longer than \(side) cm")
        case .girthAtMost(let girth):
            Sentence(
                vietnamese: "Cạnh dài nhất cộng hai lần hai cạnh kia không quá \(girth) cm",
                english: "Longest side plus twice the two others at most \(girth) cm")
        case .without(let goods):
            AdviceChange.packing(without: goods)
        case .bearing(let days):
            Sentence(
                vietnamese: "Hàng chịu được \(days) ngày trên đường",
                english: "Goods that bear \(days) days on the way")
        case .pickedUpAt(_, let name):
            Sentence(vietnamese: "Gửi hàng tại \(name)", english: "Handed over at \(name)")
        }
    }

    private static func sentence(
        _ vietnamese: String, _ english: String, _ amount: Sentence
    ) -> Sentence {
        Sentence(
            vietnamese: "\(vietnamese) \(amount.vietnamese)",
            english: "\(english) \(amount.english)")
    }

    private static func packing(without goods: Set<GoodsClass>) -> Sentence {
        switch goods {
        case [.glass]:
            Sentence(
                vietnamese: "Đổi bao bì thủy tinh sang loại khác",
                english: "Packed in something other than glass")
        case [.fragile]:
            Sentence(
                vietnamese: "Đóng gói để không còn là hàng dễ vỡ",
                english: "Packed so that it is not fragile any more")
        case [.glass, .fragile]:
            Sentence(
                vietnamese: "Đổi bao bì thủy tinh sang loại không vỡ",
                english: "Packed in something that is not glass and does not break")
        case [.fresh]:
            Sentence(
                vietnamese: "Sấy hoặc chế biến khô thay vì để tươi",
                english: "Dried or processed instead of fresh")
        case [.frozen]:
            Sentence(
                vietnamese: "Chế biến để không cần đông lạnh",
                english: "Processed so that it need not be frozen")
        default:
            AdviceChange.sentence(
                "Không còn là", "Without",
                Sentence(
                    vietnamese: titles(goods).map(\.vietnamese).joined(separator: ", "),
                    english: titles(goods).map(\.english).joined(separator: ", ")))
        }
    }

    private static func titles(_ goods: Set<GoodsClass>) -> [Sentence] {
        GoodsClass.allCases.filter(goods.contains).map(\.title)
    }
}
