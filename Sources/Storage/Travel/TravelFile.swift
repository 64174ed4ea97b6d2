package import Market
package import Reach

/// A parcel with all that its journey, its claim and its money rest on.
package struct TravelFile: Hashable, Sendable {
    package let parcel: OrderParcel
    /// When the order was taken, in UTC milliseconds.
    package let placedAt: Int64
    package let lane: TravelLane
    /// What is to be collected at the door now.
    package let agreed: Money
    package let goods: [PackedLine]
    package let history: ParcelHistory
}
