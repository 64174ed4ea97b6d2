package import Market
package import Reach
package import Storage

/// Answers where goods can go; one reach function stands behind every answer.
package struct ReachDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case unknownCommune(CommuneCode)
        case unknownProvince(ProvinceCode)
        /// No list of codes is known for the day.
        case unknownList(Day)
    }

    let house: House
    let layouts = LayoutShelf()
    /// Coverage that is only tried out is compiled for one question after the other.
    let trials = Turnstile(mostWaiting: 0)

    package init(house: House) {
        self.house = house
    }

    package var places: Places {
        house.atlas.sheet.places
    }

    package var today: Day {
        house.clockwork.today
    }

    package func couriers() -> [CourierCode: CourierProfile] {
        house.atlas.sheet.couriers
    }

    package func resolve(_ text: String) -> AddressAnswer {
        house.atlas.sheet.addresses.resolve(text)
    }

    package func resolve(
        province: String?, district: String?, commune: String
    ) -> AddressAnswer {
        house.atlas.sheet.addresses.resolve(
            province: province, district: district, commune: commune)
    }

    /// Where a live listing's single pack can go, and what it is called.
    package func question(
        of id: ListingID, for caller: Caller?
    ) async throws -> ListingParcel {
        let view = try await ListingDesk(house: house).find(id, for: caller)
        let offer = view.listing.offer
        return ListingParcel(
            parcel: offer.parcel(), origin: view.producer.profile.commune,
            name: "\(offer.name), \(offer.pack)", price: offer.price)
    }

    package func answer(
        _ parcel: Parcel, from origin: CommuneCode, to destination: CommuneCode, on day: Day
    ) throws -> ReachAnswer {
        let sheet = house.atlas.sheet
        for code in [origin, destination] where sheet.places[code] == nil {
            throw Failure.unknownCommune(code)
        }
        return try sheet.reach.answer(parcel, from: origin, to: destination, on: day)
    }

    package func summary(
        _ parcel: Parcel, from origin: CommuneCode, on day: Day
    ) throws -> ReachSummary {
        try plan(from: origin, on: day).summary(parcel)
    }

    /// All ways out of a commune on a day, compiled once per state of the coverage.
    package func plan(from origin: CommuneCode, on day: Day) throws -> ReachPlan {
        try house.atlas.sheet.plan(from: origin, on: day)
    }
}

/// One pack of a listing as reach asks about it.
package struct ListingParcel: Hashable, Sendable {
    package let parcel: Parcel
    package let origin: CommuneCode
    /// The product and its pack.
    package let name: String
    package let price: Money
}

extension Atlas.Sheet {
    /// The plan of this very sheet, kept beside it.
    func plan(from origin: CommuneCode, on day: Day) throws -> ReachPlan {
        guard places[origin] != nil else { throw ReachDesk.Failure.unknownCommune(origin) }
        return try shelf.plan(from: origin, on: day) { () throws(ReachError) in
            try reach.plan(from: origin, on: day)
        }
    }
}
