/// Which edits of a published listing pass by rule, and how many of those are looked at later.
package struct ReviewRules: Hashable, Sendable {
    package let lease: FreshnessLease
    /// Of a hundred edits that passed by rule, so many are put before an officer.
    package let samplePercent: Int
    /// The fields (`Offer.fields`) that pass; `price_vnd` is judged by `priceRisePercent`.
    package let lowRisk: Set<String>
    /// By how much of its hundredth parts a price may rise at once; a lower price always passes.
    package let priceRisePercent: Int

    package init(
        lease: FreshnessLease = FreshnessLease(), samplePercent: Int = 20,
        lowRisk: Set<String> = usualLowRisk, priceRisePercent: Int = 0
    ) {
        self.lease = lease
        self.samplePercent = samplePercent
        self.lowRisk = lowRisk
        self.priceRisePercent = priceRisePercent
    }

    /// What holds where `catalog/listing_rules.json` was never imported: facts of shipping and
    /// opening that promise a buyer nothing more than before.
    package static let usualLowRisk: Set<String> = [
        "packed_weight_g", "length_cm", "width_cm", "height_cm", "longest_transit_days",
        "shelf_life_days", "ships_by_courier", "tags", "annual_output", "attributes.opening_hours",
        "attributes.meeting_place", "attributes.booking_phone", "attributes.harvest_months",
    ]

    /// Whether the edit that leads from one state of the fields to another needs no officer.
    ///
    /// One field that does makes the whole edit wait: a smaller pack and its lower price belong
    /// together.
    package func passes(from old: [String: JSONValue], to new: [String: JSONValue]) -> Bool {
        FieldMerge.differences(old, new).allSatisfy { field in
            if lowRisk.contains(field) { return true }
            guard field == "price_vnd", let before = old[field]?.whole,
                let after = new[field]?.whole
            else { return false }
            return after <= before || (after - before) * 100 <= before * Int64(priceRisePercent)
        }
    }

    /// Whether what passed by rule is put before an officer; the same id always answers the same.
    package func samples(_ id: String) -> Bool {
        let digest = Digest.sha256(id.utf8)
        let number = digest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return number % 100 < samplePercent
    }
}
