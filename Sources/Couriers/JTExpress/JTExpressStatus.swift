internal import Market

/// What J&T's scan codes mean by the document's table.
///
/// Samples in the same document use 10, 50, 92, 94 and 100, which the table does not have: they
/// are unmapped until J&T says what they are.
struct JTExpressStatus {
    let meaning: ShipmentReport.Meaning
    let flags: Set<ReportFlag>

    init(_ code: String) {
        meaning = Self.meaning(code)
        flags =
            switch code {
            case "104": [.pickupFailed]
            case "120": [.attention]
            default: []
            }
    }

    private static func meaning(_ code: String) -> ShipmentReport.Meaning {
        switch code {
        case "103", "104": .status(.created)
        case "105": .status(.cancelled)
        case "106": .status(.pickedUp)
        case "109", "110": .status(.inTransit)
        case "112": .status(.outForDelivery)
        case "113": .status(.delivered)
        case "118": .status(.deliveryFailed)
        case "116", "120": .status(.returning)
        case "117": .status(.returned)
        // The end of the parcel's story, told after what happened.
        case "121": .informational
        default: .unmapped
        }
    }
}
