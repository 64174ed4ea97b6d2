package import Reach

/// What is wrong with one field that somebody sent, named as it stands in the JSON.
package struct FieldProblem: Hashable, Sendable {
    /// The JSON path of the field, for example `price_vnd` or `lines[0].quantity`.
    package let field: String
    package let code: Code
    package let message: Sentence

    /// Stable words that a program may switch on.
    package enum Code: String, Sendable, CaseIterable {
        case missing
        case unknownField = "unknown_field"
        case wrongType = "wrong_type"
        case tooLong = "too_long"
        case controlCharacter = "control_character"
        case outOfRange = "out_of_range"
        case notAllowed = "not_allowed"
        case unknownCommune = "unknown_commune"
        case ambiguousAddress = "ambiguous_address"
        case starWithoutCertificate = "star_without_certificate"
        case malformed
        // What is wrong with a line of an order.
        case listingNotLive = "listing_not_live"
        case outOfStock = "out_of_stock"
        case priceChanged = "price_changed"
        case tooHeavy = "too_heavy"
        case tooLarge = "too_large"
        case tooManyParcels = "too_many_parcels"
        case unreachable
        case suspended
        case outOfSeason = "out_of_season"
        case overCODCap = "over_cod_cap"
        case courierNotServing = "courier_not_serving"
    }

    package init(_ field: String, _ code: Code, vi: String, en: String) {
        self.field = field
        self.code = code
        message = Sentence(vietnamese: vi, english: en)
    }

    /// The same problem seen from an enclosing object.
    package func inside(_ path: String) -> FieldProblem {
        FieldProblem("\(path).\(field)", code, vi: message.vietnamese, en: message.english)
    }

    package static func missing(_ field: String) -> FieldProblem {
        FieldProblem(field, .missing, vi: "Thiếu trường này.", en: "This field is missing.")
    }

    package static func outside(_ field: String, _ range: ClosedRange<Int64>) -> FieldProblem {
        FieldProblem(
            field, .outOfRange,
            vi: "Phải từ \(range.lowerBound) đến \(range.upperBound).",
            en: "Must be from \(range.lowerBound) to \(range.upperBound).")
    }
}
