package import Reach

/// What a parcel's history comes to, beside what was promised: one line for reports and forecasts.
package struct ParcelJourney: Hashable, Sendable {
    package let parcel: ParcelID
    package let courier: CourierCode
    package let service: ServiceCode
    package let lane: TravelLane
    package let leadMinDays: Int
    package let leadMaxDays: Int
    package let status: ParcelStatus?
    /// Whether only a part of the goods was delivered or came back.
    package let isPartial: Bool
    package let needsAttention: Bool
    /// When the courier had it in its hands first, in UTC milliseconds.
    package let handedOverAt: Int64?
    package let deliveredAt: Int64?
    /// When it came to its end, whichever that was.
    package let endedAt: Int64?
    /// Days in Viet Nam from the order to the door; `nil` until it is delivered.
    package let travelDays: Int?

    /// The journey of a parcel that was ordered at an instant, as far as it was heard.
    package init(
        of parcel: OrderParcel, on lane: TravelLane, placedAt: Int64, history: ParcelHistory
    ) {
        self.parcel = parcel.id
        courier = parcel.courier
        service = parcel.service
        self.lane = lane
        leadMinDays = parcel.leadMinDays
        leadMaxDays = parcel.leadMaxDays
        status = history.status
        needsAttention = history.needsAttention
        let counted = history.entries.filter { $0.standing == .counted }.map(\.kept)
        isPartial = counted.contains { $0.report.flags.contains(.partial) }
        handedOverAt = counted.first { $0.status?.isHandedOver == true }?.instant
        let end = history.status.flatMap { status in
            status.isFinal ? counted.first { $0.status == status }?.instant : nil
        }
        endedAt = end
        deliveredAt = history.status == .delivered ? end : nil
        travelDays = deliveredAt.map { delivered in
            // A courier's clock that runs behind must not make a parcel arrive before its order.
            max(0, Day(utcMilliseconds: placedAt).distance(to: Day(utcMilliseconds: delivered)))
        }
    }

    /// The journey as it was kept.
    package init(
        parcel: ParcelID, courier: CourierCode, service: ServiceCode, lane: TravelLane,
        lead: (min: Int, max: Int), status: ParcelStatus?, isPartial: Bool, needsAttention: Bool,
        handedOverAt: Int64?, deliveredAt: Int64?, endedAt: Int64?, travelDays: Int?
    ) {
        self.parcel = parcel
        self.courier = courier
        self.service = service
        self.lane = lane
        leadMinDays = lead.min
        leadMaxDays = lead.max
        self.status = status
        self.isPartial = isPartial
        self.needsAttention = needsAttention
        self.handedOverAt = handedOverAt
        self.deliveredAt = deliveredAt
        self.endedAt = endedAt
        self.travelDays = travelDays
    }
}

/// From which province to which commune a parcel travels.
package struct TravelLane: Hashable, Sendable {
    /// `nil` for a commune that is no longer listed.
    package let originProvince: ProvinceCode?
    package let destination: CommuneCode
    package let destinationProvince: ProvinceCode?

    package init(
        originProvince: ProvinceCode?, destination: CommuneCode,
        destinationProvince: ProvinceCode?
    ) {
        self.originProvince = originProvince
        self.destination = destination
        self.destinationProvince = destinationProvince
    }
}
