internal import Foundation

/// The units of one code system, filed by the area that lines name them in.
struct PlaceUnits: Sendable {
    /// One unit that a courier's line may name.
    struct Unit: Sendable {
        let code: CommuneCode
        let name: TitledName
        let folded: String
    }

    /// A province, or a district of a province.
    struct Area: Hashable, Sendable {
        let province: String
        let district: String?
    }

    private(set) var names: [CommuneCode: String] = [:]
    private var areaByCode: [CommuneCode: Area] = [:]
    private var byArea: [Area: [Unit]] = [:]
    /// By the bare name without a title.
    private var provinces: [String: [(area: String, name: TitledName)]] = [:]
    private var districts: [String: [(area: Area, name: TitledName)]] = [:]
    private let system: CodeSystem

    init(_ places: Places, _ system: CodeSystem) {
        self.system = system
        switch system {
        case .new: file(places)
        case .old: file(places.formerCommunes)
        }
    }

    var all: [Unit] {
        byArea.values.joined().sorted { $0.code < $1.code }
    }

    func units(in area: Area) -> [Unit] {
        byArea[area] ?? []
    }

    /// The unit of a code with the area that it lies in.
    func unit(_ code: CommuneCode) -> (area: Area, unit: Unit)? {
        guard let area = areaByCode[code] else { return nil }
        return units(in: area).first { $0.code == code }.map { (area, $0) }
    }

    /// The areas that a line may mean; only exactly one is certain.
    func areas(of line: CourierPlaceLine) -> [Area] {
        switch system {
        case .new:
            return provinces(named: line.provinceName ?? line.parentName)
                .map { Area(province: $0, district: nil) }
        case .old:
            let wanted = TitledName(line.parentName, .above)
            let named = line.provinceName.map { Set(provinces(named: $0)) }
            let found = (districts[wanted.key.punctuation] ?? []).filter { district in
                named?.contains(district.area.province) ?? true
            }
            let titled = found.filter { $0.name.agrees(with: wanted) }
            return titled.map(\.area)
        }
    }

    static func folded(_ name: TitledName) -> String {
        FoldedText.plain(name.key.punctuation)
    }

    private func provinces(named text: String) -> [String] {
        let wanted = TitledName(text, .above)
        let found = provinces[wanted.key.punctuation] ?? []
        return found.filter { $0.name.agrees(with: wanted) }.map(\.area)
    }

    private mutating func file(_ places: Places) {
        for province in places.provinces { note(province.code.digits, province.fullName) }
        for commune in places.communes {
            names[commune.code] = places.fullName(of: commune)
            let area = Area(province: commune.province.digits, district: nil)
            areaByCode[commune.code] = area
            byArea[area, default: []].append(PlaceUnits.unit(commune.code, commune.fullName))
        }
    }

    /// A unit that was divided has several rows and is still one; land without a code is none.
    private mutating func file(_ former: [FormerCommune]) {
        for row in former {
            guard let code = row.code, names[code] == nil else { continue }
            let title = row.type.map { PlaceUnits.title(of: $0) + " " } ?? ""
            names[code] = "\(title)\(row.name), \(row.district), \(row.province)"
            let area = Area(province: row.province, district: row.districtCode)
            if byArea[area] == nil { note(area, row.district) }
            areaByCode[code] = area
            byArea[area, default: []].append(PlaceUnits.unit(code, title + row.name))
        }
    }

    private mutating func note(_ area: Area, _ district: String) {
        let name = TitledName(district, .above)
        districts[name.key.punctuation, default: []].append((area, name))
        if !(provinces.values.joined().contains { $0.area == area.province }) {
            note(area.province, area.province)
        }
    }

    private mutating func note(_ province: String, _ fullName: String) {
        let name = TitledName(fullName, .above)
        provinces[name.key.punctuation, default: []].append((province, name))
    }

    private static func unit(_ code: CommuneCode, _ fullName: String) -> Unit {
        let name = TitledName(fullName, .commune)
        return Unit(code: code, name: name, folded: folded(name))
    }

    private static func title(of type: FormerCommuneType) -> String {
        switch type {
        case .xa: "Xã"
        case .phuong: "Phường"
        case .town: "Thị trấn"
        }
    }
}
