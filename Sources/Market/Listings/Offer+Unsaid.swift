internal import Reach

/// What a draft may leave open: one that was made of a decision knows little but its name.
extension Offer {
    /// An offer of which only the name is known, and perhaps the set; zero and empty are "unsaid".
    package init(ofDecision name: String, set: Int?) {
        self.init(
            name: name, set: set ?? 0, pack: "", netQuantity: 0, netUnit: .grams,
            packedWeightGrams: 0, lengthCm: 0, widthCm: 0, heightCm: 0, price: .zero, goods: [])
    }

    /// The fields, by their names in JSON, that every listing has and that nobody has said yet.
    package var unsaid: Set<String> {
        var fields: Set<String> = []
        func note(_ field: String, _ number: Int) {
            if number == 0 { fields.insert(field) }
        }
        note("set", set)
        note("net_quantity", netQuantity)
        note("packed_weight_g", packedWeightGrams)
        note("length_cm", lengthCm)
        note("width_cm", widthCm)
        note("height_cm", heightCm)
        note("price_vnd", Int(price.vnd))
        if pack.isEmpty { fields.insert("pack") }
        if goods.isEmpty { fields.insert("goods") }
        return fields
    }

    /// A figure as it is shown: nothing where it was not said.
    package static func said(_ figure: Int) -> Int? {
        figure == 0 ? nil : figure
    }

    /// The same without the fields that were not said.
    func saidAlone(_ fields: [String: JSONValue]) -> [String: JSONValue] {
        let unsaid = unsaid
        return unsaid.isEmpty ? fields : fields.filter { !unsaid.contains($0.key) }
    }
}

extension [FieldProblem] {
    /// Those that do not only follow from fields that could not be read, which are named already:
    /// of a stand-in nothing is said, nor of what is judged by it.
    package func besides(_ told: some Sequence<String>) -> [FieldProblem] {
        let told = Set(told)
        let isUnitTold = told.contains("net_quantity") || told.contains("net_unit")
        let isCertificateTold = told.contains { $0.hasPrefix("certificate") }
        return filter { problem in
            let field = problem.field
            if field.hasPrefix("attributes."), told.contains("set") { return false }
            if field.hasPrefix("label."), told.contains("label.rules") { return false }
            if field == "packed_weight_g", isUnitTold { return false }
            if field == "stars", isCertificateTold { return false }
            return !told.contains { named in
                field == named || field.hasPrefix(named + ".") || field.hasPrefix(named + "[")
            }
        }
    }
}
