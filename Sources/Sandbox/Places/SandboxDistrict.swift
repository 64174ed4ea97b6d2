/// A district of the map before July 2025, for couriers whose older calls still know it.
struct SandboxDistrict: Sendable {
    let id: Int64
    let name: String
    let provinceID: Int64
    let provinceName: String
    /// Codes are text: those of Hà Nội begin with zeros.
    let wards: [(code: String, name: String)]

    static let all = [
        SandboxDistrict(
            id: 1522, name: "Thành phố Quảng Ngãi", provinceID: 223, provinceName: "Quảng Ngãi",
            wards: [("21010", "Phường Lê Hồng Phong"), ("21013", "Phường Trần Phú")]),
        SandboxDistrict(
            id: 1536, name: "Huyện Lý Sơn", provinceID: 223, provinceName: "Quảng Ngãi",
            wards: [("21547", "Đảo Lý Sơn")]),
        SandboxDistrict(
            id: 1001, name: "Quận Ba Đình", provinceID: 201, provinceName: "Hà Nội",
            wards: [("00001", "Phường Phúc Xá"), ("00004", "Phường Trúc Bạch")]),
    ]

    static func of(_ id: Int64) -> SandboxDistrict? {
        all.first { $0.id == id }
    }

    /// The ward as a place; the island counts as one here too.
    func place(ward code: String) -> SandboxPlace? {
        wards.first { $0.code == code }.map { ward in
            let isIsland = name == "Huyện Lý Sơn"
            return SandboxPlace(
                commune: ward.code, name: isIsland ? "Đặc khu Lý Sơn" : ward.name,
                province: "\(provinceID)", provinceName: provinceName)
        }
    }
}
