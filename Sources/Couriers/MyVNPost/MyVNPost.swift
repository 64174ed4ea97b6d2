internal import Reach

/// Vietnam Post by MyVNPost (API page `my-uat.vnpost.vn/static`, read in 2026).
///
/// The host needs legacy TLS renegotiation, which the transport must allow for it by name. The
/// page is terse on bodies; what public clients of it agree on is taken, and marked where used.
/// Numbers travel as strings. Our service codes are Vietnam Post's in small letters.
///
/// A create whose answer was lost is looked for by our own number (`getOrder` with type 2) before
/// it is sent again. A declared value is a paid extra that nobody ordered, so none is declared.
package struct MyVNPost: Courier {
    static let userName = "username"
    static let customerCode = "customer_code"
    static let contractCode = "contract_code"
    /// What stands for the district in addresses of the new map.
    static let noDistrict = "VNPOST"
    /// One page of the list of orders; the document allows 500.
    static let pageSize = 100
    /// The longest span of days that the list answers for.
    static let mostDays = 31

    package let capabilities = CourierCapabilities(
        carrying: CarryingCapabilities(
            operations: [
                .logIn, .quote, .create, .find, .detail, .cancel, .updateCOD, .label, .poll, .hook,
            ],
            lostCreate: .findFirst, addresses: [.twoTier, .threeTier],
            // Weight and amounts depend on the service: no limit is documented.
            limits: CarryingLimits()),
        accountFields: [
            AccountField(Self.userName), AccountField(Self.customerCode),
            AccountField(Self.contractCode, isRequired: false),
        ])

    package init() {}
}
