package import Market

/// One batch as it was first put together; id and body are the same at every attempt.
package struct PushBatch: Hashable, Sendable {
    package let id: String
    package let partner: PartnerCode
    package let seq: Int
    /// Which part of a snapshot it is, `nil` for a delta.
    package let snapshotPart: Int?
    /// Empty once the batch is settled: it is never sent again.
    package let body: [UInt8]
    package let itemCount: Int
    package let createdAt: Int64
    package var state: PushBatchState
    /// How often it was sent.
    package var attempts: Int
    /// Its place on the retry ladder, which a replay starts anew.
    package var rung: Int
    package var nextAt: Int64
    /// How long the wait until then was meant to be, in milliseconds.
    package var waitMilliseconds: Int64 = 0
    /// Whether the partner had every item of it before, in an older version.
    package var isUpdate = false
    package var reason: String?

    package init(
        id: String, partner: PartnerCode, seq: Int, snapshotPart: Int?, body: [UInt8],
        itemCount: Int, createdAt: Int64, state: PushBatchState = .sending, attempts: Int = 0,
        rung: Int = 0, nextAt: Int64, reason: String? = nil
    ) {
        self.id = id
        self.partner = partner
        self.seq = seq
        self.snapshotPart = snapshotPart
        self.body = body
        self.itemCount = itemCount
        self.createdAt = createdAt
        self.state = state
        self.attempts = attempts
        self.rung = rung
        self.nextAt = nextAt
        self.reason = reason
    }
}

/// Where a batch stands; a partner has at most one that is sending or parked.
package enum PushBatchState: String, Sendable, CaseIterable {
    case sending
    case accepted
    /// The ladder is at its end; it waits for an operator's replay.
    case parked
    /// Given up because what it carried is sent anew in another batch.
    case dropped
}

/// One attempt to hand a batch over, successes too.
package struct Delivery: Hashable, Sendable {
    package let id: String
    package let partner: PartnerCode
    package let batchID: String
    /// Filled when it is read; 0 in one that is to be written.
    package let seq: Int
    package let attempt: Int
    package let at: Int64
    package let durationMilliseconds: Int
    package let status: Int?
    package let outcome: String
    /// The beginning of the answer, without anything secret.
    package let answer: String

    package init(
        id: String, partner: PartnerCode, batchID: String, seq: Int = 0, attempt: Int, at: Int64,
        durationMilliseconds: Int, status: Int?, outcome: String, answer: String
    ) {
        self.id = id
        self.partner = partner
        self.batchID = batchID
        self.seq = seq
        self.attempt = attempt
        self.at = at
        self.durationMilliseconds = durationMilliseconds
        self.status = status
        self.outcome = outcome
        self.answer = answer
    }
}

/// How a listing stands at one partner.
package struct ListingAtPartner: Hashable, Sendable {
    package enum Status: String, Sendable, CaseIterable {
        /// On its way, or changed since and not yet on its way.
        case pending
        case accepted
        case rejected
        /// The partner took the word that it is no longer offered.
        case withdrawn
    }

    /// The code of a listing that no batch can hold: it stays live, and the partner without it.
    package static let tooLarge = "too_large"

    package let listing: ListingID
    /// The last batch that carried it, 0 before the first.
    package let seq: Int
    /// What that batch called its version, 0 before the first.
    package let version: Int
    package let isDelete: Bool
    package var status: Status
    package var code: String?
    package var message: String?
    package var at: Int64
    /// When a batch last took it up, in UTC milliseconds; 0 where it is to be said at once.
    package var sentAt: Int64 = 0
    /// What was last said of it without the stock, as a digest.
    package var content: String?
    /// The version that the partner has, 0 when it has none.
    package var takenVersion = 0
    /// The version that the partner said is on offer there, 0 before it said so.
    package var confirmedVersion = 0

    package init(
        listing: ListingID, seq: Int, version: Int, isDelete: Bool, status: Status,
        code: String? = nil, message: String? = nil, at: Int64
    ) {
        self.listing = listing
        self.seq = seq
        self.version = version
        self.isDelete = isDelete
        self.status = status
        self.code = code
        self.message = message
        self.at = at
    }
}
