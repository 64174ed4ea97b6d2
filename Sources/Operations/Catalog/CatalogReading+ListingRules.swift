internal import Market
internal import Reach

// What edits of published listings pass without an officer, and how long a listing stays fresh.
extension CatalogReading {
    private static let file = "listing_rules.json"

    /// `nil` where the folder has no such file; then what holds already goes on holding.
    mutating func readReviewRules() -> ReviewRules? {
        guard exists(Self.file) else { return nil }
        let keys = ["fresh_days", "sample_percent", "price_rise_percent", "low_risk", "source"]
        guard var facts = facts(Self.file, keys) else { return nil }
        let range = FreshnessLease.allowedDays
        let days = facts.integer("fresh_days", in: Int(range.lowerBound)...Int(range.upperBound))
        let percent = facts.integer("sample_percent", in: 0...100)
        let rise = facts.integer("price_rise_percent", in: 0...100)
        let fields = facts.lowRisk()
        _ = facts.text("source")
        take(facts.problems)
        guard let days, let percent, let rise, let fields else { return nil }
        return ReviewRules(
            lease: FreshnessLease(days: days), samplePercent: percent, lowRisk: fields,
            priceRisePercent: rise)
    }
}

extension FactsReader {
    /// Names of fields, separated by `;` as everywhere in the catalog.
    fileprivate mutating func lowRisk() -> Set<String>? {
        guard let text = text("low_risk") else { return nil }
        let names = text.split(separator: ";").map { part in
            String(part.filter { $0 != " " })
        }
        let known = ReviewRules.knownFields
        for name in names where !known.contains(name) {
            note(
                "low_risk", "Sản phẩm không có trường \(name).",
                "Listings have no field \(name).")
        }
        return Set(names)
    }
}
