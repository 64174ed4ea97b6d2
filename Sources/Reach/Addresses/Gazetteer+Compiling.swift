extension Gazetteer {
    init(places: Places, scalars: AddressScalars, titles: PlaceTitles) {
        var compiler = GazetteerCompiler(places: places, scalars: scalars, titles: titles)
        compiler.addProvinces()
        compiler.addCommunes()
        compiler.addFormerCommunes()
        compiler.addShortForms()
        compiler.addOtherProvinceNames()
        compiler.addOtherDistrictNames()
        self = compiler.gazetteer
    }
}

/// Builds the gazetteer table by table.
private struct GazetteerCompiler {
    var gazetteer = Gazetteer()
    private let places: Places
    private let scalars: AddressScalars
    private let titles: PlaceTitles
    private var communeNames: [PlaceName: Int] = [:]
    private var provinceNames: [PlaceName: Int] = [:]
    private var districtNames: [PlaceName: Int] = [:]
    private var provinceByCode: [ProvinceCode: Int] = [:]
    private var formerProvinces: [String: Int] = [:]
    private var districtByCode: [String: Int] = [:]

    /// Some towns number their wards the Roman way, and people write them either way.
    private static let arabicByRoman = [
        "I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8",
        "IX": "9", "X": "10",
    ]

    init(places: Places, scalars: AddressScalars, titles: PlaceTitles) {
        self.places = places
        self.scalars = scalars
        self.titles = titles
    }

    mutating func addProvinces() {
        for (index, province) in places.provinces.enumerated() {
            provinceByCode[province.code] = index
            guard let name = name(province.name) else { continue }
            let sense = ProvinceSense(
                current: index, home: index, isCity: province.type == .city)
            provinceNames[name] = gazetteer.provinceNames.count
            gazetteer.provinceNames.append(.init(name: name, sense: sense, isShort: false))
        }
    }

    mutating func addCommunes() {
        for (index, commune) in places.communes.enumerated() {
            gazetteer.communes.append(
                .init(
                    code: commune.code, type: commune.type,
                    province: provinceByCode[commune.province] ?? -1))
            guard let name = name(commune.name) else { continue }
            gazetteer.communeNames[communeName(name)].current.append(index)
        }
    }

    mutating func addFormerCommunes() {
        var unitByKey: [String: Int] = [:]
        for row in places.formerCommunes {
            guard let successor = places.indexByCode[row.successor] else { continue }
            let district = district(of: row, successor: successor)
            gazetteer.districts[district].successors.insert(successor)
            gazetteer.communes[successor].districts.insert(district)
            gazetteer.communes[successor].formerProvinces.insert(
                gazetteer.districts[district].formerProvince)
            guard let name = name(row.name) else {
                gazetteer.districts[district].undividedSuccessors.insert(successor)
                continue
            }
            let key = "\(row.districtCode) \(row.code?.digits ?? "") \(row.name)"
            if let unit = unitByKey[key] {
                if !gazetteer.units[unit].successors.contains(successor) {
                    gazetteer.units[unit].successors.append(successor)
                }
                continue
            }
            let unit = gazetteer.units.count
            unitByKey[key] = unit
            gazetteer.units.append(
                .init(type: row.type, district: district, successors: [successor]))
            gazetteer.districts[district].units.append(unit)
            gazetteer.communeNames[communeName(name)].former.append(unit)
            if let number = Self.arabicByRoman[row.name], let arabic = self.name(number) {
                gazetteer.communeNames[communeName(arabic)].former.append(unit)
            }
            if let code = row.code { gazetteer.unitsByCode[code, default: []].append(unit) }
        }
    }

    /// "Lâm Viên" for "Lâm Viên - Đà Lạt".
    mutating func addShortForms() {
        for commune in gazetteer.communeNames where commune.name.isHyphenated {
            guard let current = commune.current.first,
                let first = places.communes[current].name.split(separator: "-").first,
                let short = name(String(first))
            else { continue }
            gazetteer.communeNames.append(
                .init(name: short, current: commune.current, isShortened: true))
        }
    }

    mutating func addOtherProvinceNames() {
        for (known, others) in OtherPlaceNames.provinces {
            guard let known = name(known), let index = provinceNames[known] else { continue }
            let sense = gazetteer.provinceNames[index].sense
            for other in others {
                guard let other = name(other), provinceNames[other] == nil else { continue }
                provinceNames[other] = gazetteer.provinceNames.count
                gazetteer.provinceNames.append(
                    .init(name: other, sense: sense, isShort: other.letters.count <= 4))
            }
        }
    }

    mutating func addOtherDistrictNames() {
        for (title, other, district) in OtherPlaceNames.districts {
            guard let known = name(district), let index = districtNames[known],
                let other = name(other)
            else { continue }
            let districts = gazetteer.districtNames[index].districts
            for district in districts { gazetteer.districts[district].titles.append(title) }
            if let known = districtNames[other] {
                gazetteer.districtNames[known].districts += districts
            } else {
                districtNames[other] = gazetteer.districtNames.count
                gazetteer.districtNames.append(.init(name: other, districts: districts))
            }
        }
    }

    private func name(_ source: String) -> PlaceName? {
        guard let text = AddressScanner.text(of: source, scalars: scalars), !text.words.isEmpty
        else { return nil }
        return PlaceName(0..<text.words.count, of: text)
    }

    private mutating func communeName(_ name: PlaceName) -> Int {
        if let index = communeNames[name] { return index }
        let index = gazetteer.communeNames.count
        communeNames[name] = index
        gazetteer.communeNames.append(.init(name: name, isShortened: false))
        return index
    }

    private mutating func formerProvince(of row: FormerCommune, successor: Int) -> Int {
        if let index = formerProvinces[row.province] { return index }
        let index = formerProvinces.count
        formerProvinces[row.province] = index
        guard let name = name(row.province) else { return index }
        if let known = provinceNames[name] {
            gazetteer.provinceNames[known].sense.former = index
        } else {
            provinceNames[name] = gazetteer.provinceNames.count
            let sense = ProvinceSense(
                former: index, home: gazetteer.communes[successor].province)
            gazetteer.provinceNames.append(.init(name: name, sense: sense, isShort: false))
        }
        return index
    }

    private mutating func district(of row: FormerCommune, successor: Int) -> Int {
        let province = formerProvince(of: row, successor: successor)
        let known = districtByCode[row.districtCode]
        let index = known ?? gazetteer.districts.count
        let (title, name) = titledName(row.district)
        if known == nil {
            districtByCode[row.districtCode] = index
            gazetteer.districts.append(
                .init(
                    titles: [], formerProvince: province,
                    province: gazetteer.communes[successor].province))
        }
        if let title, !gazetteer.districts[index].titles.contains(title) {
            gazetteer.districts[index].titles.append(title)
        }
        guard let name else { return index }
        if let known = districtNames[name] {
            if !gazetteer.districtNames[known].districts.contains(index) {
                gazetteer.districtNames[known].districts.append(index)
            }
        } else {
            districtNames[name] = gazetteer.districtNames.count
            gazetteer.districtNames.append(.init(name: name, districts: [index]))
        }
        return index
    }

    /// "Huyện Tư Nghĩa" as its title and "Tư Nghĩa".
    private func titledName(_ source: String) -> (PlaceTitle?, PlaceName?) {
        guard let text = AddressScanner.text(of: source, scalars: scalars), !text.words.isEmpty
        else { return (nil, nil) }
        let all = 0..<text.words.count
        for count in [2, 1] where count < all.count {
            if let (form, _) = titles.form(0..<count, of: text) {
                return (form.title, PlaceName(count..<all.count, of: text))
            }
        }
        return (nil, PlaceName(all, of: text))
    }
}
