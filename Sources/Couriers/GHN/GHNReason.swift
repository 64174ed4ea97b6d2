internal import Reach

/// Why a visit of GHN failed, by the codes that its document lists.
struct GHNReason {
    /// On which part of the way it failed.
    enum Leg {
        case pickup
        case delivery
        case comingBack
    }

    let leg: Leg
    let sentence: Sentence
    /// Whether goods or money are at stake, so that a person should look.
    let needsAttention: Bool

    /// `nil` for a code that no table names; GHN writes them with `GHN-` before.
    init?(_ code: String) {
        let bare = code.hasPrefix("GHN-") ? String(code.dropFirst(4)) : code
        guard let reason = Self.table[bare] else { return nil }
        self = reason
    }

    private init(
        _ leg: Leg, _ vietnamese: String, _ english: String, attention: Bool = false
    ) {
        self.leg = leg
        sentence = Sentence(vietnamese: vietnamese, english: english)
        needsAttention = attention
    }

    static let table: [String: GHNReason] = [
        "PFA1A0": GHNReason(
            .pickup, "Người gửi hẹn lại ngày lấy hàng.", "Sender asks for another day."),
        "PFA2A1": GHNReason(.pickup, "Không liên lạc được người gửi.", "Sender cannot be reached."),
        "PFA2A2": GHNReason(.pickup, "Thông tin lấy hàng sai.", "Pick-up details are wrong."),
        "PFA2A3": GHNReason(.pickup, "Người gửi không nghe máy.", "Sender does not answer."),
        "PFA1A1": GHNReason(
            .pickup, "Người gửi muốn gửi tại bưu cục.", "Sender wants to drop it off."),
        "PCB0B2": GHNReason(
            .pickup, "Hàng vượt quy định về cân nặng hoặc kích thước.",
            "Weight or size is beyond the rules.", attention: true),
        "PFA4A1": GHNReason(
            .pickup, "Hàng đóng gói chưa đạt.", "Packing is not good enough.", attention: true),
        "PCB0B1": GHNReason(.pickup, "Người gửi không gửi nữa.", "Sender withdraws the parcel."),
        "PFA4A2": GHNReason(
            .pickup, "Hàng GHN không nhận chở.", "Goods that GHN does not carry.", attention: true),
        "PFA3A2": GHNReason(
            .pickup, "Nhân viên lấy hàng gặp sự cố.", "The pick-up staff had an incident."),
        "DFC1A0": GHNReason(
            .delivery, "Người nhận hẹn lại ngày giao.", "Receiver asks for another day."),
        "DFC1A2": GHNReason(
            .delivery, "Không liên lạc được người nhận.", "Receiver cannot be reached."),
        "DFC1A4": GHNReason(.delivery, "Người nhận không nghe máy.", "Receiver does not answer."),
        "DCD0A1": GHNReason(
            .delivery, "Thông tin người nhận sai.", "Receiver details are wrong.", attention: true),
        "DFC1A1": GHNReason(.delivery, "Người nhận đổi địa chỉ.", "Receiver changes the address."),
        "DFC1A7": GHNReason(
            .delivery, "Người nhận từ chối vì không được xem hàng.",
            "Refused because the goods may not be inspected."),
        "DCD0A6": GHNReason(
            .delivery, "Người nhận báo sai sản phẩm.", "Receiver says it is the wrong product.",
            attention: true),
        "DCD0A7": GHNReason(
            .delivery, "Người nhận báo sai tiền thu hộ.", "Receiver says the COD amount is wrong.",
            attention: true),
        "DCD0A5": GHNReason(
            .delivery, "Người nhận báo hàng hư hỏng.", "Receiver says the goods are damaged.",
            attention: true),
        "DCD1A5": GHNReason(.delivery, "Người nhận không có tiền.", "Receiver has no money."),
        "DCD0A8": GHNReason(.delivery, "Người nhận đổi ý.", "Receiver has changed their mind."),
        "DCD1A1": GHNReason(
            .delivery, "Người nhận báo không đặt hàng.", "Receiver did not order it."),
        "DFC1A6": GHNReason(
            .delivery, "Nhân viên giao hàng gặp sự cố.", "The delivery staff had an incident."),
        "DCD1A3": GHNReason(
            .delivery, "Hàng hư hỏng trên đường.", "Broken on the way.", attention: true),
        "RFE0A0": GHNReason(
            .comingBack, "Người gửi hẹn lại ngày nhận hoàn.", "Sender asks for another day."),
        "RFE0A1": GHNReason(
            .comingBack, "Người gửi đổi địa chỉ nhận hoàn.", "Sender changes the address."),
        "RFE0A6": GHNReason(
            .comingBack, "Người gửi không nghe máy khi hoàn hàng.", "Sender does not answer."),
        "RFE0A3": GHNReason(
            .comingBack, "Người gửi báo hàng hoàn sai sản phẩm.",
            "Sender says it is the wrong product.",
            attention: true),
        "RFE0A4": GHNReason(
            .comingBack, "Người gửi báo hàng hoàn hư hỏng.", "Sender says the goods are damaged.",
            attention: true),
        "RFE0A5": GHNReason(
            .comingBack, "Nhân viên hoàn hàng gặp sự cố.", "The staff had an incident."),
    ]
}
