package import Market
package import Reach

/// Somebody who receives listings or carries parcels, and how far their feed has come.
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
    /// Counts the edits of an operator, so that none is made on an old view.
    package var version = 1
    /// What the account needs beside address and secret, by the names that its adapter lists.
    package var fields: [String: Secret] = [:]
    /// What the partner shows with each call to us.
    package var hookSecret: Secret?
    /// The courier whose parcels go to this partner, `nil` when it carries none.
    package var carries: CourierCode?
    /// What the last log-in gave, where the partner has log-ins.
    package var token: PartnerToken?
    /// The secret before the last change, which signs too until receivers know the new one.
    package var retiring: RetiringSecret?
    package var pace = PartnerPace.standard
    /// Whether the partner understands items that change the stock alone.
    package var acceptsStock = false

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

    /// All texts of its account that may not be seen in what is kept or shown of its answers.
    package var hiddenTexts: [String] {
        let all = [secret, retiring?.secret, hookSecret, token?.secret].compactMap(\.self)
        return (all + fields.values).map(\.text)
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
