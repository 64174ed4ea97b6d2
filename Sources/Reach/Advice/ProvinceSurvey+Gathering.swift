extension ProvinceSurvey {
    /// Takes the plans out of a province's communes one by one, so that others get their turn.
    package struct Gathering: Sendable {
        private let province: ProvinceCode
        private let day: Day
        private let parcel: Parcel
        private let places: Places
        private var tallies: [Int: ReachTally] = [:]
        /// By position of the commune, the whole country.
        private var arrivals: [OriginTally]
        private var silences: [Int: [ReachSilence]] = [:]
        /// How many origins that can be asked know nothing of a destination.
        private var unknownFrom: [Int]
        private var unknownPickups: [UnknownPlace] = []

        package init(_ province: ProvinceCode, _ day: Day, _ parcel: Parcel, in places: Places) {
            self.province = province
            self.day = day
            self.parcel = parcel
            self.places = places
            arrivals = Array(repeating: OriginTally(), count: places.communes.count)
            unknownFrom = Array(repeating: 0, count: places.communes.count)
        }

        /// The communes whose plans are to be added, in order of code.
        package var origins: [CommuneCode] {
            places.communes.filter { $0.province == province }.map(\.code)
        }

        /// Adds what leaves one commune of the province.
        package mutating func add(_ plan: ReachPlan) {
            let statuses = plan.statuses(of: parcel)
            var tally = ReachTally()
            for (index, status) in statuses.enumerated() {
                arrivals[index].add(status)
                tally.add(status, places.communes[index].population)
            }
            tallies[plan.origin.commune] = tally
            let pickupSilences = plan.pickupSilences(of: parcel)
            guard pickupSilences.isEmpty else {
                noteUnknownPickup(plan, pickupSilences)
                return
            }
            for (index, status) in statuses.enumerated() where status == .unknown {
                unknownFrom[index] += 1
                if silences[index] == nil {
                    silences[index] = plan.silences(of: parcel, to: index)
                }
            }
        }

        package func finished() -> ProvinceSurvey {
            let standings = places.communes.indices.compactMap { index in
                tallies[index].map {
                    Standing(
                        commune: places.communes[index], asOrigin: $0,
                        asDestination: arrivals[index])
                }
            }
            let deliveries = silences.map { index, silences in
                UnknownPlace(
                    commune: places.communes[index], leg: .delivery,
                    origins: unknownFrom[index], silences: silences)
            }
            return ProvinceSurvey(
                province: province, day: day, parcel: parcel, communes: standings,
                unknowns: (unknownPickups + deliveries).sorted(by: UnknownPlace.isMoreUrgent))
        }

        /// Where nobody speaks of the pick-up, every destination is unknown for that reason alone.
        private mutating func noteUnknownPickup(_ plan: ReachPlan, _ silences: [ReachSilence]) {
            unknownPickups.append(
                UnknownPlace(
                    commune: plan.originCommune, leg: .pickup, origins: 1, silences: silences))
        }
    }
}

extension ReachPlan {
    /// The services that would have to be asked whether they pick the parcel up here; none where
    /// one that takes it does.
    ///
    /// A service that refuses the parcel whatever it says of the place need not be asked.
    func pickupSilences(of parcel: Parcel) -> [ReachSilence] {
        guard parcel.shipsByCourier else { return [] }
        let measure = ParcelMeasure(parcel)
        var silent: Set<Int> = []
        for (terms, service) in zip(ways.terms, ways.serviceOf) {
            let reasons = terms.reasons(against: measure)
            guard reasons.refusals.isEmpty else { continue }
            if !reasons.contains(ReasonSet(.noPickupRow)) { return [] }
            silent.insert(service)
        }
        return silent.sorted().map { number in
            let service = snapshot.coverage.services[resolvedServices[number]]
            return ReachSilence(
                courier: service.courier, service: service.code, unsaid: [.noPickupRow])
        }
    }
}
