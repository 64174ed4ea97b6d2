/// What is kept of a one-time code, and whether it still makes a key.
package struct CodeTicket: Hashable, Sendable {
    /// What the code makes: a key for somebody whom an owner invited, or the first owner's.
    package enum Purpose: String, Sendable, CaseIterable {
        case invitation
        case claim

        /// How long it may be used, in days.
        package var days: Int {
            switch self {
            case .invitation: 7
            case .claim: 30
            }
        }
    }

    package enum State: String, Sendable, CaseIterable {
        case open
        case redeemed
        case withdrawn
        case locked
        case expired
    }

    /// After so many wrong tries it opens nothing any more.
    package static let mostWrongTries = 5

    /// `oc_` and a time-ordered part.
    package let id: String
    package let finder: String
    package let hash: [UInt8]
    package let producer: ProducerID
    package let purpose: Purpose
    package let member: MemberRole
    /// For whom it is, in the words of whoever made it.
    package let label: String
    package let madeBy: String
    package let madeAt: Int64
    package let expiresAt: Int64
    package var wrongTries: Int
    package var redeemedAt: Int64?
    /// The key that it made.
    package var keyID: String?
    package var withdrawnAt: Int64?

    package init(
        id: String, finder: String, hash: [UInt8], producer: ProducerID, purpose: Purpose,
        member: MemberRole, label: String, madeBy: String, madeAt: Int64, expiresAt: Int64,
        wrongTries: Int = 0, redeemedAt: Int64? = nil, keyID: String? = nil,
        withdrawnAt: Int64? = nil
    ) {
        self.id = id
        self.finder = finder
        self.hash = hash
        self.producer = producer
        self.purpose = purpose
        self.member = member
        self.label = label
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.wrongTries = wrongTries
        self.redeemedAt = redeemedAt
        self.keyID = keyID
        self.withdrawnAt = withdrawnAt
    }

    /// What it is at an instant (UTC milliseconds).
    package func state(at now: Int64) -> State {
        if withdrawnAt != nil { return .withdrawn }
        if redeemedAt != nil { return .redeemed }
        if wrongTries >= Self.mostWrongTries { return .locked }
        return now < expiresAt ? .open : .expired
    }
}
