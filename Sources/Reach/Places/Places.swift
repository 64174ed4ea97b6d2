/// Every place of one dated code list: provinces, communes, and what the communes came from.
package struct Places: Sendable {
    /// Which official list the codes belong to, for example `2026-04-30`.
    package let codeList: String
    package let provinces: [Province]
    package let communes: [Commune]
    package let formerCommunes: [FormerCommune]
    /// Where a commune stands in `communes`; the reach engine counts communes by it.
    package let indexByCode: [CommuneCode: Int]
    package let provinceByCode: [ProvinceCode: Province]

    /// Orders everything by code; codes must be unique and every reference must resolve.
    package init(
        codeList: String, provinces: [Province], communes: [Commune],
        formerCommunes: [FormerCommune]
    ) throws(PlacesError) {
        let sorted = communes.sorted { $0.code < $1.code }
        var indexByCode: [CommuneCode: Int] = [:]
        var provinceByCode: [ProvinceCode: Province] = [:]
        for province in provinces {
            guard provinceByCode.updateValue(province, forKey: province.code) == nil else {
                throw .duplicateProvince(province.code)
            }
        }
        for (index, commune) in sorted.enumerated() {
            guard indexByCode.updateValue(index, forKey: commune.code) == nil else {
                throw .duplicateCommune(commune.code)
            }
            guard provinceByCode[commune.province] != nil else {
                throw .unknownProvince(commune.province, of: commune.code)
            }
        }
        for former in formerCommunes where indexByCode[former.successor] == nil {
            throw .unknownSuccessor(former.successor, of: former.name)
        }
        self.codeList = codeList
        self.provinces = provinces.sorted { $0.code < $1.code }
        self.communes = sorted
        self.formerCommunes = formerCommunes
        self.indexByCode = indexByCode
        self.provinceByCode = provinceByCode
    }

    package subscript(code: CommuneCode) -> Commune? {
        indexByCode[code].map { communes[$0] }
    }

    /// The commune's full name with its province: "Xã Ba Tơ, Tỉnh Quảng Ngãi".
    package func fullName(of commune: Commune) -> String {
        guard let province = provinceByCode[commune.province] else { return commune.fullName }
        return "\(commune.fullName), \(province.fullName)"
    }
}

/// Why a set of places does not hold together.
package enum PlacesError: Error, Hashable, Sendable {
    case duplicateProvince(ProvinceCode)
    case duplicateCommune(CommuneCode)
    case unknownProvince(ProvinceCode, of: CommuneCode)
    case unknownSuccessor(CommuneCode, of: String)
}
