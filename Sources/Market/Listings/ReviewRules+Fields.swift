extension ReviewRules {
    /// Every field of `Offer.fields` that the rules may name.
    package static let knownFields: Set<String> = {
        let plain: Set<String> = [
            "name", "set", "pack", "net_quantity", "net_unit", "packed_weight_g", "length_cm",
            "width_cm", "height_cm", "price_vnd", "goods", "shelf_life_days",
            "longest_transit_days", "ships_by_courier", "description", "story", "ingredients",
            "materials_origin", "process", "usage", "storage", "annual_output", "barcode",
            "trace_url", "tags", "label.rules",
        ]
        let attributes = AttributeTemplate.Code.allCases.flatMap { code in
            AttributeTemplate.of(code).fields.map { "attributes.\($0.name)" }
        }
        let particulars = LabelRules.all.flatMap { rules in
            rules.particulars.map { "label.fields.\($0.name)" }
        }
        return plain.union(attributes).union(particulars)
    }()
}
