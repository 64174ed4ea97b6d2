/// Whether a parcel can go; `unknown` is neither yes nor no and is never counted as either.
package enum ReachStatus: String, Sendable, CaseIterable {
    case served
    case notServed = "not_served"
    case unknown
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

    static let notShipped = JointVerdict(only: .notShipped)
    static let noService = JointVerdict(only: .noService)

    init() {}

    private init(only code: ReachReasonCode) {
        add(ReasonSet(code))
    }
}
