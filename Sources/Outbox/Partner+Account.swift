package import Couriers
internal import Market
package import Storage

extension Partner {
    /// The partner as adapters know it; a secret that was replaced signs too while it may.
    package func account(at now: Int64) -> CourierAccount {
        var known = fields
        if let retiring, retiring.until > now {
            known[ListingFeed.previousSecret] = retiring.secret
        }
        return CourierAccount(
            url: url, secret: secret, fields: known, hookSecret: hookSecret,
            token: token.map { CourierToken(secret: $0.secret, expiresAt: $0.expiresAt) })
    }
}
