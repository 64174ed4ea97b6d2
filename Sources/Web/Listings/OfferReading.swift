internal import Market
internal import Reach

/// Reads what a listing says of its product, whole or as an edit.
enum OfferReading {
    /// The fields without which there is no offer.
    static let required = [
        "name", "set", "pack", "net_quantity", "net_unit", "packed_weight_g", "length_cm",
        "width_cm", "height_cm", "price_vnd", "goods",
    ]

    /// The offer with every field that was sent in place of what it had.
    static func read(_ fields: inout FieldReader, onto current: Offer) -> Offer {
        var offer = current
        offer.name = fields.text("name", or: offer.name)
        offer.set = fields.integer("set", or: offer.set)
        offer.pack = fields.text("pack", or: offer.pack)
        offer.netQuantity = fields.integer("net_quantity", or: offer.netQuantity)
        offer.netUnit = fields.choice("net_unit", or: offer.netUnit)
        offer.packedWeightGrams = fields.integer("packed_weight_g", or: offer.packedWeightGrams)
        offer.lengthCm = fields.integer("length_cm", or: offer.lengthCm)
        offer.widthCm = fields.integer("width_cm", or: offer.widthCm)
        offer.heightCm = fields.integer("height_cm", or: offer.heightCm)
        if fields.has("price_vnd") { offer.price = fields.money("price_vnd") }
        if fields.has("goods") { offer.goods = fields.choices("goods", of: GoodsClass.self) }
        offer.shelfLifeDays = fields.integerIfAny("shelf_life_days", or: offer.shelfLifeDays)
        offer.longestTransitDays = fields.integerIfAny(
            "longest_transit_days", or: offer.longestTransitDays)
        offer.shipsByCourier = fields.flagIfAny("ships_by_courier") ?? offer.shipsByCourier
        offer.description = fields.textIfAny("description") ?? offer.description
        DetailsReading.read(&fields, onto: &offer.details)
        return offer
    }

    /// Throws where members of an edit cannot be read, with what is wrong with the others by
    /// themselves: the whole can only be judged with the listing that it is of.
    static func tryOut(_ fields: FieldReader) throws(FieldProblems) {
        var trial = fields
        let offer = read(&trial, onto: blank)
        do throws(FieldProblems) { return try trial.finish() } catch {}
        try trial.finish { () throws(FieldProblems) in
            let sent = Set(fields.names)
            do throws(FieldProblems) { _ = try offer.checked() } catch {
                throw FieldProblems(
                    error.all.filter { problem in
                        let root = problem.field.prefix { $0 != "." && $0 != "[" }
                        // Whether a pack can weigh that is a matter of what it holds.
                        return sent.contains(String(root)) && root != "packed_weight_g"
                    })
            }
        }
    }

    /// An offer that says nothing yet.
    static let blank = Offer(
        name: "", set: 0, pack: "", netQuantity: 0, netUnit: .grams, packedWeightGrams: 0,
        lengthCm: 0, widthCm: 0, heightCm: 0, price: .zero, goods: [])
}
