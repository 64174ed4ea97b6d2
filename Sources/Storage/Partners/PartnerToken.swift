package import Market

/// What a partner gave at log-in, to be shown with each call until it runs out.
package struct PartnerToken: Hashable, Sendable {
    package let secret: Secret
    /// When it ends in UTC milliseconds, where the partner says so.
    package let expiresAt: Int64?

    package init(secret: Secret, expiresAt: Int64?) {
        self.secret = secret
        self.expiresAt = expiresAt
    }
}

/// A secret that was replaced and goes on signing until an instant in UTC milliseconds.
package struct RetiringSecret: Hashable, Sendable {
    package let secret: Secret
    package let until: Int64

    package init(secret: Secret, until: Int64) {
        self.secret = secret
        self.until = until
    }
}
