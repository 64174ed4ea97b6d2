package import Reach

/// Why a parcel was given up, in a code for programs and a note for people.
package struct CancelReason: Hashable, Sendable {
    package let code: CancelCode
    package let note: String

    /// The longest note, in characters.
    package static let longestNote = 500

    package init(_ code: CancelCode, note: String = "") {
        self.code = code
        self.note = note
    }
}

/// The reasons for which a parcel is given up before a courier has it in its hands.
package enum CancelCode: String, Sendable, CaseIterable {
    case changedMind = "changed_mind"
    case wrongAddress = "wrong_address"
    case outOfStock = "out_of_stock"
    case notPacked = "not_packed"
    case noCourier = "no_courier"
    case duplicate
    case fraudSuspected = "fraud_suspected"
    case other

    /// What the buyer and the storefront are told.
    package var sentence: Sentence {
        switch self {
        case .changedMind:
            Sentence(
                vietnamese: "Người mua đổi ý.", english: "The buyer changed their mind.")
        case .wrongAddress:
            Sentence(
                vietnamese: "Địa chỉ nhận hàng sai.", english: "The address was wrong.")
        case .outOfStock:
            Sentence(
                vietnamese: "Chủ thể không còn hàng.",
                english: "The producer has run out of the goods.")
        case .notPacked:
            Sentence(
                vietnamese: "Chủ thể không đóng gói kịp thời hạn.",
                english: "The producer did not pack it in time.")
        case .noCourier:
            Sentence(
                vietnamese: "Không bên vận chuyển nào nhận chở kiện này.",
                english: "No courier would carry the parcel.")
        case .duplicate:
            Sentence(vietnamese: "Đơn bị đặt trùng.", english: "It was ordered twice.")
        case .fraudSuspected:
            Sentence(
                vietnamese: "Đơn có dấu hiệu gian lận.", english: "The order looks fraudulent.")
        case .other:
            Sentence(vietnamese: "Lý do khác.", english: "Another reason.")
        }
    }
}
