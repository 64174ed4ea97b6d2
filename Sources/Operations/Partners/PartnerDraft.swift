internal import Market
internal import Reach
package import Storage

/// What an admin says of a partner, new or known.
package struct PartnerDraft: Sendable {
    package var code: String
    package var name: String
    package var kind: String
    package var url: String
    /// For a listing feed `whsec_` and base64, one is made when it is left out; for a courier what
    /// its documents call token, key or password.
    package var secret: String?
    /// What the account needs besides, by the names that the kind of partner lists.
    package var fields: [String: String] = [:]
    /// What the partner shows with each call to us.
    package var hookSecret: String?
    /// The code of the courier whose parcels go to this partner.
    package var carries: String?
    package var pace = PartnerPace.standard
    /// Whether it takes items that change the stock alone.
    package var acceptsStock = false
    /// Active or disabled; `stalled` comes of deliveries alone.
    package var state = PartnerState.active
    /// Whether a new secret is to be made in an edit.
    package var rotatesSecret = false
    /// How long the secret before a change goes on signing.
    package var overlapHours = PartnerDraft.usualOverlapHours

    package static let usualOverlapHours = 24

    package init(code: String, name: String, kind: String, url: String, secret: String? = nil) {
        self.code = code
        self.name = name
        self.kind = kind
        self.url = url
        self.secret = secret
    }

    /// The partner as it is, to be changed; a secret that stays is left as it is.
    package init(_ partner: Partner) {
        self.init(
            code: partner.code.text, name: partner.name, kind: partner.kind, url: partner.url,
            secret: partner.secret.text)
        fields = partner.fields.mapValues(\.text)
        hookSecret = partner.hookSecret?.text
        carries = partner.carries?.text
        pace = partner.pace
        acceptsStock = partner.acceptsStock
        state = partner.state
    }
}

extension PartnerDraft: CustomStringConvertible {
    /// Without the secrets, so that they cannot get into a log.
    package var description: String { "partner \(code)" }
}
