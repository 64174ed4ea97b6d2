internal import Market
internal import Reach

// Rows of the demo tables, each read whole and held against the market's own rules.
extension LineReader {
    /// How a producer's commune was found.
    private enum CommuneMethod: String, CaseIterable {
        case reported
        case mapped
        case sample
    }

    /// What one row says stands in for a cell that cannot be read, so that the rest is checked.
    private enum StandIn {
        static let price = Money(vnd: 1_000)
        static let weightGrams = Int(Offer.Limit.weightGrams.upperBound)
    }

    mutating func profile(in places: Places?) -> ProducerProfile? {
        let form = word("legal_form", LegalForm.self)
        let day = dayIfAny("registration_date")
        guard let commune = commune("commune_code") else { return nil }
        let draft = ProducerProfile(
            name: line["name"], legalForm: form ?? .household,
            registrationNumber: line["registration_number"], registrationDay: day,
            taxCode: line["tax_code"], address: line["address"], commune: commune,
            phone: line["phone"], email: line["email"])
        let profile = rule { () throws(FieldProblems) in
            try draft.checked(in: places ?? Self.nowhere, demandsRegistration: false)
        } sparing: {
            places == nil && $0.code == .unknownCommune
        }
        return profile ?? draft
    }

    /// A commune that is a sample must be marked as one, and only such a one.
    mutating func checkMethod(_ sampleFields: [String]) {
        guard let method = word("commune_method", CommuneMethod.self) else { return }
        if (method == .sample) != sampleFields.contains("commune_code") {
            note(
                "commune_method", "sample và sample_fields phải cùng nói về commune_code.",
                "sample and sample_fields must agree about commune_code.")
        }
    }

    mutating func offer(sets: Set<Int>?) -> Offer? {
        let set = integer("set")
        if let set, let sets, !sets.contains(set) {
            note("set", "sets.csv không có bộ \(set).", "sets.csv has no set \(set).")
        }
        let unit = word("net_unit", NetUnit.self)
        let quantity = integer("net_quantity")
        let weight = integer("packed_weight_g")
        let sides = ["length_cm", "width_cm", "height_cm"].map { integer($0) ?? 1 }
        let price = integer("price_vnd").map { Money(vnd: Int64($0)) }
        let goods = list("goods", of: GoodsClass.allCases.map(\.rawValue))
        let shelfLife = integerIfAny("shelf_life_days")
        let transit = integerIfAny("longest_transit_days")
        let ships = flag("ships_by_courier")
        let draft = Offer(
            name: line["name"], set: set ?? 1, pack: line["pack"], netQuantity: quantity ?? 1,
            netUnit: unit ?? .grams, packedWeightGrams: weight ?? StandIn.weightGrams,
            lengthCm: sides[0], widthCm: sides[1], heightCm: sides[2],
            price: price ?? StandIn.price, goods: Set(goods.compactMap(GoodsClass.init)),
            shelfLifeDays: shelfLife, longestTransitDays: transit, shipsByCourier: ships ?? true,
            description: line["description"])
        let offer = rule { () throws(FieldProblems) in try draft.checked() }
        return offer ?? draft
    }

    mutating func stock() -> Int? {
        let stock = integer("stock")
        var check = FieldCheck()
        check.range(stock, "stock", Offer.Limit.stock)
        refuse(FieldProblems(check.problems))
        return stock
    }

    mutating func claim(today: Day) -> CertificateClaim? {
        let star = integer("star")
        let day = self.day("decision_date")
        let draft = CertificateClaim(
            star: star ?? 3, decisionNumber: line["decision_number"], decisionDay: day ?? today,
            issuer: line["issuer"])
        let claim = rule { () throws(FieldProblems) in try draft.checked(today: today) }
        return claim ?? draft
    }

    /// The key of a row in another file; where that file could not be read any key will do.
    mutating func reference(_ column: String, to keys: Set<String>?, in file: String) -> String? {
        let key = key(column)
        if let key, let keys, !keys.contains(key) {
            note(
                column, "\(file) không có dòng nào mang khoá “\(key)”.",
                "\(file) has no row with the key “\(key)”.")
        }
        return key
    }

    /// Runs a rule of the market and takes its problems over; `nil` where it found any.
    private mutating func rule<Value>(
        _ apply: () throws(FieldProblems) -> Value,
        sparing isSpared: (FieldProblem) -> Bool = { _ in false }
    ) -> Value? {
        do {
            return try apply()
        } catch {
            refuse(FieldProblems(error.all.filter { !isSpared($0) }))
            return nil
        }
    }

    private static let nowhere: Places = {
        do {
            return try Places(codeList: "", provinces: [], communes: [], formerCommunes: [])
        } catch {
            preconditionFailure("no places at all hold together: \(error)")
        }
    }()
}
