internal import Reach

// The list in use: provinces, communes, what they came from, and postal codes.
extension CatalogReading {
    private enum PointKind: String, CaseIterable {
        case centroid
        case interiorPoint = "interior_point"
        case largestPartCentroid = "largest_part_centroid"
    }

    /// What the list says of its own files, so that a half-saved one is noticed.
    private struct PlaceList {
        let codeList: String
        let counts: [(file: String, key: String, count: Int)]
    }

    /// `nil` when anything is wrong with the list: references to it then cannot be judged.
    mutating func readPlaces() -> Places? {
        flawless { reading in
            let list = reading.flawless { $0.readList() }
            let provinces = reading.flawless { $0.readProvinces() }
            let communes = reading.flawless { $0.readCommunes(provinces) }
            let former = reading.flawless { $0.readFormerCommunes(communes) }
            let postalCodes = reading.flawless { $0.readPostalCodes(communes) }
            guard let list, let provinces, let communes, let former, let postalCodes else {
                return nil
            }
            reading.compare(
                list,
                with: [
                    "provinces": provinces.count, "communes": communes.count,
                    "former_rows": former.count, "postal_codes": postalCodes,
                ])
            return reading.assembled(list.codeList, provinces, communes, former)
        }
    }

    private mutating func compare(_ list: PlaceList, with found: [String: Int]) {
        for (file, key, count) in list.counts {
            guard let rows = found[key], rows != count else { continue }
            check.note(
                "places/list.json", column: "counts.\(key)",
                "\(file) có \(rows) dòng, ở đây ghi \(count).",
                "\(file) has \(rows) rows, here it says \(count).")
        }
    }

    private mutating func assembled(
        _ codeList: String, _ provinces: [Province], _ communes: [Commune],
        _ former: [FormerCommune]
    ) -> Places? {
        do throws(PlacesError) {
            return try Places(
                codeList: codeList, provinces: provinces, communes: communes,
                formerCommunes: former)
        } catch {
            check.note(
                "places", "Danh mục không khớp với nhau: \(error).",
                "The list does not hold together: \(error).")
            return nil
        }
    }

    private mutating func readList() -> PlaceList? {
        let keys = [
            "code_list", "valid_from", "types_as_of", "former_code_list", "former_valid_to",
            "decision", "counts",
        ]
        guard var facts = facts("places/list.json", keys) else { return nil }
        defer { take(facts.problems) }
        let codeList = facts.day("code_list")
        for key in ["valid_from", "types_as_of", "former_code_list", "former_valid_to"] {
            _ = facts.day(key)
        }
        _ = facts.text("decision")
        let files = [
            ("places/provinces.csv", "provinces"), ("places/communes.csv", "communes"),
            ("places/former_communes.csv", "former_rows"),
            ("places/postal_codes.csv", "postal_codes"),
        ]
        guard var counts = facts.object("counts", keys: files.map(\.1)) else { return nil }
        var given: [(file: String, key: String, count: Int)] = []
        for (file, key) in files {
            guard let count = counts.integer(key, in: 0...1_000_000) else { continue }
            given.append((file, key, count))
        }
        facts.take(counts)
        return codeList.map { PlaceList(codeList: $0.text, counts: given) }
    }

    private mutating func readProvinces() -> [Province]? {
        let file = "places/provinces.csv"
        guard let table = table(file, ["code", "name", "type"]) else { return nil }
        var seen: Set<ProvinceCode> = []
        return table.lines.compactMap { line in
            var reader = LineReader(file, line)
            let code = reader.province("code")
            let name = reader.clean("name")
            let type = reader.word("type", ProvinceType.self)
            if let code, !seen.insert(code).inserted { reader.noteRepeated("code") }
            take(reader.problems)
            guard let code, let name, let type else { return nil }
            return Province(code: code, name: name, type: type)
        }
    }

    private mutating func readCommunes(_ provinces: [Province]?) -> [Commune]? {
        let file = "places/communes.csv"
        let columns = [
            "code", "name", "type", "province_code", "lat", "lon", "point_kind", "area_km2",
            "population", "remoteness",
        ]
        guard let table = table(file, columns) else { return nil }
        let known = provinces.map { Set($0.map(\.code)) }
        var seen: Set<CommuneCode> = []
        return table.lines.compactMap { line in
            var reader = LineReader(file, line)
            let commune = reader.commune(known: known)
            if let commune, !seen.insert(commune.code).inserted { reader.noteRepeated("code") }
            _ = reader.word("point_kind", PointKind.self)
            _ = reader.decimalIfAny("area_km2", in: 0...20_000)
            take(reader.problems)
            return commune
        }
    }

    private mutating func readFormerCommunes(_ communes: [Commune]?) -> [FormerCommune]? {
        let file = "places/former_communes.csv"
        let columns = [
            "code", "name", "type", "district", "district_code", "province", "province_code",
            "new_code", "merge",
        ]
        guard let table = table(file, columns) else { return nil }
        let known = communes.map { Set($0.map(\.code)) }
        var seen: Set<FormerCommune> = []
        return table.lines.compactMap { line in
            var reader = LineReader(file, line)
            let former = reader.formerCommune(known: known)
            if let former, !seen.insert(former).inserted { reader.noteRepeated("new_code") }
            take(reader.problems)
            return former
        }
    }

    /// How many there are; nothing of the house reads postal codes yet.
    private mutating func readPostalCodes(_ communes: [Commune]?) -> Int? {
        let file = "places/postal_codes.csv"
        guard let table = table(file, ["code", "postal_code"]) else { return nil }
        let known = communes.map { Set($0.map(\.code)) }
        var seen: Set<CommuneCode> = []
        for line in table.lines {
            var reader = LineReader(file, line)
            let form = Sentence(vietnamese: "năm chữ số", english: "five digits")
            let code = reader.commune("code")
            // A postal code has the form of a commune code, and nothing else in common.
            _ = reader.required("postal_code", form) { CommuneCode($0) }
            if let code { reader.demand(code, in: known, "code") }
            if let code, !seen.insert(code).inserted { reader.noteRepeated("code") }
            take(reader.problems)
        }
        return table.lines.count
    }
}
