package import Market

/// Somebody who receives listings, and how far their feed has come.
package struct Partner: Hashable, Sendable {
    /// How many there may be; each has a lane of its own.
    package static let most = 64

    package let code: PartnerCode
    package var name: String
    /// Which adapter speaks to it, for example `listing_feed`.
    package var kind: String
    package var url: String
    package var secret: Secret
    package var state: PartnerState
    /// Why it is stalled or disabled, for the operator.
    package var stateReason: String?
    package let createdAt: Int64
    package var feed: PartnerFeed

    package init(
        code: PartnerCode, name: String, kind: String, url: String, secret: Secret,
        state: PartnerState = .active, stateReason: String? = nil, createdAt: Int64,
        feed: PartnerFeed = PartnerFeed()
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.url = url
        self.secret = secret
        self.state = state
        self.stateReason = stateReason
        self.createdAt = createdAt
        self.feed = feed
    }
}

/// A partner's short name, as URLs and feeds carry it: lower case, digits, `-` and `_`.
package struct PartnerCode: Hashable, Sendable {
    package static let longest = 40

    package let text: String

    package init?(_ text: some StringProtocol) {
        let isClean = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isClean, (2...Self.longest).contains(text.utf8.count) else { return nil }
        self.text = String(text)
    }
}

/// Whether anything is sent to a partner.
package enum PartnerState: String, Sendable, CaseIterable {
    case active
    /// A batch is parked at the end of its ladder; changes are collected until a replay.
    case stalled
    /// The partner wants nothing more, or an operator decided so; nothing is collected.
    case disabled
}

/// How far the chain of batches to one partner has come.
package struct PartnerFeed: Hashable, Sendable {
    /// The last batch that was put together.
    package var lastSeq = 0
    /// The last batch that the partner is known to have taken; the next one names it.
    package var acknowledgedSeq = 0
    /// How often in a row the partner said that it missed something.
    package var gapCount = 0
    /// Whether the partner must get everything before anything else.
    package var needsSnapshot = true
    /// The snapshot on its way, if there is one.
    package var snapshot: SnapshotProgress?

    package init() {}
}

/// A snapshot that is being sent part by part.
package struct SnapshotProgress: Hashable, Sendable {
    package let id: String
    /// The part to be put together next, counted from 1.
    package var nextPart: Int
    package let parts: Int
    /// The last batch before the snapshot.
    package let asOfSeq: Int

    package init(id: String, nextPart: Int = 1, parts: Int, asOfSeq: Int) {
        self.id = id
        self.nextPart = nextPart
        self.parts = parts
        self.asOfSeq = asOfSeq
    }
}
