package import Reach

/// What a courier says of one parcel at one moment, in our words beside the courier's own.
package struct ShipmentReport: Hashable, Sendable {
    /// The courier's number of the parcel, where the report names it.
    package var waybill: Waybill?
    /// Our own number, where the report names it.
    package var parcel: ParcelID?
    /// The courier's status as it was written.
    package var rawStatus: String
    package let meaning: Meaning
    package var flags: Set<ReportFlag> = []
    package var reasonCode: String?
    package var reason: String?
    /// Where the parcel was, as the courier writes it.
    package var place: String?
    /// When it happened by the courier's clock, in UTC milliseconds.
    package var at: Int64?
    package var collected: Money?
    package var fee: Money?
    package var weightGrams: Int?
    /// What was handed over where not all of it was, as far as the courier says so.
    package var delivered: [DeliveredLine] = []
    /// Whether nothing proved that the courier said it: then it is only a reason to read again.
    package var isUnproven = false
    /// The same for the same event however often it is told, and different for another.
    package var dedupKey: String

    /// What the raw status means.
    package enum Meaning: Hashable, Sendable {
        case status(ParcelStatus)
        /// A known status that tells something without moving the parcel on.
        case informational
        /// A status that no table names: the state stays as it is and somebody is told.
        case unmapped
    }

    package init(rawStatus: String, meaning: Meaning, dedupKey: String) {
        self.rawStatus = rawStatus
        self.meaning = meaning
        self.dedupKey = dedupKey
    }
}

/// A courier's own number of a parcel; two are the same when their texts are.
package struct Waybill: Hashable, Sendable {
    package let text: String
    /// The second number by which some of the courier's calls want the parcel, where it has one.
    package let reference: String?

    package init(_ text: String, reference: String? = nil) {
        self.text = text
        self.reference = reference
    }

    package static func == (left: Waybill, right: Waybill) -> Bool {
        left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}
