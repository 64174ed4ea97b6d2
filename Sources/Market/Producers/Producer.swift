internal import Reach

/// Who makes and sells: a co-operative, household or company (chủ thể OCOP).
package struct Producer: Hashable, Sendable {
    package let id: ProducerID
    /// Counts the edits from 1; it is the ETag of the profile.
    package var version: Int
    package var profile: ProducerProfile
    package var state: ProducerState
    /// Fields whose values nobody published, for the demo set; empty for real registrations.
    package var sampleFields: [String]

    package init(
        id: ProducerID, version: Int = 1, profile: ProducerProfile, state: ProducerState = .active,
        sampleFields: [String] = []
    ) {
        self.id = id
        self.version = version
        self.profile = profile
        self.state = state
        self.sampleFields = sampleFields
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

/// The legal forms that OCOP subjects have (Decision 919/QĐ-TTg; households are the most common).
package enum LegalForm: String, Sendable, CaseIterable {
    case company
    case cooperative
    case cooperativeGroup = "cooperative_group"
    case household
    case farm
    case association
}
