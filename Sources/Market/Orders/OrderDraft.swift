package import Reach

/// An order as a storefront asks for it, before stock and reach are looked at.
package struct OrderDraft: Hashable, Sendable {
    package var buyer: Buyer
    package var payment: Payment
    package var note: String
    package var lines: [OrderLine]
    package var wish: CourierWish

    /// The most lines and packs that one order may hold.
    package enum Limit {
        package static let lines = 50
        package static let quantity: ClosedRange<Int64> = 1...1_000
        package static let note = 500
    }

    package init(
        buyer: Buyer, payment: Payment, note: String, lines: [OrderLine],
        wish: CourierWish = .cheapest
    ) {
        self.buyer = buyer
        self.payment = payment
        self.note = note
        self.lines = lines
        self.wish = wish
    }

    /// The draft cleaned, or everything that is wrong with it.
    package func checked(in places: Places) throws(FieldProblems) -> OrderDraft {
        var check = FieldCheck()
        var clean = self
        do {
            clean.buyer = try buyer.checked(in: places)
        } catch {
            for problem in error.all { check.refuse(problem.inside("buyer")) }
        }
        clean.note = check.text(
            note, "note", limit: Limit.note, multiline: true, allowsEmpty: true)
        check.range(lines.count, "lines", 1...Int64(Limit.lines))
        var seen: Set<ListingID> = []
        for (index, line) in lines.enumerated() {
            check.range(line.quantity, "lines[\(index)].quantity", Limit.quantity)
            if !seen.insert(line.listing).inserted {
                check.refuse(
                    FieldProblem(
                        "lines[\(index)].listing", .notAllowed,
                        vi: "Mỗi sản phẩm chỉ ghi một dòng, hãy cộng số lượng.",
                        en: "One line per listing; add up the quantities."))
            }
        }
        try check.finish()
        return clean
    }
}

/// Which of the served options a parcel takes.
package enum CourierWish: Hashable, Sendable {
    case cheapest
    case fastest
    case named(CourierCode)
}

extension CourierWish {
    private static let cheapestWord = "cheapest"
    private static let fastestWord = "fastest"

    /// Reads `cheapest`, `fastest` or a courier's code.
    package init?(_ text: String) {
        switch text {
        case Self.cheapestWord: self = .cheapest
        case Self.fastestWord: self = .fastest
        default:
            guard let courier = CourierCode(text) else { return nil }
            self = .named(courier)
        }
    }

    /// The text that `init` reads back.
    package var text: String {
        switch self {
        case .cheapest: Self.cheapestWord
        case .fastest: Self.fastestWord
        case .named(let courier): courier.text
        }
    }
}
