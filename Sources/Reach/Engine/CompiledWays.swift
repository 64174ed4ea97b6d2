/// The different terms out of one commune, and which combination of them holds for each commune.
struct CompiledWays: Sendable {
    /// Every service's different terms, one service after the other.
    private(set) var terms: [CarriageTerms] = []
    /// The service of each of the terms, by its place among those of the day.
    private(set) var serviceOf: [Int] = []
    /// The numbers of the terms of each combination, one per service, one after the other.
    private(set) var combinations: [Int32] = []
    /// By position of the commune.
    private(set) var combinationOf: [Int32]
    private(set) var combinationCount = 1
    let serviceCount: Int

    init(_ resolver: PassageResolver, _ spots: [Spot], from origin: Spot, on day: Day) {
        serviceCount = resolver.services.count
        combinationOf = Array(repeating: 0, count: spots.count)
        var members: [[Int32]] = [[]]
        for (number, service) in resolver.services.enumerated() {
            let plan = ServicePlan(service, resolver, spots, origin, day)
            members = combine(members, with: plan)
            terms += plan.terms
            serviceOf += Array(repeating: number, count: plan.terms.count)
        }
        combinations = members.flatMap(\.self)
        combinationCount = members.count
    }

    /// The numbers of the terms that hold between the origin and a commune, one per service.
    func terms(toward commune: Int) -> ArraySlice<Int32> {
        terms(of: Int(combinationOf[commune]))
    }

    func terms(of combination: Int) -> ArraySlice<Int32> {
        combinations[combination * serviceCount..<(combination + 1) * serviceCount]
    }

    /// What each combination comes to, given what each of the terms does.
    ///
    /// The same verdict as `JointVerdict`, found without gathering reasons: looking ends at the
    /// first service that serves.
    func statuses(of outcomes: [Outcome]) -> [ReachStatus] {
        let count = serviceCount
        return combinations.withUnsafeBufferPointer { combinations in
            outcomes.withUnsafeBufferPointer { outcomes in
                (0..<combinationCount).map { combination in
                    var status = ReachStatus.notServed
                    for index in combination * count..<(combination + 1) * count {
                        switch outcomes[Int(combinations[index])] {
                        case .serves: return .served
                        case .refuses: continue
                        case .isSilent: status = .unknown
                        }
                    }
                    return status
                }
            }
        }
    }

    /// Adds one more service to every combination; those that stay alike stay one.
    private mutating func combine(_ members: [[Int32]], with plan: ServicePlan) -> [[Int32]] {
        let base = Int32(terms.count)
        var numbers: [UInt64: Int32] = [:]
        var combined: [[Int32]] = []
        var (lastKey, lastNumber) = (UInt64.max, Int32(0))
        for (commune, term) in plan.byCommune.enumerated() {
            let earlier = combinationOf[commune]
            let key = UInt64(UInt32(bitPattern: earlier)) << 32 | UInt64(UInt32(term))
            if key != lastKey {
                lastKey = key
                if let known = numbers[key] {
                    lastNumber = known
                } else {
                    lastNumber = Int32(combined.count)
                    numbers[key] = lastNumber
                    combined.append(members[Int(earlier)] + [base + Int32(term)])
                }
            }
            combinationOf[commune] = lastNumber
        }
        return combined
    }
}

/// What one service does with a parcel, without its reasons.
enum Outcome {
    case serves
    case refuses
    case isSilent

    init(_ reasons: ReasonSet) {
        if reasons.isEmpty {
            self = .serves
        } else {
            self = reasons.refusals.isEmpty ? .isSilent : .refuses
        }
    }
}

/// One service's different terms and which of them hold for each commune.
private struct ServicePlan {
    /// What terms depend on besides the service.
    private struct Key: Hashable {
        let prices: Int?
        let leadDays: DaySpan?
        let pickupSurcharge: Surcharge?
        let deliverySurcharge: Surcharge?
        let takesCOD: Bool?
        let standing: ReasonSet

        init(_ passage: Passage) {
            prices = passage.lane?.prices
            leadDays = passage.terms.leadDays
            pickupSurcharge = passage.terms.pickupSurcharge
            deliverySurcharge = passage.terms.deliverySurcharge
            takesCOD = passage.terms.takesCOD
            standing = passage.terms.standing
        }
    }

    private(set) var terms: [CarriageTerms] = []
    private(set) var byCommune: [Int] = []
    private var known: [Key: Int] = [:]

    init(
        _ service: PassageResolver.DayService, _ resolver: PassageResolver, _ spots: [Spot],
        _ origin: Spot, _ day: Day
    ) {
        let suspended = Set(service.book.suspensions.ownCommunes(on: day))
        var shared: [Int?] = Array(repeating: nil, count: PlaceNumbers.provinceCount)
        byCommune.reserveCapacity(spots.count)
        for spot in spots {
            // The origin may have a lane to itself.
            let isAlone =
                spot == origin || service.book.rules.hasOwnRows(spot.commune)
                || service.book.lanes.hasOwnRows(spot.commune) || suspended.contains(spot.commune)
            if isAlone {
                byCommune.append(number(of: resolver.passage(of: service, to: spot)))
                continue
            }
            let number =
                shared[spot.province] ?? number(of: resolver.passage(of: service, to: spot))
            shared[spot.province] = number
            byCommune.append(number)
        }
        known = [:]
    }

    /// The number of a passage's terms, the same for equal ones.
    private mutating func number(of passage: Passage) -> Int {
        let key = Key(passage)
        if let number = known[key] { return number }
        known[key] = terms.count
        terms.append(passage.terms)
        return terms.count - 1
    }
}
