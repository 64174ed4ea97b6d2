/// The timetable that a parcel follows by itself once it was created.
package enum SandboxPath: String, Sendable, CaseIterable {
    case plain
    /// By boat from Sa Kỳ to Lý Sơn, with a day on which the sea is too rough.
    case island
    /// One failed delivery, then a good one.
    case redelivered
    /// Two failed deliveries, then back to the sender.
    case refused
    /// The sender is not there at first.
    case latePickup = "late_pickup"
    case lost
    case damaged
    /// It stays where it is: for tests that move it on by hand.
    case still

    /// One step: so many hours after the parcel was created.
    struct Step: Hashable, Sendable {
        let hours: Int64
        let stage: SandboxStage
        var place: String?
        var reason: SandboxReason?

        init(_ hours: Int64, _ stage: SandboxStage, _ place: String? = nil) {
            self.hours = hours
            self.stage = stage
            self.place = place
        }

        init(_ hours: Int64, _ stage: SandboxStage, because reason: SandboxReason) {
            self.hours = hours
            self.stage = stage
            self.reason = reason
        }
    }

    /// The path of a parcel for which nobody asked for one: the same code always takes the same.
    static func usual(for code: String, isIsland: Bool) -> SandboxPath {
        if isIsland { return .island }
        // FNV-1a, because Swift's own hashes differ from run to run.
        let hash = code.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        // Codes that differ in their last letter alone differ in the low bits; spread them.
        return switch ((hash ^ hash >> 32) &* 0xBF58_476D_1CE4_E5B9) >> 60 {
        case 0, 1: .redelivered
        case 2: .refused
        case 3: .latePickup
        default: .plain
        }
    }

    var steps: [Step] {
        switch self {
        case .plain: Self.toHub + Self.lastMile(from: 30)
        case .island: Self.toHub + Self.crossing + Self.lastMile(from: 60)
        case .redelivered: Self.toHub + Self.failing + Self.delivery(from: 60)
        case .refused: Self.toHub + Self.failing + Self.givingUp + Self.wayBack(from: 84)
        case .latePickup:
            [Step(2, .collecting), Step(4, .pickupFailed, because: .senderAbsent)]
                + [Step(24, .collecting), Step(26, .collected), Step(28, .stored)]
                + [Step(32, .moving)] + Self.lastMile(from: 54)
        case .lost: Self.toHub + [Step(72, .lost)]
        case .damaged: Self.toHub + [Step(30, .arrived), Step(40, .damaged)]
        case .still: []
        }
    }

    private static let toHub = [
        Step(2, .collecting), Step(4, .collected), Step(6, .stored, "Bưu cục Quảng Ngãi"),
        Step(10, .moving, "Kho trung chuyển Quảng Ngãi"),
    ]

    private static let crossing = [
        Step(24, .waitingForBoat, because: .weather), Step(54, .moving, "Tàu Sa Kỳ - Lý Sơn"),
    ]

    private static let failing = [
        Step(30, .arrived), Step(34, .delivering),
        Step(36, .deliveryFailed, because: .receiverAbsent),
    ]

    private static let givingUp = [
        Step(58, .delivering), Step(60, .deliveryFailed, because: .receiverRefuses),
        Step(62, .waitingToReturn), Step(84, .returnDecided),
    ]

    /// What follows once a return was decided at that hour.
    static func wayBack(from hours: Int64) -> [Step] {
        [Step(hours + 6, .returning), Step(hours + 36, .returned)]
    }

    private static func lastMile(from hours: Int64) -> [Step] {
        [Step(hours, .arrived, "Bưu cục phát")] + delivery(from: hours + 4)
    }

    private static func delivery(from hours: Int64) -> [Step] {
        [Step(hours, .delivering), Step(hours + 4, .delivered), Step(hours + 52, .settled)]
    }
}
