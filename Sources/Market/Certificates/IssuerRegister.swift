package import Reach

/// Issuers of certificates that are no more, and who stands in for them.
///
/// The district step ended on 1 July 2025 and 29 former provinces went into others that day
/// (Resolution 202/2025/QH15; Law 72/2025/QH15); a district's certificates live on for 36 months.
/// Nothing of it is stored: it follows from the table of former communes.
package struct IssuerRegister: Sendable {
    /// An issuer that is no more.
    package struct Former: Hashable, Sendable {
        /// As the table names it: "Huyện Bình Sơn", "Tỉnh Kon Tum".
        package let unit: String
        /// Who answers for it: "Uỷ ban nhân dân tỉnh Quảng Ngãi".
        package let successor: String
        /// The first day on which the issuer was no more.
        package let endedOn: Day
    }

    private struct Unit: Hashable {
        let name: String
        let province: String
        let successor: Province
    }

    private static let reform = Day(year: 2025, month: 7, day: 1)
    /// Folded name with its type, as in `huyen binh son`, to the units of that name.
    private let units: [String: [Unit]]

    /// Reads the districts and the provinces that the places' former communes name.
    package init(_ places: Places) {
        var found: Set<Unit> = []
        let present = Set(places.provinces.map { IssuerName.folded($0.name) })
        for former in places.formerCommunes {
            guard let commune = places[former.successor],
                let successor = places.provinceByCode[commune.province]
            else { continue }
            found.insert(
                Unit(name: former.district, province: former.province, successor: successor))
        }
        var units: [String: [Unit]] = [:]
        for unit in found { units[IssuerName.folded(unit.name), default: []].append(unit) }
        for unit in found where !present.contains(IssuerName.folded(unit.province)) {
            let name = "Tỉnh \(unit.province)"
            let province = Unit(name: name, province: unit.province, successor: unit.successor)
            units[IssuerName.folded(name), default: []].append(province)
        }
        self.units = units
    }

    /// The former issuer that the paper names, or `nil` for one that exists, is not known or might
    /// be one of several; `province` is where the producer sits today and settles equal names.
    package func former(_ issuer: String, of province: ProvinceCode?) -> Former? {
        guard let name = IssuerName(issuer) else { return nil }
        var candidates = units[name.unit] ?? []
        if let named = name.province {
            candidates = candidates.filter { IssuerName.folded($0.province) == named }
        } else if Set(candidates.map(\.successor.code)).count > 1 {
            candidates = candidates.filter { $0.successor.code == province }
        }
        let written = candidates.filter { name.isWritten(with: $0.name) }
        if !written.isEmpty { candidates = written }
        guard let unit = candidates.min(by: { $0.name < $1.name }),
            Set(candidates.map(\.successor.code)).count == 1
        else { return nil }
        let successor = unit.successor
        return Former(
            unit: unit.name,
            successor: "Uỷ ban nhân dân \(successor.type.title.lowercased()) \(successor.name)",
            endedOn: Self.reform)
    }
}
