internal import Market
package import Reach
internal import Storage

/// Measures the very functions that answer questions, on the data that is there.
package struct ReachSpeed: Sendable {
    /// A measured time and what was answered in it, so that others can be held against both.
    package struct Country: Sendable {
        package let microseconds: Double
        /// One letter per commune in order of code: s served, n not served, u unknown.
        package let statuses: String
    }

    private let sheet: Atlas.Sheet
    private let house: House
    private let day: Day

    package init(house: House) {
        self.house = house
        sheet = house.atlas.sheet
        day = house.clockwork.today
    }

    private static let rounds = 301
    /// So many questions are timed together, as a clock costs about as much as one of them.
    private static let batch = 64

    /// Nanoseconds of one commune's status for one parcel, once the origin is compiled.
    package func single(_ parcel: Parcel, from origin: CommuneCode) throws -> Double {
        let plan = try sheet.plan(from: origin, on: day)
        let count = sheet.places.communes.count
        var served = 0
        var asked = 0
        let times = (0..<Self.rounds * 10).map { _ in
            ContinuousClock().measure {
                for _ in 0..<Self.batch {
                    // A prime step, so that neighbours are not asked one after the other.
                    asked = (asked + 1_009) % count
                    if plan.status(of: parcel, to: asked) == .served { served += 1 }
                }
            }
        }
        precondition(served >= 0)
        return Self.median(times) * 1_000_000_000 / Double(Self.batch)
    }

    /// Microseconds of one parcel to all communes, once the origin is compiled.
    package func country(_ parcel: Parcel, from origin: CommuneCode) throws -> Country {
        let plan = try sheet.plan(from: origin, on: day)
        var statuses: [ReachStatus] = []
        let times = (0..<Self.rounds).map { _ in
            ContinuousClock().measure { statuses = plan.statuses(of: parcel) }
        }
        let letters: [ReachStatus: Character] = [.served: "s", .notServed: "n", .unknown: "u"]
        return Country(
            microseconds: Self.median(times) * 1_000_000,
            statuses: String(statuses.map { letters[$0] ?? "?" }))
    }

    /// Microseconds of compiling all ways out of an origin.
    package func compiling(from origin: CommuneCode) throws -> Double {
        var plans: [ReachPlan] = []
        let times = try (0..<15).map { _ in
            try ContinuousClock().measure {
                plans = [try sheet.reach.plan(from: origin, on: day)]
            }
        }
        precondition(!plans.isEmpty)
        return Self.median(times) * 1_000_000
    }

    /// How many live listings reach a commune, of how many, and the microseconds of finding out.
    package func listings(
        to destination: CommuneCode
    ) async throws -> (reaching: Int, of: Int, microseconds: Double) {
        // As the search keeps them: a pack as it travels, and where it starts.
        let packs = try await house.store.read { [house] session in
            var query = ListingQuery(limit: 10_000)
            query.state = .approved
            return try session.listings(query).map { listing in
                let view = try house.view(of: listing, in: session)
                return (view.listing.offer.parcel(), view.producer.profile.commune)
            }
        }
        var reaching = 0
        let times = (0..<31).map { _ in
            ContinuousClock().measure {
                let sieve = ReachSieve(sheet.reach, to: destination, on: day)
                reaching = packs.count { sieve.serves($0.0, from: $0.1) }
            }
        }
        return (reaching, packs.count, Self.median(times) * 1_000_000)
    }

    /// Former communes written in the old three tiers, resolved per second on one thread.
    package func addresses() -> (perSecond: Double, exact: Int, ambiguous: Int, none: Int) {
        let titles: [FormerCommuneType: String] = [
            .xa: "Xã ", .phuong: "Phường ", .town: "Thị trấn ",
        ]
        let texts = sheet.places.formerCommunes.map { former in
            let title = former.type.flatMap { titles[$0] } ?? ""
            return "\(title)\(former.name), \(former.district), \(former.province)"
        }
        var (exact, ambiguous, none) = (0, 0, 0)
        let time = ContinuousClock().measure {
            for text in texts {
                switch sheet.addresses.resolve(text) {
                case .exact: exact += 1
                case .ambiguous: ambiguous += 1
                case .none: none += 1
                }
            }
        }
        return (Double(texts.count) / Self.seconds(time), exact, ambiguous, none)
    }

    private static func median(_ times: [Duration]) -> Double {
        seconds(times.sorted()[times.count / 2])
    }

    private static func seconds(_ time: Duration) -> Double {
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}
