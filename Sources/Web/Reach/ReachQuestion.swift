internal import Market
internal import Operations
internal import Reach

/// A question about reach as anyone may ask it.
struct ReachQuestion: Sendable {
    /// Which communes are asked about.
    enum Target: Sendable {
        case country
        case commune(CommuneCode)
        case communes([CommuneCode])
    }

    /// The most communes of one question.
    static let mostCommunes = 1_000

    let origin: CommuneCode
    let day: Day
    let parcel: Parcel
    let target: Target

    /// Reads the body of a question, or throws everything that is wrong with it.
    static func read(_ fields: inout FieldReader, today: Day) throws(FieldProblems) -> Self {
        let origin = fields.commune("origin")
        let day = fields.dayIfAny("date") ?? today
        let parcel = fields.object("parcel", Self.parcel)
        let commune = fields.communeIfAny("commune")
        let hasList = fields.has("communes")
        let list = hasList ? fields.communes("communes", limit: mostCommunes) : []
        if hasList, commune != nil {
            fields.refuse(
                FieldProblem(
                    "communes", .notAllowed, vi: "Chỉ dùng commune hoặc communes.",
                    en: "Give commune or communes, not both."))
        }
        try fields.finish()
        guard let origin, let parcel else { throw [.missing("parcel")] }
        let target: Target = commune.map { .commune($0) } ?? (hasList ? .communes(list) : .country)
        return Self(origin: origin, day: day, parcel: parcel, target: target)
    }

    private static func parcel(_ fields: inout FieldReader) -> Parcel {
        let parcel = Parcel(
            weightGrams: fields.integer("weight_g"), lengthCm: fields.integer("length_cm"),
            widthCm: fields.integer("width_cm"), heightCm: fields.integer("height_cm"),
            goods: fields.has("goods") ? fields.choices("goods", of: GoodsClass.self) : [],
            longestTransitDays: fields.integerIfAny("longest_transit_days"),
            shipsByCourier: fields.flagIfAny("ships_by_courier") ?? true,
            cod: fields.moneyIfAny("cod_vnd"),
            declaredValue: fields.moneyIfAny("declared_value_vnd"))
        guard fields.problems.isEmpty else { return parcel }
        let money = 0...Offer.Limit.price.upperBound
        var check = FieldCheck()
        check.range(parcel.weightGrams, fields.place(of: "weight_g"), Offer.Limit.weightGrams)
        check.range(parcel.lengthCm, fields.place(of: "length_cm"), Offer.Limit.sideCm)
        check.range(parcel.widthCm, fields.place(of: "width_cm"), Offer.Limit.sideCm)
        check.range(parcel.heightCm, fields.place(of: "height_cm"), Offer.Limit.sideCm)
        let days = parcel.longestTransitDays
        check.range(days, fields.place(of: "longest_transit_days"), Offer.Limit.days)
        check.range(parcel.cod?.vnd, fields.place(of: "cod_vnd"), money)
        check.range(parcel.declaredValue?.vnd, fields.place(of: "declared_value_vnd"), money)
        for problem in check.problems { fields.refuse(problem) }
        return parcel
    }
}

extension FieldReader {
    /// The communes of a list; a code that is none is named by its place.
    fileprivate mutating func communes(_ name: String, limit: Int) -> [CommuneCode] {
        var codes: [CommuneCode] = []
        for (index, text) in texts(name, limit: limit).enumerated() {
            if let code = CommuneCode(text) {
                codes.append(code)
            } else {
                refuse(.malformed("\(place(of: name))[\(index)]", FieldReader.communeWords))
            }
        }
        return codes
    }
}
