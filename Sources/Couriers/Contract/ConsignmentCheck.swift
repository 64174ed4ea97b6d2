internal import Market
internal import Reach

/// What couriers' documents ask of a parcel, checked before anything is sent.
enum ConsignmentCheck {
    /// Refuses a parcel beyond the limits, without a size, or without a word of what is inside.
    static func pass(
        _ consignment: Consignment, _ limits: CarryingLimits
    ) throws(CourierError) {
        try measure(consignment.weightGrams, "weight", "g", limits.weightGrams)
        try measure(consignment.lengthCm, "length", "cm", limits.sideCm)
        try measure(consignment.widthCm, "width", "cm", limits.sideCm)
        try measure(consignment.heightCm, "height", "cm", limits.sideCm)
        try amount(consignment.collect, "the money to collect", limits.collect)
        try amount(consignment.goodsValue, "the declared value", limits.declaredValue)
        guard !consignment.items.isEmpty else { throw .refused("name what is in the parcel") }
        for item in consignment.items {
            guard item.quantity >= 1, item.weightGrams >= 1, item.price >= .zero else {
                throw .refused("give each item a quantity of 1 or more, a weight and a price")
            }
        }
    }

    /// Refuses a negative amount, and one above the courier's cap.
    static func amount(
        _ money: Money, _ what: String, _ most: Money?
    ) throws(CourierError) {
        guard money >= .zero else { throw .refused("\(what) is negative") }
        if let most, money > most {
            throw .refused("lower \(what): \(money.vnd) đồng, at most \(most.vnd)")
        }
    }

    /// The text composed; refuses one that is empty, or longer than may be said.
    static func text(
        _ text: String, _ what: String, atMost limit: Int
    ) throws(CourierError) -> String {
        let composed = FoldedText.composed(text)
        guard composed.contains(where: { !$0.isWhitespace }) else {
            throw .refused("fill in \(what)")
        }
        let length = composed.unicodeScalars.count
        guard length <= limit else {
            throw .refused("shorten \(what): \(length) characters, at most \(limit)")
        }
        return composed
    }

    /// The number as it is dialled inside Viet Nam, `0912345678`.
    static func phone(_ written: String, _ what: String) throws(CourierError) -> String {
        guard let number = PhoneNumber(written) else {
            throw .refused("correct \(what): it is no Vietnamese telephone number")
        }
        return "0" + number.text.dropFirst(3)
    }

    private static func measure(
        _ value: Int, _ what: String, _ unit: String, _ most: Int?
    ) throws(CourierError) {
        guard value >= 1 else { throw .refused("give the \(what) of the parcel in \(unit)") }
        if let most, value > most {
            throw .refused("the \(what) is \(value) \(unit), at most \(most): split the parcel")
        }
    }
}
