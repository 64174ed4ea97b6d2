/// The kinds of partner that there is an adapter for, as `partner.kind` names them.
package enum CourierKind: String, Sendable, CaseIterable {
    case listingFeed = "listing_feed"
    case ghn
    case ghtk
    case viettelPost = "viettel_post"
    case myvnpost
    case myems
    case jtExpress = "jt_express"

    /// The adapter of the kind.
    package var courier: any Courier {
        switch self {
        case .listingFeed: ListingFeed()
        case .ghn: GHN()
        case .ghtk: GHTK()
        case .viettelPost: ViettelPost()
        case .myvnpost: MyVNPost()
        case .myems: MyEMS()
        case .jtExpress: JTExpress()
        }
    }
}
