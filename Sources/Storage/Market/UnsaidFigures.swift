internal import Market
internal import Reach

/// How a draft is stored whose price or weight nobody has said yet: the table demands some, so
/// that figures stand there which no listing can have.
enum UnsaidFigures {
    /// Below every price that is taken (`Offer.Limit.price`).
    private static let price: Int64 = 1
    /// Above every weight that is taken (`Offer.Limit.weightGrams`).
    private static let weightGrams = 1_000_000

    /// What is stored of a price in đồng.
    static func stored(_ offered: Money) -> SQLValue {
        .integer(offered == .zero ? price : offered.vnd)
    }

    /// What is stored of a packed weight in grams.
    static func stored(weightGrams offered: Int) -> SQLValue {
        SQLValue(offered == 0 ? weightGrams : offered)
    }

    /// The price that was stored; zero where none was said.
    static func price(_ stored: Money) -> Money {
        stored.vnd == price ? .zero : stored
    }

    /// The weight that was stored; 0 where none was said.
    static func weight(_ stored: Int) -> Int {
        stored == weightGrams ? 0 : stored
    }
}
