internal import Market
internal import Operations
internal import Reach

/// Reads lists of couriers' places and what people say of a line.
enum PlaceCodeReading {
    private enum Decision: String, CaseIterable {
        case confirm
        case refuse
        case assign
    }

    /// The lines of a list that came as JSON, counted from 1.
    static func lines(_ call: Call) async throws -> [CourierPlaceLine] {
        var (fields, _) = try await call.object()
        let rows = fields.cells("rows", limit: PlaceCodeFile.mostLines)
        try fields.finish()
        return try PlaceCodeFile.lines(
            rows.enumerated().map { index, cells in
                (index + 1, cells.filter { !$0.value.isEmpty })
            })
    }

    /// `nil` where a problem was noted.
    static func review(_ fields: inout FieldReader) -> PlaceReview? {
        let decision = fields.choice("decision", of: Decision.self)
        let commune = fields.communeIfAny("commune_code")
        switch (decision, commune) {
        case (.confirm?, nil): return .confirm
        case (.refuse?, nil): return .refuse
        case (.assign?, let commune?): return .assign(commune)
        case (.assign?, nil):
            fields.refuse(.missing("commune_code"))
            return nil
        case (.confirm?, _?), (.refuse?, _?):
            fields.refuse(
                FieldProblem(
                    "commune_code", .notAllowed, vi: "Chỉ ghi khi decision là assign.",
                    en: "Only where the decision is assign."))
            return nil
        case (nil, _): return nil
        }
    }
}
