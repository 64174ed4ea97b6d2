extension ZoneMember {
    /// The columns of a zones file, in order.
    package static let columns = ["courier", "zone", "province"]

    /// Reads one line from its text cells; throws every problem, each with its column.
    package init(cells: [String: String]) throws(CoverageProblems) {
        var reader = CellReader(.zones, cells)
        let courier = reader.courier()
        let zone = reader.required("zone", CellReader.codeForm) { ZoneCode($0) }
        let form = Sentence(
            vietnamese: "mã tỉnh gồm hai chữ số", english: "a province code of two digits")
        let province = reader.required("province", form) { ProvinceCode($0) }
        var member: ZoneMember?
        if let courier, let zone, let province {
            member = ZoneMember(courier: courier, zone: zone, province: province)
        }
        self = try reader.finish(member)
    }

    /// The line as text cells; reading them gives it back.
    package var cells: [String: String] {
        ["courier": courier.text, "zone": zone.text, "province": province.digits]
    }
}
