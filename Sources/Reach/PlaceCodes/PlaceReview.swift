/// What a person says of one line of a courier's list.
package enum PlaceReview: Hashable, Sendable {
    /// The commune that was proposed is right.
    case confirm
    /// The line names no commune, or the wrong one.
    case refuse
    /// The line names this commune, whatever a rule found.
    case assign(CommuneCode)
}

/// Why a review was not taken.
package enum PlaceReviewError: Error, Hashable, Sendable {
    /// There is no such line in the courier's list of that system.
    case unknownCode(String)
    /// Nothing was proposed that could be confirmed.
    case nothingToConfirm
    case unknownCommune(CommuneCode)
    /// Another line names the commune already; refuse that one first.
    case alreadyNamed(CommuneCode, by: String)
}

extension PlaceCodeEntry {
    /// The entry after a person's word; whether a commune is free is for the caller to see.
    package func reviewed(_ review: PlaceReview) throws(PlaceReviewError) -> PlaceCodeEntry {
        switch review {
        case .confirm:
            guard let commune else { throw .nothingToConfirm }
            return PlaceCodeEntry(
                line: line, commune: commune, method: method, state: .confirmed)
        case .refuse:
            return PlaceCodeEntry(line: line, commune: nil, method: nil, state: .refused)
        case .assign(let code):
            return PlaceCodeEntry(
                line: line, commune: code, method: .reviewed, state: .confirmed)
        }
    }
}
