/// Which places a courier's codes name: the communes of today, or the units before July 2025.
package enum CodeSystem: String, Sendable, CaseIterable {
    case new
    case old
}

/// A courier's own code and spelling of one commune, as its calls must carry them.
package struct CourierPlace: Hashable, Sendable {
    /// A code of the list in force where `system` is `new`, of the list before it where `old`.
    package let commune: CommuneCode
    package let courier: CourierCode
    package let system: CodeSystem
    package let code: String
    /// The spelling that the courier's own list has.
    package let name: String
    package let parentCode: String?
    /// The unit above in the courier's spelling: a province, or a district of the old system.
    package let parentName: String
    /// The province above a district; `nil` where the parent is the province itself.
    package let provinceName: String?
    package let method: PlaceCodeMethod
    package let state: PlaceCodeState

    package init(
        commune: CommuneCode, courier: CourierCode, system: CodeSystem, code: String,
        name: String, parentCode: String? = nil, parentName: String,
        provinceName: String? = nil, method: PlaceCodeMethod, state: PlaceCodeState
    ) {
        self.commune = commune
        self.courier = courier
        self.system = system
        self.code = code
        self.name = name
        self.parentCode = parentCode
        self.parentName = parentName
        self.provinceName = provinceName
        self.method = method
        self.state = state
    }
}

/// How a courier's code was matched to a commune, the surest first.
package enum PlaceCodeMethod: String, Sendable, CaseIterable {
    /// The official code of the list, which the name bears out or at least does not contradict.
    case officialCode = "official_code"
    /// The same name letter by letter inside the province.
    case exact
    /// The same name with a tone mark on another vowel: Hoà and Hòa.
    case toneMoved = "tone_moved"
    /// The same name but for dashes, apostrophes, dots and blanks.
    case punctuation
    /// A person said so.
    case reviewed
}

/// What people have said of a match.
package enum PlaceCodeState: String, Sendable, CaseIterable {
    /// Matched by a rule that may be wrong; used, and waiting for a person.
    case proposed
    case confirmed
    /// A person said that it is wrong, or that the code names no commune; never used.
    case refused
    /// No rule found exactly one commune; waiting for a person.
    case unmatched
}
