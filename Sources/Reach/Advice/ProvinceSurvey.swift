/// What couriers do for one province on one day: each of its communes as origin and as destination.
package struct ProvinceSurvey: Sendable {
    package let province: ProvinceCode
    package let day: Day
    package let parcel: Parcel
    /// In order of code.
    package let communes: [Standing]
    /// What nobody has said yet, by the people it touches; of a commune pick-up before delivery.
    package let unknowns: [UnknownPlace]

    /// One commune of the province.
    package struct Standing: Hashable, Sendable {
        package let commune: Commune
        /// The country as it is reached from here.
        package let asOrigin: ReachTally
        /// From how many communes of the province a parcel gets here.
        package let asDestination: OriginTally

        /// Served when a parcel from here gets anywhere.
        package var originStatus: ReachStatus {
            if asOrigin.served.communes > 0 { return .served }
            return asOrigin.unknown.communes > 0 ? .unknown : .notServed
        }

        /// Served when a parcel of the province gets here from anywhere in it.
        package var destinationStatus: ReachStatus {
            if asDestination.served > 0 { return .served }
            return asDestination.unknown > 0 ? .unknown : .notServed
        }

        /// Whether the commune lacks pick-up, delivery or both.
        package var isDebt: Bool {
            originStatus != .served || destinationStatus != .served
        }
    }

    /// Communes of the province as origins of parcels to one place.
    package struct OriginTally: Hashable, Sendable {
        package private(set) var served = 0
        package private(set) var notServed = 0
        package private(set) var unknown = 0

        mutating func add(_ status: ReachStatus) {
            switch status {
            case .served: served += 1
            case .notServed: notServed += 1
            case .unknown: unknown += 1
            }
        }
    }

    /// A commune of which nobody says whether a parcel can leave it or reach it.
    package struct UnknownPlace: Hashable, Sendable {
        package let commune: Commune
        package let leg: Leg
        /// From how many communes of the province it is unknown; of a pick-up its own alone.
        package let origins: Int
        /// The services that would have to be asked, and for what.
        package let silences: [ReachSilence]

        /// What stands first in a list: more people, then the smaller code, then pick-up.
        package static func isMoreUrgent(_ left: UnknownPlace, _ right: UnknownPlace) -> Bool {
            left.rank < right.rank
        }

        /// Negated people, code and leg: the smaller stands first, and no two are equal.
        package var rank: (Int, String, Int) {
            (-(commune.population ?? 0), commune.code.digits, leg == .pickup ? 0 : 1)
        }
    }

    /// The communes that lack something, remote classes apart, in each the most people first.
    package var debts: [(remoteness: Remoteness?, communes: [Standing])] {
        let owed = communes.filter(\.isDebt).sorted {
            ($1.commune.population ?? 0, $0.commune.code) < (
                $0.commune.population ?? 0, $1.commune.code
            )
        }
        let classes = Remoteness.allCases.map(Optional.some) + [nil]
        return classes.compactMap { remoteness in
            let own = owed.filter { $0.commune.remoteness == remoteness }
            return own.isEmpty ? nil : (remoteness, own)
        }
    }
}
