package import Reach

/// One line of a courier's settlement: what it took for a parcel, kept, and paid out.
package struct SettlementLine: Hashable, Sendable {
    /// The line of the file, the header being 1.
    package let number: Int
    /// The parcel's id or the courier's own number of it.
    package let reference: String
    package let collected: Money
    package let fee: Money
    package let remitted: Money
    package let paidOn: Day?

    package init(
        number: Int, reference: String, collected: Money, fee: Money, remitted: Money,
        paidOn: Day?
    ) {
        self.number = number
        self.reference = reference
        self.collected = collected
        self.fee = fee
        self.remitted = remitted
        self.paidOn = paidOn
    }
}

/// How a line of a settlement agrees with what is known of its parcel.
package enum SettlementFinding: String, Sendable, CaseIterable {
    case matched
    case unknownParcel = "unknown_parcel"
    case twicePaid = "twice_paid"
    case notDelivered = "not_delivered"
    case amountDiffers = "amount_differs"
    case feeDiffers = "fee_differs"

    /// What a person is told of the line.
    package var sentence: Sentence {
        switch self {
        case .matched: Sentence(vietnamese: "Khớp đến từng đồng.", english: "It agrees.")
        case .unknownParcel:
            Sentence(
                vietnamese: "Bên vận chuyển này không có kiện nào mang mã đó.",
                english: "This courier has no parcel of that number.")
        case .twicePaid:
            Sentence(
                vietnamese: "Kiện này đã được đối soát ở một dòng khác.",
                english: "Another line has settled the parcel already.")
        case .notDelivered:
            Sentence(
                vietnamese: "Kiện này chưa được báo là đã giao.",
                english: "The parcel is not known to be delivered.")
        case .amountDiffers:
            Sentence(
                vietnamese: "Số tiền khác số phải thu, hoặc thu trừ phí không bằng thực trả.",
                english: "The amount is not what was due, or less the fee is not what was paid.")
        case .feeDiffers:
            Sentence(
                vietnamese: "Phí bị trừ khác cước của kiện.",
                english: "The fee kept back is not the freight of the parcel.")
        }
    }
}

extension SettlementLine {
    /// What is known of the line's parcel before the line is taken.
    package struct Known: Hashable, Sendable {
        package let due: Money
        package let isDelivered: Bool
        package let isSettled: Bool
        /// The fees that the courier may keep back; none is always right.
        package let fees: [Money]

        package init(due: Money, isDelivered: Bool, isSettled: Bool, fees: [Money]) {
            self.due = due
            self.isDelivered = isDelivered
            self.isSettled = isSettled
            self.fees = fees
        }
    }

    /// How the line agrees with what is known, to the đồng; `nil` is a parcel that is not.
    package func finding(against known: Known?) -> SettlementFinding {
        guard let known else { return .unknownParcel }
        if known.isSettled { return .twicePaid }
        if !known.isDelivered { return .notDelivered }
        if collected != known.due || remitted.vnd != collected.vnd - fee.vnd {
            return .amountDiffers
        }
        if fee != .zero, !known.fees.contains(fee) { return .feeDiffers }
        return .matched
    }
}
