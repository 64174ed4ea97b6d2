package import Reach

/// Something that a producer should hear of without having to look.
package enum Notice: Hashable, Sendable {
    /// The listing went to an officer.
    case submitted(ListingID, name: String)
    /// An officer sent it back, with what to mend.
    case needsWork(ListingID, name: String, note: String)
    case approved(ListingID, name: String)
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
        case .certificateExpiring: "certificate_expiring"
        case .orderToPack: "order_to_pack"
        }
    }

    /// What it is about: the id of a listing, a certificate or a parcel.
    package var subject: String {
        switch self {
        case .submitted(let id, _), .needsWork(let id, _, _), .approved(let id, _): id.text
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
