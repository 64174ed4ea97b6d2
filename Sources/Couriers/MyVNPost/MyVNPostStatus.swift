internal import Market

/// What MyVNPost's status numbers mean; those of the API before it (50, 70, 90 …) are unmapped.
struct MyVNPostStatus {
    let meaning: ShipmentReport.Meaning
    let flags: Set<ReportFlag>

    init(_ code: String) {
        meaning = Self.meaning(Int(code))
        flags =
            switch Int(code) {
            case 5, 8: [.pickupFailed]
            case 20, 23: [.partial]
            case 21: [.settled]
            default: []
            }
    }

    private static func meaning(_ code: Int?) -> ShipmentReport.Meaning {
        switch code {
        case 0, 1, 2, 3, 4, 5, 8: .status(.created)
        case 6, 7: .status(.pickedUp)
        case 10, 11, 13: .status(.inTransit)
        case 12: .status(.outForDelivery)
        case 14, 21, 23: .status(.delivered)
        case 15, 16: .status(.deliveryFailed)
        case 17, 18, 24: .status(.returning)
        case 19, 20: .status(.returned)
        case 9, 22: .status(.cancelled)
        // The freight, or the fee of a cancellation, was paid.
        case 28, 29: .informational
        default: .unmapped
        }
    }
}
