/// Whether a parcel can go; `unknown` is neither yes nor no and is never counted as either.
package enum ReachStatus: String, Sendable, CaseIterable {
    case served
    case notServed = "not_served"
    case unknown
}

extension ReachStatus {
    /// The same as `JointVerdict` comes to; reasons are looked for only where nobody serves.
    ///
    /// Services are asked by their number, as copying their terms would cost more than asking.
    init(of services: Range<Int>, carries: (Int) -> Bool, reasons: (Int) -> ReasonSet) {
        for service in services where carries(service) {
            self = .served
            return
        }
        self = services.contains { reasons($0).refusals.isEmpty } ? .unknown : .notServed
    }
}

/// What all services together come to, taken one service after the other.
struct JointVerdict: Sendable {
    /// Every reason that any service gave; a served answer carries none.
    var reasons: ReasonSet {
        status == .served ? [] : given
    }

    /// Served if one serves, not served only if every one says no, otherwise unknown.
    var status: ReachStatus {
        if oneServes { return .served }
        return allRefuse && !given.isEmpty ? .notServed : .unknown
    }

    private var given: ReasonSet = []
    private var oneServes = false
    private var allRefuse = true

    /// Adds what one service came to; no reason at all means that it serves.
    mutating func add(_ reasons: ReasonSet) {
        given.formUnion(reasons)
        if reasons.isEmpty { oneServes = true }
        if reasons.refusals.isEmpty { allRefuse = false }
    }

    /// Adds what other services came to.
    mutating func add(_ other: JointVerdict) {
        given.formUnion(other.given)
        oneServes = oneServes || other.oneServes
        allRefuse = allRefuse && other.allRefuse
    }

    static let notShipped = JointVerdict(only: .notShipped)
    static let noService = JointVerdict(only: .noService)

    init() {}

    private init(only code: ReachReasonCode) {
        add(ReasonSet(code))
    }
}
