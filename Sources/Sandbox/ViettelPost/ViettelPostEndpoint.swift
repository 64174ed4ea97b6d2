/// The calls of Viettel Post that the sandbox answers, by their path.
enum ViettelPostEndpoint: String, CaseIterable {
    case logIn = "v2/user/Login"
    case owner = "v2/user/ownerconnect"
    case newProvinces = "v3/categories/listProvinceNew"
    case newWards = "v3/categories/listWardsNew"
    case provinces = "v2/categories/listProvince"
    case districts = "v2/categories/listDistrict"
    case wards = "v2/categories/listWards"
    case services = "v2/categories/listService"
    case pickups = "v2/user/listInventory"
    case price = "v2/order/getPrice"
    case prices = "v2/order/getPriceAll"
    case pricesByText = "v2/order/getPriceAllNlp"
    case create = "v2/order/createOrder"
    case createByText = "v2/order/createOrderNlp"
    case edit = "v2/order/edit"
    case change = "v2/order/UpdateOrder"
    case labelCode = "v2/order/printing-code"

    var method: String {
        switch self {
        case .newProvinces, .newWards, .provinces, .districts, .wards, .pickups: "GET"
        default: "POST"
        }
    }

    /// The lists of places are open to everybody, and who logs in has no token yet.
    var needsToken: Bool {
        switch self {
        case .logIn, .newProvinces, .newWards, .provinces, .districts, .wards: false
        default: true
        }
    }

    var shape: SandboxShape {
        switch self {
        case .logIn, .owner:
            SandboxShape([.must("USERNAME", .text(100)), .must("PASSWORD", .text(100))])
        case .newProvinces, .provinces, .pickups: SandboxShape([])
        case .newWards, .districts:
            SandboxShape([.must("provinceId", .wholeText(-1...Int64.max))])
        case .wards: SandboxShape([.must("districtId", .wholeText(-1...Int64.max))])
        case .services: SandboxShape([.must("TYPE", .whole(1...2))])
        case .price: ViettelPostShapes.price
        case .prices: ViettelPostShapes.prices
        case .pricesByText: ViettelPostShapes.pricesByText
        case .create, .edit: ViettelPostShapes.create
        case .createByText: ViettelPostShapes.createByText
        case .change:
            SandboxShape([
                .must("TYPE", .whole(1...5)), .must("ORDER_NUMBER", .text(50)),
                .may("NOTE", .text(150)), .may("DATE", .text(19)),
            ])
        case .labelCode:
            SandboxShape([
                .must("EXPIRY_TIME", .whole(1...Int64.max)), .must("ORDER_ARRAY", .texts(100)),
            ])
        }
    }
}
