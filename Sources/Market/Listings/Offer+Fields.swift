internal import Reach

/// An offer as named fields, as versions keep it and as edits are compared: names are those of
/// the JSON, attributes and label fields each by themselves (`attributes.alcohol_percent`).
///
/// What is not said has no member.
extension Offer {
    package var fields: [String: JSONValue] {
        var fields = details.fields
        fields["name"] = .text(name)
        fields["set"] = .integer(Int64(set))
        fields["pack"] = .text(pack)
        fields["net_quantity"] = .integer(Int64(netQuantity))
        fields["net_unit"] = .text(netUnit.rawValue)
        fields["packed_weight_g"] = .integer(Int64(packedWeightGrams))
        fields["length_cm"] = .integer(Int64(lengthCm))
        fields["width_cm"] = .integer(Int64(widthCm))
        fields["height_cm"] = .integer(Int64(heightCm))
        fields["price_vnd"] = .integer(price.vnd)
        fields["goods"] = .list(goods.map(\.rawValue).sorted().map { .text($0) })
        fields["shelf_life_days"] = shelfLifeDays.map { .integer(Int64($0)) }
        fields["longest_transit_days"] = longestTransitDays.map { .integer(Int64($0)) }
        fields["ships_by_courier"] = .flag(shipsByCourier)
        if !description.isEmpty { fields["description"] = .text(description) }
        return saidAlone(fields)
    }

    /// The offer that `fields` wrote; a member of a kind that it never wrote counts as not said.
    package init(fields: [String: JSONValue]) {
        func text(_ name: String) -> String { fields[name]?.text ?? "" }
        func whole(_ name: String) -> Int? { fields[name]?.whole.map { Int($0) } }
        self.init(
            name: text("name"), set: whole("set") ?? 0, pack: text("pack"),
            netQuantity: whole("net_quantity") ?? 0,
            netUnit: NetUnit(rawValue: text("net_unit")) ?? .grams,
            packedWeightGrams: whole("packed_weight_g") ?? 0, lengthCm: whole("length_cm") ?? 0,
            widthCm: whole("width_cm") ?? 0, heightCm: whole("height_cm") ?? 0,
            price: Money(vnd: fields["price_vnd"]?.whole ?? 0),
            goods: Set(
                (fields["goods"]?.items ?? []).compactMap(\.text).compactMap(
                    GoodsClass.init(rawValue:))),
            shelfLifeDays: whole("shelf_life_days"),
            longestTransitDays: whole("longest_transit_days"),
            shipsByCourier: fields["ships_by_courier"]?.flag ?? true,
            description: text("description"),
            details: ProductDetails(fields: fields, set: whole("set") ?? 0))
    }
}

extension ProductDetails {
    private static let attributePrefix = "attributes."
    private static let labelPrefix = "label.fields."

    /// What the details say, by the same names as `Offer.fields`; nothing said is empty.
    package var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        for (name, text) in texts where !text.isEmpty { fields[name] = .text(text) }
        fields["barcode"] = barcode.map { .text($0.digits) }
        fields["trace_url"] = traceURL.map { .text($0) }
        if !tags.isEmpty { fields["tags"] = .list(tags.map { .text($0) }) }
        for (name, value) in attributes { fields[Self.attributePrefix + name] = value.json }
        if !label.rules.isEmpty { fields["label.rules"] = .text(label.rules) }
        for (name, text) in label.fields { fields[Self.labelPrefix + name] = .text(text) }
        return fields
    }

    /// The details that `fields` wrote, of a listing in that set.
    package init(fields: [String: JSONValue], set: Int) {
        self.init()
        func text(_ name: String) -> String { fields[name]?.text ?? "" }
        story = text("story")
        ingredients = text("ingredients")
        materialsOrigin = text("materials_origin")
        process = text("process")
        usage = text("usage")
        storage = text("storage")
        annualOutput = text("annual_output")
        barcode = GTIN(text("barcode"))
        traceURL = fields["trace_url"]?.text
        tags = (fields["tags"]?.items ?? []).compactMap(\.text)
        label.rules = text("label.rules")
        let template = AttributeTemplate.of(set: set)
        for (name, value) in fields {
            if name.hasPrefix(Self.attributePrefix) {
                let short = String(name.dropFirst(Self.attributePrefix.count))
                attributes[short] = AttributeValue(value, as: template?[short])
            } else if name.hasPrefix(Self.labelPrefix) {
                label.fields[String(name.dropFirst(Self.labelPrefix.count))] = value.text
            }
        }
    }

    private var texts: [(String, String)] {
        [
            ("story", story), ("ingredients", ingredients), ("materials_origin", materialsOrigin),
            ("process", process), ("usage", usage), ("storage", storage),
            ("annual_output", annualOutput),
        ]
    }
}
