internal import Couriers
internal import Market
internal import Storage

/// One question on its way to a courier.
struct ShipmentCall: Sendable {
    let job: ShipmentJob
    let ask: ShipmentAsk
    let request: CourierJob
    let partner: Partner
    let courier: any Courier
    /// Whether an earlier create may have been taken already.
    let wasInDoubt: Bool
    let lostCreate: LostCreateRule
    /// What no log may show: who receives the parcel, and where.
    let privateTexts: [String]
}

/// What came back, and what is concluded from it.
struct ShipmentAnswer: Sendable {
    let finding: ShipmentFinding
    /// What the courier said of the parcel, where it said anything.
    var report: ShipmentReport?
    /// The courier does not accept the token any more.
    var needsLogIn = false
    var status: Int?
    /// The beginning of the answer without secrets, or why there is none.
    var excerpt = ""
    var result = PartnerGate.Result.left
    var at: Int64 = 0
    var durationMilliseconds = 0
}
