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

    /// All texts that may not be seen in what is kept of this partner's answers.
    package var hiddenTexts: [String] {
        let all = [secret, retiring?.secret, hookSecret, token?.secret].compactMap { $0 }
        return (all + fields.values).map(\.text)
    }
}
