internal import Reach

/// Giao Hàng Nhanh, as its public API describes it (developer.ghn.vn, "API documents").
///
/// Prices come from `preview`, which takes the communes of today; `fee` still wants old districts.
package struct GHN: Courier {
    /// The header that a merchant adds to GHN's calls in its portal; its value is the secret.
    package static let hookHeader = "X-Vuonxa-Hook"

    /// The account's field for the number of the shop that sends.
    static let shopField = "shop_id"
    /// Where the paths of the API begin.
    static let prefix = "/shiip/public-api/"
    /// A print token of `a5/gen-token` opens labels for half an hour.
    static let labelSeconds = 1_800
    /// From here on GHN carries a parcel as heavy goods, `service_type_id` 5.
    static let heavyFromGrams = 20_000
    /// What `updateCOD` takes at most; a create may ask for more.
    static let mostUpdatedCOD = Money(vnd: 5_000_000)

    static let carrying = CarryingCapabilities(
        operations: [.quote, .create, .find, .detail, .cancel, .updateCOD, .label, .hook],
        // The same `client_order_code` again gives back the first order.
        lostCreate: .sameAgain,
        addresses: [.twoTier, .threeTier],
        limits: CarryingLimits(
            weightGrams: 50_000, sideCm: 200, collect: Money(vnd: 50_000_000),
            // GHN insures no more, and a sender who declares more would believe it does.
            declaredValue: Money(vnd: 5_000_000)))

    package let capabilities = CourierCapabilities(
        carrying: GHN.carrying, accountFields: [AccountField(GHN.shopField)])

    package init() {}
}
