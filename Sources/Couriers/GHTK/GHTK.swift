internal import Reach

/// Giao Hàng Tiết Kiệm, as its public API describes it (api.ghtk.vn, "Submit order", ver 1.5).
package struct GHTK: Courier {
    /// The account's field for the partner code that GHTK gives, sent as `X-Client-Source`.
    static let clientField = "client_source"
    /// The name of the secret in the query of GHTK's calls to us.
    static let hashField = "hash"

    static let carrying = CarryingCapabilities(
        operations: [.quote, .create, .find, .detail, .cancel, .label, .hook],
        // The same `order.id` again is refused with `ORDER_ID_EXIST` and the first label.
        lostCreate: .adoptRefused,
        addresses: [.twoTier, .threeTier],
        limits: CarryingLimits(collect: Money(vnd: 20_000_000)))

    package let capabilities = CourierCapabilities(
        carrying: GHTK.carrying, accountFields: [AccountField(GHTK.clientField)])

    package init() {}
}
