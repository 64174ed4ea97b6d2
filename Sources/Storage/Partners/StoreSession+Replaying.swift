/// An operator's word that a partner is to be tried again.
extension StoreSession {
    /// Makes the partner active and its batch due now, at the foot of the ladder.
    ///
    /// A partner that was disabled has heard nothing meanwhile: it begins with a snapshot.
    /// Answers the partner as it is then, or `nil` when there is none.
    package func replay(_ code: PartnerCode, at now: Int64) throws -> Partner? {
        guard var partner = try partner(code) else { return nil }
        if partner.state == .disabled { partner.feed.needsSnapshot = true }
        partner.state = .active
        partner.stateReason = nil
        partner.feed.gapCount = 0
        try update(partner)
        if var batch = try openBatch(of: code) {
            batch.state = .sending
            batch.rung = 0
            batch.nextAt = now
            try update(batch)
        }
        return partner
    }
}
