package import Market
package import Reach

extension StoreSession {
    /// The names under which the catalogue's policy of certificates is kept.
    package enum PolicySetting {
        package static let validMonths = "certificate.valid_months"
        package static let lapse = "certificate.lapse"
    }

    /// How long certificates hold and what follows: what was imported, or 36 months and the
    /// listing kept where nothing was yet (Decision 26/2026/QĐ-TTg, article 4.3).
    package func certificatePolicy() throws -> CertificatePolicy {
        var found: [String: String] = [:]
        let rows = try sql.query(
            "SELECT name, value FROM setting WHERE name IN ($1, $2)",
            [.text(PolicySetting.validMonths), .text(PolicySetting.lapse)])
        for row in rows { found[try row.text("name")] = try row.text("value") }
        return CertificatePolicy(
            validMonths: found[PolicySetting.validMonths].flatMap { Int($0) } ?? 36,
            lapse: found[PolicySetting.lapse].flatMap(LapseRule.init) ?? .keep)
    }

    /// Whether the policy lets the listing be on offer on that day, by its certificates.
    package func allowsOffer(_ id: ListingID, on day: Day) throws -> Bool {
        let policy = try certificatePolicy()
        // Most provinces keep listings without a star, and then nothing need be read.
        if policy.lapse == .keep { return true }
        return policy.allowsOffer(try certificates(of: id), on: day)
    }
}
