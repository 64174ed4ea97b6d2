/// One row of the official conversion table: a unit before July 2025 and a commune it went into.
///
/// A unit that was divided has several rows (440 of 10,035 were).
package struct FormerCommune: Hashable, Sendable {
    /// The old code; `nil` for island districts that had no communes.
    package let code: CommuneCode?
    package let name: String
    /// `nil` where there was no commune: island districts, an alluvial flat.
    package let type: FormerCommuneType?
    /// With its type, as the table writes it: "Huyện Tư Nghĩa".
    package let district: String
    package let districtCode: String
    /// The name of one of the 63 former provinces.
    package let province: String
    package let provinceCode: ProvinceCode
    package let successor: CommuneCode
    package let merge: Merge

    package init(
        code: CommuneCode?, name: String, type: FormerCommuneType?, district: String,
        districtCode: String, province: String, provinceCode: ProvinceCode,
        successor: CommuneCode, merge: Merge
    ) {
        self.code = code
        self.name = name
        self.type = type
        self.district = district
        self.districtCode = districtCode
        self.province = province
        self.provinceCode = provinceCode
        self.successor = successor
        self.merge = merge
    }
}

/// The kinds of commune-level unit before July 2025.
package enum FormerCommuneType: String, Sendable, CaseIterable {
    case xa
    case phuong
    case town = "thi_tran"
}

/// How much of a former commune went into its successor.
package enum Merge: String, Sendable, CaseIterable {
    case whole
    case unchanged
    case renamed
    case part
    /// A slice of land without people stayed elsewhere.
    case partAreaAllPeople = "part_area_all_people"
}
