/// Why a service does not carry a parcel, or why nobody can say; stable for programs.
package enum ReachReasonCode: String, Sendable, CaseIterable {
    // Somebody says no.
    case notShipped = "NOT_SHIPPED"
    case noPickupAtOrigin = "NO_PICKUP_AT_ORIGIN"
    case notDelivered = "NOT_DELIVERED"
    case laneClosed = "LANE_CLOSED"
    case suspended = "SUSPENDED"
    case underWeight = "UNDER_WEIGHT"
    case overWeight = "OVER_WEIGHT"
    case overSide = "OVER_SIDE"
    case overGirth = "OVER_GIRTH"
    case goodsExcluded = "GOODS_EXCLUDED"
    case codNotAvailable = "COD_NOT_AVAILABLE"
    case overCODCap = "OVER_COD_CAP"
    case overDeclaredValue = "OVER_DECLARED_VALUE"
    case tooSlow = "TOO_SLOW"
    // Nobody says anything.
    case noService = "NO_SERVICE"
    case noPickupRow = "NO_PICKUP_ROW"
    case noDeliveryRow = "NO_DELIVERY_ROW"
    case noLane = "NO_LANE"
    case noPrice = "NO_PRICE"
    case noLeadTime = "NO_LEAD_TIME"
    case codUnknown = "COD_UNKNOWN"

    /// Whether somebody says no; otherwise nobody says anything.
    package var isRefusal: Bool {
        ReasonSet.refusals.contains(ReasonSet(self))
    }
}

/// A set of reasons in one word, as the engine finds them before anybody needs them in full.
struct ReasonSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// The refusals have the low bits, up to the first reason that is a silence.
    static var refusals: ReasonSet {
        ReasonSet(rawValue: (1 << bit(of: .noService)) - 1)
    }

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ code: ReachReasonCode) {
        rawValue = 1 << ReasonSet.bit(of: code)
    }

    /// The reasons in the order of their declaration.
    var codes: [ReachReasonCode] {
        ReachReasonCode.allCases.filter { contains(ReasonSet($0)) }
    }

    var refusals: ReasonSet {
        intersection(.refusals)
    }

    private static func bit(of code: ReachReasonCode) -> UInt32 {
        switch code {
        case .notShipped: 0
        case .noPickupAtOrigin: 1
        case .notDelivered: 2
        case .laneClosed: 3
        case .suspended: 4
        case .underWeight: 5
        case .overWeight: 6
        case .overSide: 7
        case .overGirth: 8
        case .goodsExcluded: 9
        case .codNotAvailable: 10
        case .overCODCap: 11
        case .overDeclaredValue: 12
        case .tooSlow: 13
        case .noService: 14
        case .noPickupRow: 15
        case .noDeliveryRow: 16
        case .noLane: 17
        case .noPrice: 18
        case .noLeadTime: 19
        case .codUnknown: 20
        }
    }
}
