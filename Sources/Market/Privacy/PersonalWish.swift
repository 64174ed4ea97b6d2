package import Reach

/// What a person wants of the data about them, by the phone number that they ordered with.
package struct PersonalWish: Hashable, Sendable {
    package let phone: PhoneNumber
    /// Erase orders that are still on their way too; their couriers then lack the address.
    package let isForced: Bool

    /// Throws `FieldProblems` for what is no phone number, however it is written.
    package init(phone: String, isForced: Bool = false) throws(FieldProblems) {
        guard let number = PhoneNumber(phone) else {
            throw FieldProblems([phone.isEmpty ? .missing("phone") : PhoneNumber.problem("phone")])
        }
        self.phone = number
        self.isForced = isForced
    }
}

/// Why an order's receiver was not erased.
package enum PersonalRefusal: String, Sendable, CaseIterable {
    /// Somebody still has to find the door.
    case underWay = "order_under_way"

    package var message: Sentence {
        switch self {
        case .underWay:
            Sentence(
                vietnamese: "Đơn chưa giao xong; xoá bây giờ thì không ai giao được hàng.",
                english: "The order is still on its way; erased now, nobody could deliver it.")
        }
    }
}
