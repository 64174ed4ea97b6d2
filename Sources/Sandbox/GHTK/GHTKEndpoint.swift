/// The calls of GHTK that the sandbox answers.
enum GHTKEndpoint: Sendable {
    case create
    case fee
    case status
    case cancel
    case label
    case pickupAddresses
    case fourthLevel

    var method: String {
        switch self {
        case .create, .cancel: "POST"
        default: "GET"
        }
    }

    /// The call with the key that its path ends in, where it has one.
    static func find(_ call: SandboxCall) -> (GHTKEndpoint, String)? {
        switch call.path {
        case "/services/shipment/order", "/services/shipment/order/": return (.create, "")
        case "/services/shipment/fee": return (.fee, "")
        case "/services/shipment/list_pick_add": return (.pickupAddresses, "")
        case "/services/address/getAddressLevel4": return (.fourthLevel, "")
        default: break
        }
        let keyed: [(String, GHTKEndpoint)] = [
            ("/services/shipment/v2/", .status), ("/services/shipment/cancel/", .cancel),
            ("/services/label/", .label),
        ]
        for (prefix, endpoint) in keyed {
            if let key = call.rest(after: prefix) { return (endpoint, key) }
        }
        return nil
    }
}
