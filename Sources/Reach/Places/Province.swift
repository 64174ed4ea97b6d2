/// One of the 34 provinces in force since 1 July 2025 (Resolution 202/2025/QH15).
package struct Province: Hashable, Sendable {
    package let code: ProvinceCode
    /// The name without its type, NFC.
    package let name: String
    package let type: ProvinceType

    package init(code: ProvinceCode, name: String, type: ProvinceType) {
        self.code = code
        self.name = name
        self.type = type
    }

    /// Type and name as people write them: "Tỉnh Quảng Ngãi".
    package var fullName: String {
        "\(type.title) \(name)"
    }
}

/// The two kinds of province.
package enum ProvinceType: String, Sendable, CaseIterable {
    case province = "tinh"
    case city = "thanh_pho"

    /// As it is written before a name.
    package var title: String {
        switch self {
        case .province: "Tỉnh"
        case .city: "Thành phố"
        }
    }
}
