package import Market
package import Reach
package import Storage

/// Answers where goods can go; one reach function stands behind every answer.
package struct ReachDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case unknownCommune(CommuneCode)
    }

    let house: House

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

    /// Where a live listing's single pack can go on that day.
    package func question(
        of id: ListingID, for caller: Caller?
    ) async throws -> (parcel: Parcel, origin: CommuneCode) {
        let view = try await ListingDesk(house: house).find(id, for: caller)
        return (view.listing.offer.parcel(), view.producer.profile.commune)
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
        let sheet = house.atlas.sheet
        if sheet.places[origin] == nil { throw Failure.unknownCommune(origin) }
        return try sheet.reach.summary(parcel, from: origin, on: day)
    }
}
