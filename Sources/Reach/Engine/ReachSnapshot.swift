/// Coverage compiled for asking: immutable, for any day, and replaced whole when tables change.
///
/// It expects tables that validation accepts; of rows that clash the smaller id speaks.
package struct ReachSnapshot: Sendable {
    package let places: Places
    package let coverage: CoverageTables
    let numbers: PlaceNumbers
    /// Every service that any day knows, by courier and code.
    let books: [ServiceBook]
    /// By position of the commune.
    let communeNames: [String]

    package init(places: Places, coverage: CoverageTables) {
        self.places = places
        self.coverage = coverage
        let numbers = PlaceNumbers(places, coverage.zones)
        self.numbers = numbers
        books = ServiceBook.all(of: coverage, numbers)
        communeNames = places.communes.map { places.fullName(of: $0) }
    }

    /// The same places and coverage under other suspensions; nothing else is compiled anew.
    package func suspended(by suspensions: [Suspension]) -> ReachSnapshot {
        ReachSnapshot(self, suspensions)
    }

    private init(_ other: ReachSnapshot, _ suspensions: [Suspension]) {
        var coverage = other.coverage
        coverage.suspensions = suspensions
        places = other.places
        numbers = other.numbers
        communeNames = other.communeNames
        books = other.books.map { $0.suspended(by: coverage, other.numbers) }
        self.coverage = coverage
    }

    /// The full answer for one parcel between two communes as of a day.
    package func answer(
        _ parcel: Parcel, from origin: CommuneCode, to destination: CommuneCode, on day: Day
    ) throws(ReachError) -> ReachAnswer {
        try passages(from: origin, to: destination, on: day).answer(parcel)
    }

    /// Only whether the parcel can go; the same verdict as `answer`, without its words.
    package func status(
        of parcel: Parcel, from origin: CommuneCode, to destination: CommuneCode, on day: Day
    ) throws(ReachError) -> ReachStatus {
        try passages(from: origin, to: destination, on: day).status(of: parcel)
    }

    /// The answers for all communes, counted.
    package func summary(
        _ parcel: Parcel, from origin: CommuneCode, on day: Day
    ) throws(ReachError) -> ReachSummary {
        try plan(from: origin, on: day).summary(parcel)
    }

    /// All ways between two communes on a day, to be asked for many parcels.
    package func passages(
        from origin: CommuneCode, to destination: CommuneCode, on day: Day
    ) throws(ReachError) -> ReachPassages {
        let from = try spot(origin)
        let to = try spot(destination)
        let resolver = PassageResolver(self, from: from, on: day)
        return ReachPassages(
            snapshot: self, origin: from, destination: to, day: day,
            passages: resolver.services.map { resolver.passage(of: $0, to: to) })
    }

    /// All ways out of one commune on a day, to be asked for many parcels and places.
    package func plan(from origin: CommuneCode, on day: Day) throws(ReachError) -> ReachPlan {
        ReachPlan(self, from: try spot(origin), on: day)
    }

    private func spot(_ code: CommuneCode) throws(ReachError) -> Spot {
        guard let index = places.indexByCode[code] else { throw .unknownCommune(code) }
        return numbers.spots[index]
    }
}

/// Why a question about reach cannot be asked.
package enum ReachError: Error, Hashable, Sendable {
    /// The code is not one of the snapshot's list of communes.
    case unknownCommune(CommuneCode)
}
