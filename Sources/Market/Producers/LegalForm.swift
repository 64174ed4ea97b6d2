/// The legal forms that OCOP subjects have (Decision 919/QĐ-TTg; households are the most common).
package enum LegalForm: String, Sendable, CaseIterable {
    case company
    case cooperative
    case cooperativeUnion = "cooperative_union"
    /// Stands on a contract that the commune certified, not on a business registration.
    case cooperativeGroup = "cooperative_group"
    case household
    case farm
    case association
    case community

    /// The one set that associations and communities take part in: tourism services.
    package static let tourismSet = 26

    /// What to say to those of another set.
    package static let tourismOnly = FieldProblem(
        "set", .notAllowed,
        vi: "Hội, cộng đồng chỉ đăng ký dịch vụ du lịch (bộ 26); hộ, hợp tác xã hay doanh nghiệp"
            + " thành viên đăng ký sản phẩm này.",
        en: "Associations and communities offer tourism services (set 26) only.")

    /// What to say to a producer that would take this form with a listing of another set.
    package func refusal(of sets: [Int], naming listing: ListingID) -> FieldProblem? {
        if sets.allSatisfy(mayOffer) { return nil }
        return FieldProblem(
            "legal_form", .notAllowed,
            vi: "Hội, cộng đồng chỉ đăng ký dịch vụ du lịch (bộ 26); hãy rút \(listing.text)"
                + " trước.",
            en: "Associations and communities offer tourism services (set 26) only; withdraw"
                + " \(listing.text) first.")
    }

    /// Whether OCOP takes products of that set (1 to 26) from subjects of this form.
    package func mayOffer(set: Int) -> Bool {
        switch self {
        case .association, .community: set == Self.tourismSet
        case .company, .cooperative, .cooperativeUnion, .cooperativeGroup, .household, .farm: true
        }
    }
}
