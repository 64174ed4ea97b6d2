package import Reach

/// The part of an order that one producer hands to one courier service.
package struct OrderParcel: Hashable, Sendable {
    package let id: ParcelID
    package let producer: ProducerID
    package let origin: CommuneCode
    package let destination: CommuneCode
    package let weightGrams: Int
    /// The reach answer's option of that moment, kept with its evidence.
    package let courier: CourierCode
    package let service: ServiceCode
    package let freight: Money
    package let leadMinDays: Int
    package let leadMaxDays: Int
    package let evidence: [String]
    /// What the courier collects from the buyer; zero when the order is prepaid.
    package let collect: Money
    package var handover: Handover
    /// How far the producer is with it.
    package var packing = Packing()
    /// When and why it was given up, if it was.
    package var cancelled: Cancelled?
    /// Where the chosen option is kept in words; parcels from before have none.
    package var explanation: ExplanationID?

    package init(
        id: ParcelID, producer: ProducerID, origin: CommuneCode, destination: CommuneCode,
        weightGrams: Int, courier: CourierCode, service: ServiceCode, freight: Money,
        leadMinDays: Int, leadMaxDays: Int, evidence: [String], collect: Money,
        handover: Handover = .waiting
    ) {
        self.id = id
        self.producer = producer
        self.origin = origin
        self.destination = destination
        self.weightGrams = weightGrams
        self.courier = courier
        self.service = service
        self.freight = freight
        self.leadMinDays = leadMinDays
        self.leadMaxDays = leadMaxDays
        self.evidence = evidence
        self.collect = collect
        self.handover = handover
    }
}

/// A parcel's id: `pk_` and a time-ordered part.
package struct ParcelID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// That a parcel was given up: when, in UTC milliseconds, and why.
package struct Cancelled: Hashable, Sendable {
    package let at: Int64
    package let reason: CancelReason

    package init(at: Int64, reason: CancelReason) {
        self.at = at
        self.reason = reason
    }
}

/// The id of an explanation: a digest of its text, so that equal ones are kept once.
package struct ExplanationID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// How far the courier's integration has taken the parcel's data over.
package enum Handover: String, Sendable, CaseIterable {
    case waiting
    case leased
    case acknowledged
    /// Leased too often without an acknowledgement: a person must look.
    case stuck
    /// No courier has said yes: it is on offer, or a person must name one.
    case unassigned
    case cancelled
}
