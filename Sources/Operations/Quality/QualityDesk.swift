package import Market
package import Reach
internal import Storage

/// Says how good the data of listings is: of one for who keeps it, of an area for its officers.
package struct QualityDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        /// Nobody kept a report of that day; the days of which there are some, the latest first.
        case notKept(Day, kept: [Day])
        /// A report is of one producer or of one commune.
        case twoAreas
    }

    /// What one listing's keeper is told.
    package struct ListingQuality: Hashable, Sendable {
        package let listing: Listing
        package let day: Day
        package let score: QualityScore
        /// SHA-256 over the facts that the score was reckoned from.
        package let sha256: [UInt8]
    }

    let house: House
    /// A report of a province holds a reader for as long as it takes, so one after the other.
    let reports = Turnstile(mostWaiting: 8)
    let shelf = QualityShelf()

    package init(house: House) {
        self.house = house
    }

    /// The quality of one listing in any state, for who keeps it and the officers of its area.
    package func listing(_ id: ListingID, by caller: Caller) async throws -> ListingQuality {
        let (sheet, today) = (house.atlas.sheet, house.clockwork.today)
        return try await house.store.read { session in
            guard let listing = try session.listing(id) else { throw ListingError.notFound(id) }
            guard let producer = try session.producer(listing.producer) else {
                throw StoreError.unreadable("producer_id")
            }
            guard
                caller.mayRead(of: producer.id)
                    || ProducerDesk.oversees(caller, producer, sheet.places)
            else { throw AccessError.outOfScope }
            var gathering = QualityGathering(
                sheet: sheet, day: today, policy: try session.certificatePolicy())
            let earlier = try session.earlierListings(than: listing)
            gathering.remember(earlier)
            // One listing in gives the facts of one out.
            guard let facts = try gathering.facts(of: [listing], in: session).first else {
                throw StoreError.unreadable("listing")
            }
            return ListingQuality(
                listing: listing, day: today, score: .of(facts), sha256: facts.digest)
        }
    }

    /// The report of one producer as it stands today, for it and for its officers.
    package func report(
        of producer: ProducerID, by caller: Caller
    ) async throws -> QualityReport {
        let known = try await owner(producer)
        guard
            caller.mayRead(of: producer)
                || ProducerDesk.oversees(caller, known, house.atlas.sheet.places)
        else { throw AccessError.outOfScope }
        return try await report(of: .producer(producer))
    }

    /// The report of an area that the caller oversees: as it stands today, or as it was kept.
    ///
    /// Nothing else is told of a past day: facts change, and a guess would be no report.
    package func report(
        commune: CommuneCode?, producer: ProducerID?, on day: Day, by caller: Caller
    ) async throws -> QualityReport {
        let area = try await area(commune: commune, producer: producer, for: caller)
        return day == house.clockwork.today
            ? try await report(of: area) : try await keptReport(of: area, on: day)
    }

    /// The producer itself, merged away or not.
    func owner(_ id: ProducerID) async throws -> Producer {
        guard let producer = try await house.store.read({ try $0.producer(id) }) else {
            throw ProducerDesk.Failure.notFound(id)
        }
        return producer
    }

    /// The part of the country that the caller's key is for.
    func ownArea(of caller: Caller) throws(AccessError) -> QualityArea {
        guard caller.role == .officer || caller.role == .admin else { throw .outOfScope }
        return switch caller.scope {
        case .everything: .country
        case .province(let code): .province(code)
        case .commune(let code): .commune(code)
        case .producer, .courier, .storefront: throw .outOfScope
        }
    }

    private func area(
        commune: CommuneCode?, producer: ProducerID?, for caller: Caller
    ) async throws -> QualityArea {
        let places = house.atlas.sheet.places
        switch (commune, producer) {
        case (nil, nil): return try ownArea(of: caller)
        case (.some, .some): throw Failure.twoAreas
        case (let code?, nil):
            guard let found = places[code] else { throw ReachDesk.Failure.unknownCommune(code) }
            guard caller.oversees(found) else { throw AccessError.outOfScope }
            return .commune(code)
        case (nil, let id?):
            let found = try await owner(id)
            guard ProducerDesk.oversees(caller, found, places) else { throw AccessError.outOfScope }
            return .producer(id)
        }
    }
}
