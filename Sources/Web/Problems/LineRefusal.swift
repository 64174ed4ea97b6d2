internal import Market
internal import Reach

/// What is wrong with one line of an order, in words and in figures.
struct LineRefusal: Sendable {
    /// The place of the line in the order, from 0.
    let line: Int
    let code: FieldProblem.Code
    let message: Sentence
    /// How many packs are left.
    var left: Int?
    /// What a pack costs now.
    var price: Money?
    /// The cap or the most weight that stands in the way: đồng or grams, as the code says.
    var limit: Int64?
    /// The first day on which the way is open again.
    var liftsOn: Day?
    /// Why no courier brings it there.
    var reasons: [ReachReason] = []

    init(_ line: Int, _ code: FieldProblem.Code, vi: String, en: String) {
        self.line = line
        self.code = code
        message = Sentence(vi: vi, en: en)
    }

    /// The same among the problems of fields, where programs look that know no more.
    var asField: FieldProblem {
        let member =
            switch code {
            case .priceChanged: "price_vnd"
            case .outOfStock, .tooManyParcels: "quantity"
            default: "listing"
            }
        return FieldProblem(
            "lines[\(line)].\(member)", code, vi: message.vietnamese, en: message.english)
    }
}

extension JSONWriter {
    /// Figures that say nothing about this refusal are left out.
    mutating func write(_ refusal: LineRefusal, in language: Language) {
        object { json in
            json.member("line", refusal.line)
            json.member("code", refusal.code.rawValue)
            json.member("message", refusal.message.text(in: language))
            if let left = refusal.left { json.member("left", left) }
            if let price = refusal.price { json.member("price_vnd", price.vnd) }
            if let limit = refusal.limit { json.member("limit", limit) }
            if let day = refusal.liftsOn { json.member("lifts_on", day.text) }
            if refusal.reasons.isEmpty { return }
            json.member("reasons", list: refusal.reasons) { json, reason in
                json.object { json in
                    json.member("code", reason.code.rawValue)
                    json.member("message", reason.message.text(in: language))
                    json.member("courier", reason.courier?.text)
                    json.member("row", reason.row?.text)
                    if let day = reason.liftsOn { json.member("lifts_on", day.text) }
                }
            }
        }
    }
}
