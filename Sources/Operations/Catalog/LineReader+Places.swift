internal import Market
internal import Reach

// Rows of the place tables, each read whole.
extension LineReader {
    /// Viet Nam with its islands and a margin; a point outside has its numbers exchanged.
    private static let latitudes = 6.0...24.0
    private static let longitudes = 102.0...118.0

    mutating func commune(known provinces: Set<ProvinceCode>?) -> Commune? {
        let code = commune("code")
        let name = clean("name")
        let type = word("type", CommuneType.self)
        let province = province("province_code")
        let latitude = decimal("lat", in: Self.latitudes)
        let longitude = decimal("lon", in: Self.longitudes)
        let population = integerIfAny("population")
        let remoteness = wordIfAny("remoteness", Remoteness.self)
        if population == 0 {
            note(
                "population", "Để trống khi không biết; 0 không phải là không biết.",
                "Leave it empty when not known; 0 does not mean unknown.")
        }
        if let province, let provinces, !provinces.contains(province) {
            note(
                "province_code", "Không có tỉnh mang mã \(province.digits).",
                "There is no province with code \(province.digits).")
        }
        guard let code, let name, let type, let province, let latitude, let longitude else {
            return nil
        }
        return Commune(
            code: code, name: name, type: type, province: province, latitude: latitude,
            longitude: longitude, population: population, remoteness: remoteness)
    }

    mutating func formerCommune(known communes: Set<CommuneCode>?) -> FormerCommune? {
        let code = optional("code", Self.communeForm) { CommuneCode($0) }
        let name = clean("name", allowsEmpty: true)
        let type = wordIfAny("type", FormerCommuneType.self)
        let district = clean("district")
        let form = Sentence(vietnamese: "ba chữ số", english: "three digits")
        let districtCode = required("district_code", form) { text in
            let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            return isCode ? text : nil
        }
        let province = clean("province")
        let provinceCode = self.province("province_code")
        let successor = commune("new_code")
        let merge = word("merge", Merge.self)
        if let successor { demand(successor, in: communes, "new_code") }
        guard let name, let district, let districtCode, let province, let provinceCode,
            let successor, let merge
        else { return nil }
        return FormerCommune(
            code: code, name: name, type: type, district: district, districtCode: districtCode,
            province: province, provinceCode: provinceCode, successor: successor, merge: merge)
    }

    /// Notes a commune that the list does not have; without a list nothing can be said.
    mutating func demand(
        _ code: CommuneCode, in communes: Set<CommuneCode>?, _ column: String
    ) {
        guard let communes, !communes.contains(code) else { return }
        note(
            column, "Không có xã mang mã \(code.digits).",
            "There is no commune with code \(code.digits).")
    }

    mutating func noteRepeated(_ column: String) {
        note(
            column, "“\(text(column))” đã có ở một dòng trước.",
            "“\(text(column))” stands in an earlier row already.")
    }
}
