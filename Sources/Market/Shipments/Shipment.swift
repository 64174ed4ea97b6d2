package import Reach

/// How far a parcel is at the courier whose API takes it.
package struct Shipment: Hashable, Sendable {
    package let parcel: ParcelID
    package var state: ShipmentState
    /// Why it is refused or locked.
    package var reason: ShipmentReason?
    package var waybill: Waybill?
    /// What the courier charges, where it says so.
    package var fee: Money?
    /// By when it should be there, in UTC milliseconds, where the courier says so.
    package var expectedBy: Int64?
    /// What is to be collected at the door now, where that changed since the order.
    package var collect: Money?

    package init(
        parcel: ParcelID, state: ShipmentState = .waiting, reason: ShipmentReason? = nil,
        waybill: Waybill? = nil, fee: Money? = nil, expectedBy: Int64? = nil,
        collect: Money? = nil
    ) {
        self.parcel = parcel
        self.state = state
        self.reason = reason
        self.waybill = waybill
        self.fee = fee
        self.expectedBy = expectedBy
        self.collect = collect
    }
}

/// What is known of a parcel's creation at its courier.
package enum ShipmentState: String, Sendable, CaseIterable {
    /// The courier certainly does not have it yet.
    case waiting
    /// A create was or is about to be sent; until its answer nobody knows.
    case creating
    case created
    /// Whether the courier has it is not known, and the courier cannot be asked.
    case locked
    /// The courier said no, or an operator gave it up.
    case refused
    /// The courier has it and is to give it back.
    case cancelling
    case cancelled
}

/// Why something waits for a person, in words for people and one for programs.
package struct ShipmentReason: Hashable, Sendable {
    package let code: String
    package let message: Sentence

    package init(_ code: String, vi: String, en: String) {
        self.code = code
        message = Sentence(vietnamese: vi, english: en)
    }

    /// The same words in both languages: what a courier wrote is shown as it wrote it.
    package init(_ code: String, _ text: String) {
        self.init(code, vi: text, en: text)
    }
}

/// What can be wanted of a courier for a parcel; jobs of one parcel are done in their order.
package enum ShipmentJobKind: String, Sendable, CaseIterable {
    case create
    case detail
    case cancel
    case updateCOD = "update_cod"
}

/// What an operator says of a shipment that is locked.
package enum ShipmentDecision: Hashable, Sendable {
    /// The courier has it under that number.
    case adopt(Waybill)
    /// The courier certainly does not have it.
    case createAgain
    /// It shall not go this way.
    case giveUp
}

/// Why something about a shipment was not done.
package enum ShipmentError: Error, Hashable, Sendable {
    /// No such parcel, or none that goes through a courier's API.
    case notFound(ParcelID)
    case notLocked(ShipmentState)
    /// Whether it was created is not known; an operator decides first.
    case needsDecision
    /// Another parcel has that number at this courier.
    case waybillTaken(Waybill)
    /// The courier offers no such call.
    case unsupported(String)
    /// More than the buyer agreed to pay.
    case collectTooLarge(limit: Money)
    /// Nothing can be changed any more.
    case over(ShipmentState)
    /// The courier did not answer as wanted; its own words.
    case courier(ShipmentReason)
}
