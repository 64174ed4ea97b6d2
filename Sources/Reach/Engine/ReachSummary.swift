/// The answers for every commune of the country, counted in the ways that people ask for.
package struct ReachSummary: Hashable, Sendable {
    package let origin: CommuneCode
    package let day: Day
    package let country: ReachTally
    /// In order of code.
    package let provinces: [ProvinceTally]
    /// Each class of remote communes, then those of no class (`nil`).
    package let remoteness: [RemotenessTally]
    /// How many communes' answers carry each reason; an answer may carry several.
    package let reasons: [ReasonCount]

    package struct ProvinceTally: Hashable, Sendable {
        package let province: ProvinceCode
        package let tally: ReachTally
    }

    package struct RemotenessTally: Hashable, Sendable {
        package let remoteness: Remoteness?
        package let tally: ReachTally
    }

    package struct ReasonCount: Hashable, Sendable {
        package let code: ReachReasonCode
        package let count: ReachCount
    }
}

/// Communes and people by what the answer is; the three never mix.
package struct ReachTally: Hashable, Sendable {
    package private(set) var served = ReachCount()
    package private(set) var notServed = ReachCount()
    package private(set) var unknown = ReachCount()

    package var communes: Int {
        served.communes + notServed.communes + unknown.communes
    }

    mutating func add(_ status: ReachStatus, _ population: Int?) {
        switch status {
        case .served: served.add(population)
        case .notServed: notServed.add(population)
        case .unknown: unknown.add(population)
        }
    }
}

/// A number of communes and of the people who live in them.
package struct ReachCount: Hashable, Sendable {
    /// All communes, those without a population included.
    package private(set) var communes = 0
    package private(set) var people = 0
    /// The communes among them whose people are not known, so not counted.
    package private(set) var communesWithoutPopulation = 0

    /// The people to show: two significant figures, as the populations are indicative only.
    ///
    /// 100,059,095 gives 100,000,000 and 15,644 gives 16,000.
    package var roughPeople: Int {
        var unit = 1
        while people / unit >= 100 { unit *= 10 }
        return (people + unit / 2) / unit * unit
    }

    mutating func add(_ population: Int?) {
        communes += 1
        if let population {
            people += population
        } else {
            communesWithoutPopulation += 1
        }
    }

    mutating func add(_ other: ReachCount) {
        communes += other.communes
        people += other.people
        communesWithoutPopulation += other.communesWithoutPopulation
    }
}

extension ReachSummary {
    /// Adds up one commune after the other.
    struct Counting {
        private var country = ReachTally()
        private var provinces: [ProvinceCode: ReachTally] = [:]
        private var remoteness: [Remoteness?: ReachTally] = [:]
        /// Few sets of reasons occur, so they are taken apart only at the end.
        private var reasons: [ReasonSet: ReachCount] = [:]

        mutating func add(_ verdict: JointVerdict, of commune: Commune) {
            let (status, population) = (verdict.status, commune.population)
            country.add(status, population)
            provinces[commune.province, default: ReachTally()].add(status, population)
            remoteness[commune.remoteness, default: ReachTally()].add(status, population)
            reasons[verdict.reasons, default: ReachCount()].add(population)
        }

        func finished(origin: CommuneCode, day: Day) -> ReachSummary {
            let classes = Remoteness.allCases.map(Optional.some) + [nil]
            return ReachSummary(
                origin: origin, day: day, country: country,
                provinces: provinces.sorted { $0.key < $1.key }.map {
                    ProvinceTally(province: $0.key, tally: $0.value)
                },
                remoteness: classes.compactMap { remoteClass in
                    remoteness[remoteClass].map {
                        RemotenessTally(remoteness: remoteClass, tally: $0)
                    }
                },
                reasons: reasonCounts)
        }

        private var reasonCounts: [ReasonCount] {
            ReachReasonCode.allCases.compactMap { code in
                let given = reasons.filter { $0.key.contains(ReasonSet(code)) }
                guard !given.isEmpty else { return nil }
                var count = ReachCount()
                for part in given.values { count.add(part) }
                return ReasonCount(code: code, count: count)
            }
        }
    }
}
