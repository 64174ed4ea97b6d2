/// The calls of MyVNPost that the sandbox answers, by their path.
enum MyVNPostEndpoint: String, CaseIterable {
    case logIn = "GetAccessToken"
    case charges = "ServicesCharge"
    case create = "CreateOrder"
    case order = "getOrder"
    case orders = "GetListOrder"
    case cancel = "orderCancel"
    case correct = "orderCorrection"
    case label = "exportListReport"
    case provinces = "getNewProvinceAll"
    case communes = "getNewCommuneAll"

    var method: String {
        switch self {
        case .order, .orders, .provinces, .communes: "GET"
        default: "POST"
        }
    }

    var shape: SandboxShape {
        switch self {
        case .logIn:
            SandboxShape([
                .must("username", .text(100)), .must("password", .text(100)),
                .must("customerCode", .text(50)),
            ])
        case .charges: MyVNPostShapes.charges
        case .create: MyVNPostShapes.create
        case .order:
            SandboxShape([.must("type", .word(["1", "2"])), .must("code", .text(50))])
        case .orders:
            SandboxShape([
                .must("lastUpdateFrom", .text(10)), .must("lastUpdateTo", .text(10)),
                .must("isInternational", .word(["false"])), .may("type", .word(["GUI"])),
                .may("page", .wholeText(0...1_000_000)), .may("size", .wholeText(1...100)),
            ])
        case .cancel: SandboxShape([.must("OriginalId", .text(50))])
        case .correct: MyVNPostShapes.correct
        case .label, .provinces, .communes: SandboxShape([])
        }
    }
}
