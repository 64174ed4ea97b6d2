/// How long couriers may take, and how long their feeds are kept.
package struct AssigningRules: Hashable, Sendable {
    /// How long a courier has to say whether it carries a parcel.
    package var acceptanceHours: Int
    /// How long a feed's entries are kept.
    package var retentionDays: Int
    /// Leases of one parcel without an acknowledgement before a person must look.
    package var leaseTries: Int

    package init(acceptanceHours: Int = 24, retentionDays: Int = 90, leaseTries: Int = 20) {
        self.acceptanceHours = acceptanceHours
        self.retentionDays = retentionDays
        self.leaseTries = leaseTries
    }

    /// Until when a courier that is asked now may answer, in UTC milliseconds.
    func decideBy(askedAt now: Int64) -> Int64 {
        now + Int64(acceptanceHours) * 3_600_000
    }
}
