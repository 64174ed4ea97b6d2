/// The names that people give to the columns of coverage files, in English and Vietnamese.
///
/// Marks, capitals, blanks and punctuation do not count: "Mã dòng", "ma dong" and "MA_DONG" are
/// one name. A column's own name, as exports write it, is always understood.
package enum CoverageHeader {
    /// The columns of a table in the order of its files.
    package static func columns(of table: CoverageTable) -> [String] {
        switch table {
        case .services: CourierService.columns
        case .lanes: Lane.columns
        case .placeRules: PlaceRule.columns
        case .suspensions: Suspension.columns
        case .zones: ZoneMember.columns
        }
    }

    /// Columns without which no row of the table can be read.
    package static func demanded(in table: CoverageTable) -> [String] {
        switch table {
        case .services: ["id", "service", "name", "source"]
        case .lanes: ["id", "origin", "destination", "serves", "source"]
        case .placeRules: ["id", "place", "source"]
        case .suspensions: ["id", "effect", "reason", "source"]
        case .zones: ["zone", "province"]
        }
    }

    /// The column that a header names, or `nil` where the table has none of that name.
    package static func column(_ written: String, in table: CoverageTable) -> String? {
        names(of: table)[folded(written)]
    }

    /// What people may write for a column, the Vietnamese names first.
    package static func spellings(of column: String) -> [String] {
        (spoken[column] ?? []) + [column]
    }

    private static func names(of table: CoverageTable) -> [String: String] {
        switch table {
        case .services: services
        case .lanes: lanes
        case .placeRules: placeRules
        case .suspensions: suspensions
        case .zones: zones
        }
    }

    // Each table's names are folded once and not again for every file.
    private static let services = folding(.services)
    private static let lanes = folding(.lanes)
    private static let placeRules = folding(.placeRules)
    private static let suspensions = folding(.suspensions)
    private static let zones = folding(.zones)

    private static func folding(_ table: CoverageTable) -> [String: String] {
        var names: [String: String] = [:]
        for column in columns(of: table) {
            for spelling in spellings(of: column) { names[folded(spelling)] = column }
        }
        return names
    }

    private static func folded(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                FoldedText.plain(text).unicodeScalars.filter {
                    $0.properties.isAlphabetic
                        || ("0"..."9").contains($0)
                }))
    }
}
