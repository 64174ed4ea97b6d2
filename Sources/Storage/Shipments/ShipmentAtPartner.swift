package import Market
package import Reach

/// A shipment together with the partner through whom it goes.
package struct ShipmentAtPartner: Hashable, Sendable {
    package var shipment: Shipment
    package let partner: PartnerCode
    package let createdAt: Int64
    /// When the courier last said anything of it, in UTC milliseconds.
    package var heardAt: Int64?
    /// When it is to be asked after next of its own accord; `nil` after the end, and where the
    /// courier cannot be asked.
    package var rereadAt: Int64?

    package init(
        _ shipment: Shipment, partner: PartnerCode, createdAt: Int64, heardAt: Int64? = nil,
        rereadAt: Int64? = nil
    ) {
        self.shipment = shipment
        self.partner = partner
        self.createdAt = createdAt
        self.heardAt = heardAt
        self.rereadAt = rereadAt
    }
}

/// One thing wanted of a courier for a parcel, and how far it has come.
package struct ShipmentJob: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        case open
        case done
        /// Waits for a person, with the reason.
        case parked
        case dropped
    }

    package let parcel: ParcelID
    /// Counts the jobs of the parcel from 1.
    package let number: Int
    package let partner: PartnerCode
    package let kind: ShipmentJobKind
    /// What is to be collected, for `updateCOD`.
    package let amount: Money?
    /// A word of the courier contract, for `cancel`.
    package let cancellation: String?
    package var state: State
    package var attempts: Int
    package var rung: Int
    package var nextAt: Int64
    package var reason: ShipmentReason?
    package let createdAt: Int64
}

/// One question that was put to a courier, and what came back.
package struct ShipmentAttempt: Hashable, Sendable {
    package let id: String
    package let parcel: ParcelID
    package let jobNumber: Int
    package let partner: PartnerCode
    package let ask: String
    package let at: Int64
    package let durationMilliseconds: Int
    package let status: Int?
    package let outcome: String
    /// The beginning of the answer without secrets.
    package let answer: String

    package init(
        id: String, parcel: ParcelID, jobNumber: Int, partner: PartnerCode, ask: String,
        at: Int64, durationMilliseconds: Int, status: Int?, outcome: String, answer: String
    ) {
        self.id = id
        self.parcel = parcel
        self.jobNumber = jobNumber
        self.partner = partner
        self.ask = ask
        self.at = at
        self.durationMilliseconds = durationMilliseconds
        self.status = status
        self.outcome = outcome
        self.answer = answer
    }
}
