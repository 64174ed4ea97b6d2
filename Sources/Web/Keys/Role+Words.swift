internal import Market

extension Role {
    /// How a Vietnamese sentence goes on after "Khoá của".
    var vietnamese: String {
        switch self {
        case .admin: "người vận hành"
        case .officer: "cán bộ"
        case .producer: "chủ thể"
        case .helper: "người hỗ trợ"
        case .storefront: "cửa hàng"
        case .courier: "bên vận chuyển"
        }
    }
}
