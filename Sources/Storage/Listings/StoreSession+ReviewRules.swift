package import Market

/// The rules on edits and leases, as settings that an import of the catalog writes.
extension StoreSession {
    package enum ReviewSetting {
        package static let freshDays = "listings.fresh_days"
        package static let samplePercent = "listings.sample_percent"
        package static let lowRisk = "listings.low_risk"
        package static let priceRisePercent = "listings.price_rise_percent"
    }

    /// What was imported; for what was not, the defaults of `ReviewRules`.
    package func reviewRules() throws -> ReviewRules {
        let usual = ReviewRules()
        func number(_ name: String) throws -> Int? { try setting(name).flatMap { Int($0) } }
        let words = try setting(ReviewSetting.lowRisk).map { text in
            Set(text.split(separator: " ").map(String.init))
        }
        return ReviewRules(
            lease: FreshnessLease(
                days: try number(ReviewSetting.freshDays) ?? usual.lease.days),
            samplePercent: try number(ReviewSetting.samplePercent) ?? usual.samplePercent,
            lowRisk: words ?? usual.lowRisk,
            priceRisePercent: try number(ReviewSetting.priceRisePercent)
                ?? usual.priceRisePercent)
    }
}

extension ReviewRules {
    /// The settings that say these rules, by their names.
    package var settings: [String: String] {
        [
            StoreSession.ReviewSetting.freshDays: String(lease.days),
            StoreSession.ReviewSetting.samplePercent: String(samplePercent),
            StoreSession.ReviewSetting.lowRisk: lowRisk.sorted().joined(separator: " "),
            StoreSession.ReviewSetting.priceRisePercent: String(priceRisePercent),
        ]
    }
}
