/// The time limits and the limits against floods that orders are held to.
package struct OrderRules: Hashable, Sendable {
    /// Hours after the order until which the producer packs; then it is a task.
    package var packingHours = 48
    /// Hours after the order at which a parcel that nobody packed is given up.
    package var releaseHours = 96
    /// Orders for one telephone number on one day in Viet Nam; 0 is no limit.
    package var perPhonePerDay = 0
    /// Orders by one key in one minute; 0 is no limit.
    package var perKeyPerMinute = 0

    package init() {}

    /// How long after its `packBy` a parcel is given up.
    var graceMilliseconds: Int64 {
        Int64(max(releaseHours - packingHours, 0)) * 3_600_000
    }

    /// Until when a parcel ordered now is to be packed.
    func packBy(orderedAt now: Int64) -> Int64 {
        now + Int64(packingHours) * 3_600_000
    }
}
