internal import Foundation
internal import Reach

/// What the tables themselves say that three names mean, found by going through all of them.
///
/// It shares nothing with the reader: names are compared as text, in the way that `key` says.
struct AddressOracle {
    private var former: [String: Set<CommuneCode>] = [:]
    private var current: [String: Set<CommuneCode>] = [:]
    /// Present communes by name, former district and province.
    private var neighbours: [String: Set<CommuneCode>] = [:]

    static let shared = AddressOracle(AddressSamples.places)

    init(_ places: Places) {
        var provinceOf: [CommuneCode: String] = [:]
        for commune in places.communes {
            let province = places.provinceByCode[commune.province]?.name ?? ""
            provinceOf[commune.code] = province
            current[Self.key(commune.name, province), default: []].insert(commune.code)
        }
        for unit in FormerUnit.all {
            let district = AddressForms(unit).district?.name ?? ""
            for successor in unit.successors {
                let homes = Set([unit.province, provinceOf[successor] ?? ""])
                for province in homes {
                    let key = Self.key(unit.name, district, province)
                    former[key, default: []].formUnion(unit.successors)
                    current[Self.key(unit.name, province), default: []].formUnion(unit.successors)
                    let present = places[successor]?.name ?? ""
                    neighbours[Self.key(present, district, province), default: []].insert(successor)
                    current[Self.key(present, province), default: []].insert(successor)
                }
            }
        }
    }

    /// Every commune that the names may mean; empty where nothing bears them.
    func truth(_ forms: AddressForms) -> Set<CommuneCode> {
        truth(forms.commune.name, forms.district?.name, forms.province.name)
    }

    func truth(_ commune: String, _ district: String?, _ province: String) -> Set<CommuneCode> {
        guard let district else { return current[Self.key(commune, province)] ?? [] }
        let key = Self.key(commune, district, province)
        return (former[key] ?? []).union(neighbours[key] ?? [])
    }

    /// Lower case, blanks and marks in one order; i and y alike, as the reader takes them.
    private static func key(_ names: String...) -> String {
        names.map { name in
            TypingSlips.comparable(name.replacing("’", with: "").replacing("'", with: ""))
                .replacing(" ", with: "").replacing("-", with: "")
        }.joined(separator: "|")
    }
}
