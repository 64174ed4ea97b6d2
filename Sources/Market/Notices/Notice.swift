package import Reach

/// Something that a producer should hear of without having to look.
package enum Notice: Hashable, Sendable {
    /// The listing went to an officer.
    case submitted(ListingID, name: String)
    /// An officer sent it back, with what to mend.
    case needsWork(ListingID, name: String, note: String)
    case approved(ListingID, name: String)
    /// An officer put an edit of a published listing on.
    case changeApproved(ListingID, name: String)
    /// An officer left a published listing as it is, with the reason.
    case changeRejected(ListingID, name: String, note: String)
    /// The producer sits in that commune from now on, as it had wished.
    case moveApproved(ProducerID, commune: String)
    /// The producer stays in that commune, for the reason in the note.
    case moveRejected(ProducerID, commune: String, note: String)
    /// These listings pause themselves on that day unless stock and price are confirmed.
    case leasesEnding(ProducerID, names: [String], until: Day)
    /// These listings have paused themselves on that day.
    case leasesEnded(ProducerID, names: [String], on: Day)
    /// The star ends on that day; `days` is the rung of the calendar that was reached.
    case certificateExpiring(CertificateID, name: String, decision: String, ends: Day, days: Int)
    /// A parcel is to be packed; it says nothing of who buys.
    case orderToPack(ParcelID, lines: [PackingLine], courier: String)

    /// One line of what goes into a parcel.
    package struct PackingLine: Hashable, Sendable {
        package let name: String
        package let quantity: Int

        package init(name: String, quantity: Int) {
            self.name = name
            self.quantity = quantity
        }
    }

    /// How the kind of notice is called in lists and in storage.
    package var kind: String {
        switch self {
        case .submitted: "submitted"
        case .needsWork: "needs_work"
        case .approved: "approved"
        case .changeApproved: "change_approved"
        case .changeRejected: "change_rejected"
        case .moveApproved: "move_approved"
        case .moveRejected: "move_rejected"
        case .leasesEnding: "leases_ending"
        case .leasesEnded: "leases_ended"
        case .certificateExpiring: "certificate_expiring"
        case .orderToPack: "order_to_pack"
        }
    }

    /// What it is about: the id of a listing, a producer, a certificate or a parcel.
    package var subject: String {
        switch self {
        case .submitted(let id, _), .needsWork(let id, _, _), .approved(let id, _),
            .changeApproved(let id, _), .changeRejected(let id, _, _):
            id.text
        case .leasesEnding(let id, _, _), .leasesEnded(let id, _, _), .moveApproved(let id, _),
            .moveRejected(let id, _, _):
            id.text
        case .certificateExpiring(let id, _, _, _, _): id.text
        case .orderToPack(let id, _, _): id.text
        }
    }
}

/// When a producer is told that a certificate ends, in days before.
package enum ExpiryCalendar {
    package static let rungs = [180, 90, 60, 30, 7]

    /// The nearest rung that the remaining days have reached, or `nil` while all lie ahead.
    ///
    /// 181 days are none yet, 180 days reach 180, 59 days reach 60, 3 days reach 7; a
    /// certificate that has ended reaches none, since then there is nothing left to hurry for.
    package static func rung(daysLeft: Int) -> Int? {
        guard daysLeft > 0 else { return nil }
        return rungs.filter { daysLeft <= $0 }.min()
    }
}
