internal import Market
internal import Reach
internal import Storage

// What decisions set: product sets, the term of certificates, holidays.
extension CatalogReading {
    /// Sectors of the criteria are numbered I to VI.
    private enum Sector: String, CaseIterable {
        case one = "I"
        case two = "II"
        case three = "III"
        case four = "IV"
        case five = "V"
        case six = "VI"
    }

    /// `nil` when anything is wrong with the sets: references to them then cannot be judged.
    mutating func readProductSets() -> [ProductSet]? {
        flawless { reading in
            let file = "sets.csv"
            let columns = ["set", "name", "group", "sector", "sector_name"]
            guard let table = reading.table(file, columns) else { return nil }
            var seen: Set<Int> = []
            return table.lines.compactMap { line in
                var reader = LineReader(file, line)
                let set = reader.productSet()
                if let set, !seen.insert(set.number).inserted { reader.noteRepeated("set") }
                _ = reader.word("sector", Sector.self)
                reading.take(reader.problems)
                return set
            }
        }
    }

    mutating func readPolicy() -> CertificatePolicy? {
        let file = "policy.json"
        let keys = [
            "certificate_validity_months", "certificate_validity_source", "lowest_star",
            "highest_star", "lapsed_certificate",
        ]
        guard var facts = facts(file, keys) else { return nil }
        let months = facts.integer("certificate_validity_months", in: 1...120)
        _ = facts.text("certificate_validity_source")
        // The program knows no other rule; a file that says another one must not look obeyed.
        _ = facts.integer("lowest_star", in: 3...3)
        _ = facts.integer("highest_star", in: 5...5)
        let words = LapseRule.allCases.map(\.rawValue).joined(separator: ", ")
        let lapse = facts.text("lapsed_certificate").flatMap { word in
            let rule = LapseRule(rawValue: word)
            if rule == nil {
                facts.note(
                    "lapsed_certificate", "Phải là một trong: \(words).",
                    "Must be one of: \(words).")
            }
            return rule
        }
        take(facts.problems)
        guard let months, let lapse else { return nil }
        return CertificatePolicy(validMonths: months, lapse: lapse)
    }

    mutating func readHolidays() -> [Day: String] {
        let file = "holidays.csv"
        guard let table = table(file, ["date", "name", "source"]) else { return [:] }
        var holidays: [Day: String] = [:]
        for line in table.lines {
            var reader = LineReader(file, line)
            let day = reader.day("date")
            let name = reader.clean("name")
            _ = reader.source()
            if let day, let name, holidays.updateValue(name, forKey: day) != nil {
                reader.noteRepeated("date")
            }
            take(reader.problems)
        }
        return holidays
    }
}

extension LineReader {
    fileprivate mutating func productSet() -> ProductSet? {
        let number = integer("set")
        let name = clean("name")
        let group = clean("group")
        let sector = clean("sector")
        let sectorName = clean("sector_name")
        if let number, !Offer.Limit.sets.contains(Int64(number)) {
            let (first, last) = (Offer.Limit.sets.lowerBound, Offer.Limit.sets.upperBound)
            note("set", "Phải từ \(first) đến \(last).", "Must be from \(first) to \(last).")
        }
        guard let number, let name, let group, let sector, let sectorName else { return nil }
        return ProductSet(
            number: number, name: name, group: group, sector: sector, sectorName: sectorName)
    }
}
