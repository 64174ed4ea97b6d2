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
            batch.waitMilliseconds = 0
            try update(batch)
        }
        return partner
    }

    /// Stops everything to a partner: what was on its way is dropped, and nothing is collected.
    package func disable(_ code: PartnerCode, reason: String) throws {
        guard var partner = try partner(code) else { return }
        partner.state = .disabled
        partner.stateReason = reason
        partner.feed.snapshot = nil
        partner.feed.needsSnapshot = true
        try update(partner)
        try removeAllPending(of: code)
        try removeSnapshot(of: code)
        if var batch = try openBatch(of: code) {
            batch.state = .dropped
            try update(batch)
        }
    }
}
