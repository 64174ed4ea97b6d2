internal import Market
internal import Reach

/// J&T Express Vietnam by its open platform (`open.jtexpress.vn/apiDoc`, read in July 2026).
///
/// Each call is a form with one JSON text, `bizContent`, signed with MD5 over its exact characters
/// and the account's private key. The account's `password` is either J&T's hash of it, 32 digits,
/// or the password itself, which is hashed with the salt that the document prints.
///
/// Our number is unique at J&T: the same create again is refused (145003204) without the number
/// of the first. That number is asked for with the label of our number (`printOrder`), which is
/// the only call that takes ours; that its answer names the waybill is seen in the wider platform
/// and not promised for Viet Nam. So nothing is ever carried twice, and at worst a person looks.
///
/// The sender pays by the month, as accounts with a contract do (`PP_PM`).
///
/// Addresses are names: of the map of today (`selfAddress` 1, no city) or of J&T's own list of
/// three tiers. How J&T's calls to us prove themselves is not documented; the digest of calls to
/// J&T is assumed, with a key of their own or the account's.
package struct JTExpress: Courier {
    static let apiAccount = "api_account"
    static let customerCode = "customer_code"
    static let password = "password"

    static let limits = CarryingLimits(
        weightGrams: 999_000, sideCm: 320, declaredValue: Money(vnd: 30_000_000))
    /// Two of the sides may be less long than the third.
    static let mostWidthCm = 100
    static let mostHeightCm = 180

    package let capabilities = CourierCapabilities(
        carrying: CarryingCapabilities(
            operations: [.quote, .create, .find, .detail, .cancel, .label, .hook],
            lostCreate: .findFirst, addresses: [.twoTier, .threeTier],
            limits: Self.limits),
        accountFields: [
            AccountField(Self.apiAccount), AccountField(Self.customerCode),
            AccountField(Self.password, isSecret: true),
        ])

    package init() {}
}
