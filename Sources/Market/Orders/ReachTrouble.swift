package import Reach

/// What alone stands between a parcel and some service, where it is one thing that can be named.
package enum ReachTrouble: Hashable, Sendable {
    /// It is heavier than the service carries; the most in grams that any of them does.
    case weight(mostGrams: Int64)
    case size
    /// What is to be collected is beyond the cap; the highest in đồng of any of them.
    case cash(cap: Int64)
    /// The way is closed for a while; the first day after it, where it is known.
    case suspended(until: Day?)
    /// The way is closed for a season that ends; the first day after it.
    case outOfSeason(until: Day)
}

extension ReachAnswer {
    /// The trouble of the service that is nearest to serving, `nil` where none is near.
    ///
    /// A way that opens again goes before money, and money before the goods themselves.
    package var trouble: ReachTrouble? {
        guard status != .served else { return nil }
        let near = Dictionary(grouping: reasons.filter { $0.service != nil }, by: Way.init).values
        func only(_ codes: Set<ReachReasonCode>) -> [ReachReason] {
            near.filter { $0.allSatisfy { codes.contains($0.code) } }.flatMap(\.self)
        }
        let stopped = only([.suspended])
        if !stopped.isEmpty {
            return .suspended(until: stopped.compactMap(\.liftsOn).min())
        }
        let closures: Set<ReachReasonCode> = [.noPickupAtOrigin, .notDelivered, .laneClosed]
        let seasons = near.filter { way in
            way.allSatisfy { closures.contains($0.code) && $0.liftsOn != nil }
        }
        // A way opens when the last of what closes it ends.
        let openings = seasons.compactMap { $0.compactMap(\.liftsOn).max() }
        if let opening = openings.min() { return .outOfSeason(until: opening) }
        let capped = only([.overCODCap])
        if !capped.isEmpty { return .cash(cap: capped.compactMap(\.limit).max() ?? 0) }
        let large = only([.overSide, .overGirth])
        let heavy = only([.overWeight, .overSide, .overGirth]).filter { $0.code == .overWeight }
        if !large.isEmpty { return .size }
        return heavy.isEmpty ? nil : .weight(mostGrams: heavy.compactMap(\.limit).max() ?? 0)
    }

    private struct Way: Hashable {
        let courier: CourierCode?
        let service: ServiceCode?

        init(_ reason: ReachReason) {
            courier = reason.courier
            service = reason.service
        }
    }
}
