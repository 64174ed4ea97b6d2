package import Reach

/// Who makes and sells: a co-operative, household or company (chủ thể OCOP).
package struct Producer: Hashable, Sendable {
    package let id: ProducerID
    /// Counts the edits from 1; it is the ETag of the profile.
    package var version: Int
    package var profile: ProducerProfile
    package var state: ProducerState
    /// Fields whose values nobody published, for the demo set; empty for real registrations.
    package var sampleFields: [String]
    /// Seasons and suspensions with their days; none of them changes a listing.
    package var closures: [Closure]
    /// Whether an officer has seen who stands behind the profile.
    package var identity: IdentityState
    /// Which edit changed which field last.
    package var fieldAges: FieldAges
    /// The producer that this one was merged into; it takes no part in anything any more.
    package var mergedInto: ProducerID?

    package init(
        id: ProducerID, version: Int = 1, profile: ProducerProfile, state: ProducerState = .active,
        sampleFields: [String] = [], closures: [Closure] = [],
        identity: IdentityState = .unverified, fieldAges: FieldAges = FieldAges(),
        mergedInto: ProducerID? = nil
    ) {
        self.id = id
        self.version = version
        self.profile = profile
        self.state = state
        self.sampleFields = sampleFields
        self.closures = closures
        self.identity = identity
        self.fieldAges = fieldAges
        self.mergedInto = mergedInto
    }

    /// Whether it sells on that day: neither suspended nor merged away, and no closure holds.
    package func isOpen(on day: Day) -> Bool {
        state == .active && mergedInto == nil && !closures.contains { $0.holds(on: day) }
    }

    /// The closure that holds on that day; of several the one that ends last.
    package func closure(on day: Day) -> Closure? {
        closures.filter { $0.holds(on: day) }.max { left, right in
            guard let end = left.until else { return false }
            return right.until.map { end < $0 } ?? true
        }
    }
}

/// A producer's id: `pr_` and a time-ordered part.
package struct ProducerID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// A suspended producer's listings are not live, without being changed themselves.
package enum ProducerState: String, Sendable, CaseIterable {
    case active
    case suspended
}

/// What an officer or the operator found of who a producer is; never typed by the producer.
package enum IdentityState: String, Sendable, CaseIterable {
    case unverified
    case verified
    case refused
}
