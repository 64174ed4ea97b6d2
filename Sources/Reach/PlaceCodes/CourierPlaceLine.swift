/// One line of a courier's own list of places, as the courier writes it.
package struct CourierPlaceLine: Hashable, Sendable {
    package let code: String
    package let name: String
    package let parentCode: String?
    /// The unit above: a province, or a district in the old system.
    package let parentName: String
    /// The province above a district; `nil` where the parent is the province itself.
    package let provinceName: String?
    /// The official code that the courier's list has beside its own; `nil` where it has none.
    package let officialCode: CommuneCode?

    package init(
        code: String, name: String, parentCode: String? = nil, parentName: String,
        provinceName: String? = nil, officialCode: CommuneCode? = nil
    ) {
        self.code = code
        self.name = name
        self.parentCode = parentCode
        self.parentName = parentName
        self.provinceName = provinceName
        self.officialCode = officialCode
    }

    /// The line as the courier spells it, without the official code that somebody put beside it.
    package var spelling: CourierPlaceLine {
        CourierPlaceLine(
            code: code, name: name, parentCode: parentCode, parentName: parentName,
            provinceName: provinceName)
    }
}

/// A line of a courier's list together with the commune that it was found to name.
package struct PlaceCodeEntry: Hashable, Sendable {
    package let line: CourierPlaceLine
    /// `nil` where no commune was found, or a person refused the line.
    package let commune: CommuneCode?
    package let method: PlaceCodeMethod?
    package let state: PlaceCodeState

    package init(
        line: CourierPlaceLine, commune: CommuneCode?, method: PlaceCodeMethod?,
        state: PlaceCodeState
    ) {
        self.line = line
        self.commune = commune
        self.method = method
        self.state = state
    }

    /// A line that no rule could match.
    package static func unmatched(_ line: CourierPlaceLine) -> PlaceCodeEntry {
        PlaceCodeEntry(line: line, commune: nil, method: nil, state: .unmatched)
    }
}
