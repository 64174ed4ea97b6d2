internal import Couriers
internal import Storage

extension Partner {
    /// The adapter that speaks to it, where it carries parcels and may be asked.
    var carryingCourier: (courier: any Courier, carrying: CarryingCapabilities)? {
        guard state != .disabled, let courier = CourierKind(rawValue: kind)?.courier,
            let carrying = courier.capabilities.carrying
        else { return nil }
        return (courier, carrying)
    }

    /// The partner as its adapter knows it.
    var account: CourierAccount { account(showing: token) }

    /// The same with another token, or with none.
    func account(showing token: PartnerToken?) -> CourierAccount {
        CourierAccount(
            url: url, secret: secret, fields: fields, hookSecret: hookSecret,
            token: token.map { CourierToken(secret: $0.secret, expiresAt: $0.expiresAt) })
    }
}
