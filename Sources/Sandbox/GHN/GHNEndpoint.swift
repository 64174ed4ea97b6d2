/// The calls of GHN that the sandbox answers, by their path behind the prefix.
enum GHNEndpoint: String, CaseIterable {
    case provinces = "master-data/province"
    case districts = "master-data/district"
    case wards = "master-data/ward"
    case newProvinces = "v3/master-data/province/all"
    case newWards = "v3/master-data/ward/all-by-province-id"
    case services = "v2/shipping-order/available-services"
    case fee = "v2/shipping-order/fee"
    case feeOfOrder = "v2/shipping-order/soc"
    case leadTime = "v2/shipping-order/leadtime"
    case preview = "v2/shipping-order/preview"
    case create = "v2/shipping-order/create"
    case updateCOD = "v2/shipping-order/updateCOD"
    case detail = "v2/shipping-order/detail"
    case find = "v2/shipping-order/detail-by-client-code"
    case cancel = "v2/switch-status/cancel"
    case giveBack = "v2/switch-status/return"
    case deliverAgain = "v2/switch-status/storing"
    case labelToken = "v2/a5/gen-token"
    case shifts = "v2/shift/date"

    var methods: Set<String> {
        switch self {
        case .newProvinces, .newWards: ["GET"]
        case .provinces, .districts, .wards, .detail, .find, .shifts: ["GET", "POST"]
        default: ["POST"]
        }
    }

    /// What belongs to a shop names it in the header `ShopId`.
    var needsShop: Bool {
        switch self {
        case .fee, .preview, .create, .cancel, .giveBack, .deliverAgain, .updateCOD: true
        default: false
        }
    }

    var shape: SandboxShape {
        switch self {
        case .provinces, .newProvinces, .shifts: SandboxShape([])
        case .districts: SandboxShape([.must("province_id", .wholeOrText(1...Int64.max))])
        case .wards: SandboxShape([.must("district_id", .wholeOrText(-1...Int64.max))])
        case .newWards:
            SandboxShape([
                .must("province_id", .wholeOrText(1...Int64.max)),
                .may("offset", .wholeOrText(0...Int64.max)),
                .may("limit", .wholeOrText(1...200)),
            ])
        case .services:
            SandboxShape([
                .must("shop_id", .whole(1...Int64.max)),
                .must("from_district", .whole(1...Int64.max)),
                .must("to_district", .whole(1...Int64.max)),
            ])
        case .fee: GHNShapes.fee
        case .leadTime: GHNShapes.leadTime
        case .preview, .create: GHNShapes.create
        case .detail, .feeOfOrder: SandboxShape([.must("order_code", .text(50))])
        case .find: SandboxShape([.must("client_order_code", .text(50))])
        case .updateCOD: GHNShapes.updateCOD
        case .cancel: GHNShapes.cancel
        case .giveBack, .deliverAgain: SandboxShape([.must("order_codes", .texts(100))])
        case .labelToken:
            SandboxShape([
                .must("order_codes", .texts(10_000)), .may("item_index", .wholes),
            ])
        }
    }
}
