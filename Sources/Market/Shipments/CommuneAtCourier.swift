package import Reach

/// What a courier calls a commune, on both maps.
package struct CommuneAtCourier: Hashable, Sendable {
    package let commune: CommuneCode
    /// With its province, for people; `nil` where the list does not have it.
    package let name: String?
    package let place: CourierPlace?
    package let former: FormerAddress
    /// The unit of the old map, where it is certain and the courier names it.
    package let formerPlace: CourierPlace?

    package init(
        commune: CommuneCode, name: String?, place: CourierPlace?, former: FormerAddress,
        formerPlace: CourierPlace?
    ) {
        self.commune = commune
        self.name = name
        self.place = place
        self.former = former
        self.formerPlace = formerPlace
    }
}
