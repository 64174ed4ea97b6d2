internal import Market
internal import Reach

/// Reads a parcel as it is sent, whole or only what changes of it.
enum ParcelReading {
    static func read(_ fields: inout FieldReader) -> Parcel {
        let parcel = Parcel(
            weightGrams: fields.integer("weight_g"), lengthCm: fields.integer("length_cm"),
            widthCm: fields.integer("width_cm"), heightCm: fields.integer("height_cm"),
            goods: fields.has("goods") ? fields.choices("goods", of: GoodsClass.self) : [],
            longestTransitDays: fields.integerIfAny("longest_transit_days"),
            shipsByCourier: fields.flagIfAny("ships_by_courier") ?? true,
            cod: fields.moneyIfAny("cod_vnd"),
            declaredValue: fields.moneyIfAny("declared_value_vnd"))
        check(parcel, &fields)
        return parcel
    }

    /// The parcel with what was sent in place of what it had; `null` takes an amount away.
    static func read(_ fields: inout FieldReader, onto parcel: Parcel) -> Parcel {
        var changed = parcel
        changed.weightGrams = fields.integer("weight_g", or: parcel.weightGrams)
        changed.lengthCm = fields.integer("length_cm", or: parcel.lengthCm)
        changed.widthCm = fields.integer("width_cm", or: parcel.widthCm)
        changed.heightCm = fields.integer("height_cm", or: parcel.heightCm)
        if fields.has("goods") { changed.goods = fields.choices("goods", of: GoodsClass.self) }
        changed.longestTransitDays = fields.integerIfAny(
            "longest_transit_days", or: parcel.longestTransitDays)
        changed.shipsByCourier =
            fields.flagIfAny("ships_by_courier") ?? parcel.shipsByCourier
        if fields.has("cod_vnd") { changed.cod = fields.moneyIfAny("cod_vnd") }
        if fields.has("declared_value_vnd") {
            changed.declaredValue = fields.moneyIfAny("declared_value_vnd")
        }
        check(changed, &fields)
        return changed
    }

    private static func check(_ parcel: Parcel, _ fields: inout FieldReader) {
        guard fields.problems.isEmpty else { return }
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
    }
}
