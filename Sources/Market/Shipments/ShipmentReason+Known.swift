/// The reasons that the house itself gives; what a courier says stands in the courier's words.
extension ShipmentReason {
    /// A create's answer was lost and this courier cannot be asked.
    package static let answerLost = ShipmentReason(
        "answer_lost",
        vi: "Không rõ bên vận chuyển đã nhận kiện này chưa; hãy tra trên trang của họ rồi quyết"
            + " định.",
        en: "Whether the courier has this parcel is not known; look it up there and decide.")

    static let unknownThere = ShipmentReason(
        "unknown_there", vi: "Bên vận chuyển không có mã vận đơn này.",
        en: "The courier knows no such waybill.")

    package static let givenUp = ShipmentReason(
        "given_up", vi: "Người vận hành quyết định không gửi kiện này qua đây.",
        en: "An operator decided that it does not go this way.")

    static let notSent = ShipmentReason(
        "not_sent", vi: "Người vận hành quyết định không gửi; bên vận chuyển chưa nhận kiện này.",
        en: "An operator decided against it before the courier had it.")

    package static let orderCancelled = ShipmentReason(
        "order_cancelled", vi: "Đơn hàng đã huỷ.", en: "The order was cancelled.")

    /// A later wish has taken its place.
    package static let replaced = ShipmentReason(
        "replaced", vi: "Đã có yêu cầu mới hơn.", en: "A later wish has taken its place.")

    static func twoWaybills(_ other: Waybill) -> ShipmentReason {
        ShipmentReason(
            "two_waybills", vi: "Bên vận chuyển cho thêm mã vận đơn \(other.text).",
            en: "The courier named a second waybill, \(other.text).")
    }

    /// The waybill that the courier gave belongs to another parcel of ours.
    package static func waybillTaken(_ waybill: Waybill) -> ShipmentReason {
        ShipmentReason(
            "waybill_taken", vi: "Mã vận đơn \(waybill.text) đã thuộc kiện khác.",
            en: "The waybill \(waybill.text) belongs to another parcel.")
    }

    static func strange(_ ask: ShipmentAsk) -> ShipmentReason {
        ShipmentReason(
            "strange_answer",
            vi: "Bên vận chuyển trả lời không khớp với câu hỏi (\(ask.vietnamese)).",
            en: "The answer does not fit the question \(ask.rawValue).")
    }
}

extension Shipment {
    /// Whether a person gave it up without knowing whether the courier has it.
    package var isGivenUpInDoubt: Bool {
        waybill == nil && reason?.code == ShipmentReason.givenUp.code
    }

    /// Whether nothing more is asked for it, unless a person has it tried again.
    package var isOver: Bool {
        state == .cancelled || state == .refused
    }

    /// Whether the courier has named two numbers for the one parcel.
    package var hasTwoWaybills: Bool {
        waybill.map { reason?.code == ShipmentReason.twoWaybills($0).code } ?? false
    }
}
