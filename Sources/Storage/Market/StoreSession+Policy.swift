package import Market

extension StoreSession {
    /// How long certificates hold: what was imported, or 36 months where nothing was yet
    /// (Decision 26/2026/QĐ-TTg, article 4.3).
    package func certificatePolicy() throws -> CertificatePolicy {
        CertificatePolicy(
            validMonths: try setting("certificate.valid_months").flatMap { Int($0) } ?? 36)
    }
}
