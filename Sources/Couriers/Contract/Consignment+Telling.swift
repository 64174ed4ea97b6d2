package import Market
package import Reach

extension Consignment {
    /// The parcel in the words that couriers are told it in.
    ///
    /// `collect` is what is collected now; `today` is the day on which it is ready. Throws where
    /// the courier's list does not name a place.
    package init(
        telling facts: ConsignmentFacts, from origin: CommuneAtCourier,
        to destination: CommuneAtCourier, of carrying: CarryingCapabilities, courier: String,
        collect: Money, today: Day
    ) throws(ConsignmentGap) {
        let places = try CourierAddress.pair(
            origin, destination, on: carrying.addresses, courier: courier)
        let profile = facts.producer.profile
        let packed = facts.packed
        self.init(
            parcel: facts.parcel.id, service: facts.parcel.service,
            sender: ConsignmentParty(
                name: profile.name, phone: profile.phone ?? "",
                street: profile.address ?? origin.name ?? "", place: places.origin),
            receiver: ConsignmentParty(
                name: facts.buyer.name, phone: facts.buyer.phone, street: facts.buyer.street,
                place: places.destination),
            weightGrams: facts.parcel.weightGrams, lengthCm: packed.lengthCm,
            widthCm: packed.widthCm, heightCm: packed.heightCm, collect: collect,
            goodsValue: facts.goodsValue, goods: packed.goods,
            items: facts.lines.map { line in
                ConsignmentItem(
                    sku: line.listing.text, name: line.name, quantity: line.quantity,
                    price: line.unitPrice, weightGrams: line.offer.packedWeightGrams)
            },
            note: facts.note, readyOn: today)
    }
}
