package import Reach

/// What is demanded of a courier for a parcel that it lost or damaged.
package struct Claim: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case lost
        case damaged
    }

    package enum State: String, Sendable, CaseIterable {
        case open
        /// The courier will pay the agreed amount.
        case accepted
        case refused
        case paid
    }

    package let id: ClaimID
    package let parcel: ParcelID
    package let courier: CourierCode
    package let kind: Kind
    /// The declared value of what was inside.
    package let amount: Money
    package var agreed: Money?
    package var state: State
    package var note: String
    package let openedAt: Int64
    package var decidedAt: Int64?

    package static let longestNote = 1_000

    package init(
        id: ClaimID, parcel: ParcelID, courier: CourierCode, kind: Kind, amount: Money,
        agreed: Money? = nil, state: State = .open, note: String = "", openedAt: Int64,
        decidedAt: Int64? = nil
    ) {
        self.id = id
        self.parcel = parcel
        self.courier = courier
        self.kind = kind
        self.amount = amount
        self.agreed = agreed
        self.state = state
        self.note = note
        self.openedAt = openedAt
        self.decidedAt = decidedAt
    }
}

/// A claim's id: `cl_` and what follows `pk_` in its parcel's, as a parcel has one at most.
package struct ClaimID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(of parcel: ParcelID) {
        text = "cl_" + (parcel.text.split(separator: "_").last.map(String.init) ?? parcel.text)
    }
}

/// Why a claim was not found or does not take a decision.
package enum ClaimError: Error, Hashable, Sendable {
    case notFound(String)
    case moveNotAllowed(Claim.State, from: Claim.State)
    /// More than was demanded; the limit is the claim's amount.
    case agreedTooMuch(limit: Money)
}

extension Claim {
    /// The claim that a parcel's history opens by itself, `nil` while it is neither lost nor
    /// damaged.
    package init?(
        for parcel: OrderParcel, after history: ParcelHistory, value: Money, at now: Int64
    ) {
        let kind: Kind
        switch history.status {
        case .lost: kind = .lost
        case .damaged: kind = .damaged
        case .created, .pickedUp, .inTransit, .outForDelivery, .delivered, .deliveryFailed,
            .returning, .returned, .cancelled, .exception, nil:
            return nil
        }
        self.init(
            id: ClaimID(of: parcel.id), parcel: parcel.id, courier: parcel.courier, kind: kind,
            amount: value, openedAt: now)
    }

    /// The claim after a decision: an open or refused one may be accepted, an open one refused,
    /// an accepted one paid. Without an amount the whole is agreed on.
    package func decided(
        _ next: State, agreed: Money?, note: String, at now: Int64
    ) throws(ClaimError) -> Claim {
        let isAllowed =
            switch (state, next) {
            case (.open, .accepted), (.open, .refused), (.refused, .accepted), (.accepted, .paid):
                true
            case (.open, _), (.refused, _), (.accepted, _), (.paid, _): false
            }
        if !isAllowed { throw .moveNotAllowed(next, from: state) }
        if let agreed, agreed < .zero || agreed > amount { throw .agreedTooMuch(limit: amount) }
        var claim = self
        claim.state = next
        claim.decidedAt = now
        if !note.isEmpty { claim.note = note }
        claim.agreed = next == .refused ? nil : agreed ?? self.agreed ?? amount
        return claim
    }
}
