/// What an address names: one commune, several that it may be, or none that is known.
package enum AddressAnswer: Hashable, Sendable {
    case exact(AddressCandidate)
    /// Best first; a former commune that was divided gives all the communes it went into.
    case ambiguous([AddressCandidate])
    case none

    /// The stable word for the kind of answer.
    package var result: String {
        switch self {
        case .exact: "exact"
        case .ambiguous: "ambiguous"
        case .none: "none"
        }
    }

    /// Every commune the answer names, best first.
    package var candidates: [AddressCandidate] {
        switch self {
        case .exact(let candidate): [candidate]
        case .ambiguous(let candidates): candidates
        case .none: []
        }
    }
}

/// One commune that an address may mean, and why.
package struct AddressCandidate: Hashable, Sendable {
    package let commune: CommuneCode
    package let reason: AddressReason

    package init(commune: CommuneCode, reason: AddressReason) {
        self.commune = commune
        self.reason = reason
    }
}
