internal import Market

/// Viettel Post by its partner API (integration document of 2026, `partner2.viettelpost.vn`).
///
/// Log-in: `Login` with name and password gives a token of about a day, which is all that is used;
/// `ownerconnect`, which turns it into a token of one or two years, is left alone, since a secret
/// of a day that leaks does less harm. Who wants the long token makes it in the portal and gives it
/// as the account's secret without a `username`: then there is no log-in at all.
///
/// There is no reading of parcels and no list: after a create whose answer was lost only the
/// courier's own call, or a person, can tell. `edit` wants the whole order again and so cannot
/// change one amount: the money to collect stays as it was created.
///
/// Our service codes are Viettel Post's in small letters: `vcn` is sent as `VCN`.
package struct ViettelPost: Courier {
    static let userName = "username"
    static let groupAddress = "groupaddress_id"
    /// The document's limit of every text, in bytes of UTF-8, not letters.
    static let mostTextBytes = 150

    package let capabilities = CourierCapabilities(
        carrying: CarryingCapabilities(
            operations: [.logIn, .quote, .create, .cancel, .label, .hook],
            lostCreate: .waitForHook, addresses: [.twoTier, .threeTier],
            // Weights, sizes and amounts depend on contract and service: no limit is documented.
            limits: CarryingLimits()),
        accountFields: [
            AccountField(Self.userName, isRequired: false),
            AccountField(Self.groupAddress, isRequired: false),
        ])

    package init() {}

    /// Only accounts with a name log in; without one the secret is the long token.
    package func needsLogIn(_ account: CourierAccount, at now: Int64) -> Bool {
        guard account[field: Self.userName] != nil else { return false }
        guard let token = account.token else { return true }
        return token.expiresAt.map { $0 <= now } ?? false
    }
}
