/// One of the 3,321 commune-level units in force since 1 July 2025.
///
/// Source: Decision 19/2025/QĐ-TTg with its later changes; see `catalog/SOURCES.md`.
package struct Commune: Hashable, Sendable {
    package let code: CommuneCode
    /// The name without its type, NFC.
    package let name: String
    package let type: CommuneType
    package let province: ProvinceCode
    /// A point of the area (WGS 84), not the seat of the commune's office.
    package let latitude: Double
    package let longitude: Double
    /// Indicative only: the source lost trailing zeros; absent where it cannot be right.
    package let population: Int?
    /// `nil` means not classified, which is not the same as near.
    package let remoteness: Remoteness?

    package init(
        code: CommuneCode, name: String, type: CommuneType, province: ProvinceCode,
        latitude: Double, longitude: Double, population: Int?, remoteness: Remoteness?
    ) {
        self.code = code
        self.name = name
        self.type = type
        self.province = province
        self.latitude = latitude
        self.longitude = longitude
        self.population = population
        self.remoteness = remoteness
    }

    /// Type and name as people write them: "Xã Ba Tơ".
    package var fullName: String {
        "\(type.title) \(name)"
    }
}

/// The kinds of commune-level unit; a unit may change its kind while its code stays.
package enum CommuneType: String, Sendable, CaseIterable {
    case xa
    case phuong
    case specialZone = "dac_khu"

    /// As it is written before a name.
    package var title: String {
        switch self {
        case .xa: "Xã"
        case .phuong: "Phường"
        case .specialZone: "Đặc khu"
        }
    }
}

/// Why a commune counts as remote; the derived classes are not official (`catalog/SOURCES.md`).
package enum Remoteness: String, Sendable, CaseIterable {
    case island
    case border
    case formerMountainDistrict = "former_mountain_district"
    case formerKonTumRural = "former_kon_tum_rural"
}
