internal import Reach

/// What a product page says beyond the pack and the price; everything may be left out at first.
package struct ProductDetails: Hashable, Sendable {
    /// The product story (câu chuyện sản phẩm) that every OCOP dossier holds.
    package var story = ""
    package var ingredients = ""
    package var materialsOrigin = ""
    package var process = ""
    package var usage = ""
    package var storage = ""
    package var annualOutput = ""
    package var barcode: GTIN?
    /// Where the traceability stamp on the pack leads.
    package var traceURL: String?
    package var tags: [String] = []
    /// By the names of the set's template.
    package var attributes: [String: AttributeValue] = [:]
    package var label = LabelFields()

    package init() {}

    /// The longest and the most of each.
    package enum Limit {
        package static let line = 500
        package static let url = 300
        package static let tags = 20
        package static let tag = 50
        package static let attributes = 40
        package static let labelField = 1_000
    }
}

/// The price of one kilogram, litre or piece, by which buyers compare packs.
package struct UnitPrice: Hashable, Sendable {
    package let vnd: Int64
    /// `kg`, `l` or `piece`.
    package let unit: String
}

extension Offer {
    /// The price of the net quantity brought to one kilogram, litre or piece, rounded to a đồng.
    ///
    /// 125,000 ₫ for 250 g is 500,000 ₫ per kg; 10,000 ₫ for 3 pieces is 3,333 ₫ per piece.
    package var unitPrice: UnitPrice? {
        guard netQuantity > 0, price != .zero else { return nil }
        let (scale, unit): (Int64, String) =
            switch netUnit {
            case .grams: (1_000, "kg")
            case .millilitres: (1_000, "l")
            case .pieces: (1, "piece")
            }
        let (product, isTooLarge) = price.vnd.multipliedReportingOverflow(by: scale)
        if isTooLarge { return nil }
        let quantity = Int64(netQuantity)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: quantity)
        return UnitPrice(vnd: rest * 2 >= quantity ? whole + 1 : whole, unit: unit)
    }
}
