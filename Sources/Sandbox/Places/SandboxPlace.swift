/// One commune of today as the sandbox's couriers know it.
package struct SandboxPlace: Hashable, Sendable {
    /// The official code of five digits.
    package let commune: String
    /// With its title: `Xã Bình Sơn`.
    package let name: String
    package let province: String
    /// Without a title: `Quảng Ngãi`.
    package let provinceName: String

    package init(commune: String, name: String, province: String, provinceName: String) {
        self.commune = commune
        self.name = name
        self.province = province
        self.provinceName = provinceName
    }

    /// All special zones are islands.
    package var isIsland: Bool {
        name.hasPrefix("Đặc khu ")
    }

    /// The name without its title.
    var bareName: String {
        for title in ["Xã ", "Phường ", "Đặc khu "] where name.hasPrefix(title) {
            return String(name.dropFirst(title.count))
        }
        return name
    }

    /// The commune's number in a courier's own list; every list numbers differently.
    package func code(at courier: SandboxCourier) -> String {
        switch courier {
        case .ghn: "\(1_000_000 + number)"
        case .viettelPost: "\(500_000 + number)"
        case .myVNPost: "9\(commune)"
        case .ghtk, .myEMS, .jtExpress: commune
        }
    }

    /// The province's number in a courier's own list.
    package func provinceCode(at courier: SandboxCourier) -> String {
        switch courier {
        case .ghn: "\(200 + (Int(province) ?? 0))"
        case .viettelPost: "\(300 + (Int(province) ?? 0))"
        case .myVNPost: "9\(province)"
        case .ghtk, .myEMS, .jtExpress: province
        }
    }

    private var number: Int {
        Int(commune) ?? 0
    }
}
