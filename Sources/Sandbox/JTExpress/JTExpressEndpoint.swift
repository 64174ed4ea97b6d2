/// The calls of J&T that the sandbox answers, with the shape of each `bizContent`.
enum JTExpressEndpoint: String, CaseIterable {
    case create = "/api/order/addOrder"
    case cancel = "/api/order/cancelOrder"
    case fee = "/api/spmComCost/getComCost"
    case label = "/api/order/printOrder"
    case trace = "/api/logistics/trace"

    var shape: SandboxShape {
        switch self {
        case .create: Self.order
        case .cancel:
            SandboxShape(
                Self.account + Self.numbers + [
                    .may("orderType", .word(["1", "2"])), .may("reason", .text(200)),
                ])
        case .fee: Self.cost
        case .label: SandboxShape(Self.account + Self.numbers + [.may("printSize", .text(10))])
        case .trace: SandboxShape(Self.account + [.must("billCodes", .text(1_000))])
        }
    }

    private static let account: [SandboxField] = [
        .must("customerCode", .text(50)), .must("password", .text(32)),
    ]
    private static let numbers: [SandboxField] = [
        .may("txlogisticId", .text(50)), .may("billCode", .text(50)),
    ]
    private static let money: ClosedRange<Int64> = 0...30_000_000
    /// Kilograms: what J&T's own field allows.
    private static let kilograms: ClosedRange<Double> = 0.01...999

    private static let party = SandboxShape([
        .must("name", .text(100)), .must("mobile", .text(20)), .must("prov", .text(100)),
        .may("city", .text(100)), .must("area", .text(100)), .must("address", .text(250)),
    ])

    private static let package = SandboxShape([
        .must("weight", .decimalOrText(kilograms)), .may("length", .decimalOrText(0...320)),
        .may("width", .decimalOrText(0...100)), .may("height", .decimalOrText(0...180)),
        .may("volume", .decimalOrText(0...1_000)),
    ])

    private static let item = SandboxShape([
        .must("itemName", .text(500)), .may("englishName", .text(500)),
        .must("number", .wholeOrText(1...10_000)), .may("itemValue", .wholeOrText(money)),
    ])

    /// What the price depends on.
    private static let goods: [SandboxField] = [
        .must("selfAddress", .wholeOrText(0...1)),
        .must("productType", .word(["EXPRESS", "FAST", "SUPER"])),
        .must("goodsType", .word(["bm000001", "bm000010", "bm000011"])),
        .may("isInsured", .word(["0", "1"])), .may("goodsValue", .wholeOrText(money)),
        .may("codMoney", .wholeOrText(money)),
    ]

    private static let order = SandboxShape(
        account + goods + [
            .must("sender", .object(party)), .must("receiver", .object(party)),
            .must("packageInfo", .object(package)), .must("txlogisticId", .text(50)),
            .must("orderType", .word(["1", "2"])), .may("serviceType", .word(["1", "6"])),
            .must("payType", .word(["PP_PM", "PP_CASH", "CC_CASH"])),
            .may("partSign", .word(["0", "1"])), .may("deliveryType", .word(["1", "2"])),
            .may("items", .list(item, 200)), .may("remark", .text(200)),
        ])

    /// The document tells little of this body: a weight and two places are what a price needs.
    private static let cost = SandboxShape(
        account + goods + [
            .must("weight", .decimalOrText(kilograms)), .must("sender", .object(place)),
            .must("receiver", .object(place)),
        ])

    private static let place = SandboxShape([
        .must("prov", .text(100)), .may("city", .text(100)), .must("area", .text(100)),
    ])
}
