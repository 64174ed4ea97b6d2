/// A column of a file of listings, by the name that it has in our own files and in the JSON.
package enum ListingColumn: String, Sendable, CaseIterable {
    case id
    case externalKey = "external_key"
    case producer
    case name
    case set
    case pack
    case netQuantity = "net_quantity"
    case netUnit = "net_unit"
    case packedWeight = "packed_weight_g"
    case length = "length_cm"
    case width = "width_cm"
    case height = "height_cm"
    case price = "price_vnd"
    case stock
    case goods
    case shelfLife = "shelf_life_days"
    case longestTransit = "longest_transit_days"
    case shipsByCourier = "ships_by_courier"
    case description
    case story
    case ingredients
    case materialsOrigin = "materials_origin"
    case process
    case usage
    case storage
    case annualOutput = "annual_output"
    case barcode
    case traceURL = "trace_url"
    case tags
    // Told by exports, never taken in.
    case state
    case star
    case decision = "decision_number"
    /// What an annotated file says is wrong.
    case problem

    /// What numbers in the column count, where its cells are numbers with a unit.
    package var measure: Measure? {
        switch self {
        case .packedWeight: .grams
        case .length, .width, .height: .centimetres
        case .price: .money
        case .stock: .count
        case .shelfLife, .longestTransit: .days
        case .netQuantity: .net
        default: nil
        }
    }

    /// Whether exports tell it and nobody can type it: a star comes from a certificate.
    package var isReadOnly: Bool {
        switch self {
        case .state, .star, .decision, .problem: true
        default: false
        }
    }

    /// Whether a file must have the column: without it no row of it can be a new listing, nor be
    /// found again when the file is brought once more.
    static let demandedOfNew: [ListingColumn] = [
        .name, .set, .pack, .netQuantity, .packedWeight, .length, .width, .height, .price, .goods,
    ]

    /// Columns any of which tells which listing a row is about; then the others may be missing.
    static let keys: [ListingColumn] = [.id, .externalKey]

    /// The name for people, with the unit where there is one.
    package var title: String {
        spellings[0]
    }

    /// What people may write for it in a header, the usual Vietnamese name first.
    package var spellings: [String] {
        (Self.spoken[self] ?? []) + [rawValue]
    }
}
