package import Reach

/// The money at the door of one parcel: what is due, what was collected, what was paid out.
package struct CODEntry: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// On its way; nothing is due yet.
        case waiting
        /// Delivered; the courier has the money.
        case collected
        /// The courier paid out all of it but for its fee.
        case remitted
        /// Something does not add up; a person should look.
        case differs
        /// It never was delivered and nothing was paid.
        case notDue = "not_due"
    }

    package let parcel: ParcelID
    package let courier: CourierCode
    /// What the buyer owes at the door for what was handed over.
    package let due: Money
    /// What the courier says it took, where it says so.
    package let collected: Money?
    package let settled: SettledSum
    package let deliveredAt: Int64?
    package let state: State

    /// What is still owed to the house; below zero where too much was paid.
    package var difference: Money {
        // Each of the three is bounded by what one order or one line of a file may hold.
        Money(vnd: due.vnd - settled.fee.vnd - settled.remitted.vnd)
    }

    /// The entry as it was kept.
    package init(
        parcel: ParcelID, courier: CourierCode, due: Money, collected: Money?,
        settled: SettledSum, deliveredAt: Int64?, state: State
    ) {
        self.parcel = parcel
        self.courier = courier
        self.due = due
        self.collected = collected
        self.settled = settled
        self.deliveredAt = deliveredAt
        self.state = state
    }

    /// The entry that follows from a parcel's history and the settlements that name it; `nil`
    /// where nothing is to be collected at the door and nothing was collected or paid.
    ///
    /// `agreed` is what the buyer was told. Of a partial delivery whose lines are known, the
    /// packs that were not handed over are taken off. `isFeeRight` is whether the fees that were
    /// kept back are those that may be.
    package init?(
        of parcel: OrderParcel, agreed: Money, goods: [PackedLine], history: ParcelHistory,
        settled: SettledSum, isFeeRight: Bool = true
    ) {
        let counted = history.entries.filter { $0.standing == .counted }.map(\.kept)
        let taken = counted.last { $0.report.collected != nil }?.report.collected
        if agreed == .zero, settled.count == 0, (taken ?? .zero) == .zero { return nil }
        self.parcel = parcel.id
        courier = parcel.courier
        self.settled = settled
        collected = taken
        // A courier that says `delivered` once more without the lines does not take them back.
        let delivery = counted.last { $0.status == .delivered && !$0.report.delivered.isEmpty }
        let isDelivered = history.status == .delivered
        deliveredAt = isDelivered ? counted.first { $0.status == .delivered }?.instant : nil
        due = Self.due(agreed, goods, history.status, delivery)
        state = Self.state(
            isDelivered: isDelivered, isLost: Self.isWithoutMoney(history.status), due: due,
            collected: collected, settled: settled, isFeeRight: isFeeRight)
    }

    private static func due(
        _ agreed: Money, _ goods: [PackedLine], _ status: ParcelStatus?, _ delivery: KeptReport?
    ) -> Money {
        if isWithoutMoney(status) { return .zero }
        guard status == .delivered, let lines = delivery?.report.delivered, !lines.isEmpty else {
            return agreed
        }
        return Money(vnd: max(0, agreed.vnd - goods.without(lines).value.vnd))
    }

    private static func state(
        isDelivered: Bool, isLost: Bool, due: Money, collected: Money?, settled: SettledSum,
        isFeeRight: Bool
    ) -> State {
        let agrees = collected == nil || collected == due
        if !isDelivered, !isLost { return settled.count == 0 ? .waiting : .differs }
        if settled.count == 0 {
            if !agrees { return .differs }
            return isLost ? .notDue : .collected
        }
        let isPaid = due.vnd == settled.fee.vnd + settled.remitted.vnd
        return agrees && isPaid && isFeeRight ? .remitted : .differs
    }

    /// The ends after which no buyer pays.
    private static func isWithoutMoney(_ status: ParcelStatus?) -> Bool {
        switch status {
        case .returned, .cancelled, .lost, .damaged: true
        case .created, .pickedUp, .inTransit, .outForDelivery, .delivered, .deliveryFailed,
            .returning, .exception, nil:
            false
        }
    }
}

/// What all settlements together say of one parcel.
package struct SettledSum: Hashable, Sendable {
    /// How many lines name it.
    package let count: Int
    package let remitted: Money
    package let fee: Money

    package static let nothing = SettledSum(count: 0, remitted: .zero, fee: .zero)

    package init(count: Int, remitted: Money, fee: Money) {
        self.count = count
        self.remitted = remitted
        self.fee = fee
    }
}
