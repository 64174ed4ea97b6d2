/// The cells that a place rule may fill, one bit each.
struct PlaceCells: OptionSet, Sendable {
    let rawValue: UInt16

    static let pickup = PlaceCells(rawValue: 1 << 0)
    static let delivery = PlaceCells(rawValue: 1 << 1)
    static let cod = PlaceCells(rawValue: 1 << 2)
    static let pickupExtraDays = PlaceCells(rawValue: 1 << 3)
    static let deliveryExtraDays = PlaceCells(rawValue: 1 << 4)
    static let pickupSurcharge = PlaceCells(rawValue: 1 << 5)
    static let deliverySurcharge = PlaceCells(rawValue: 1 << 6)
    static let access = PlaceCells(rawValue: 1 << 7)
    static let boatDays = PlaceCells(rawValue: 1 << 8)
    static let all = PlaceCells(rawValue: (1 << 9) - 1)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The cells that the rule fills.
    init(_ rule: PlaceRule) {
        let filled: [(PlaceCells, Bool)] = [
            (.pickup, rule.pickup != nil), (.delivery, rule.delivery != nil),
            (.cod, rule.cod != nil), (.pickupExtraDays, rule.pickupExtraDays != nil),
            (.deliveryExtraDays, rule.deliveryExtraDays != nil),
            (.pickupSurcharge, rule.pickupSurcharge != nil),
            (.deliverySurcharge, rule.deliverySurcharge != nil), (.access, rule.access != nil),
            (.boatDays, rule.boatDays != nil),
        ]
        self = PlaceCells(filled.filter(\.1).map(\.0))
    }
}

/// The cells that a lane may fill, one bit each; one that does not serve says nothing else.
struct LaneCells: OptionSet, Sendable {
    let rawValue: UInt16

    static let serves = LaneCells(rawValue: 1 << 0)
    static let prices = LaneCells(rawValue: 1 << 1)
    static let leadDays = LaneCells(rawValue: 1 << 2)
    static let dayKind = LaneCells(rawValue: 1 << 3)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The cells that the lane fills.
    init(_ lane: Lane) {
        var cells: LaneCells = []
        if lane.serves {
            cells.insert(.serves)
            if lane.priceSteps != nil { cells.insert(.prices) }
            if lane.leadDays != nil { cells.insert(.leadDays) }
            if lane.dayKind != nil { cells.insert(.dayKind) }
        }
        self = cells
    }
}
