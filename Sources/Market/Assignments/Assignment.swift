package import Reach

/// One courier's turn to carry a parcel, with its own price; the last one is the parcel's own.
package struct Assignment: Hashable, Sendable {
    package let parcel: ParcelID
    /// 1 at order time, then counted up with each courier that is asked.
    package let number: Int
    package let courier: CourierCode
    package let service: ServiceCode
    /// What this courier asks; what the buyer was told stays with the parcel.
    package let freight: Money
    package let leadMinDays: Int
    package let leadMaxDays: Int
    /// The rows that the choice rests on.
    package let evidence: [String]
    package var state: AssignmentState
    /// Why the courier will not carry it.
    package var reason: DeclineCode?
    package var note: String
    /// When the courier was asked, in UTC milliseconds.
    package let offeredAt: Int64
    /// Until when it may answer; `nil` for what was ordered before there was a time limit.
    package var decideBy: Int64?
    package var decidedAt: Int64?

    package init(
        parcel: ParcelID, number: Int, courier: CourierCode, service: ServiceCode, freight: Money,
        leadMinDays: Int, leadMaxDays: Int, evidence: [String], state: AssignmentState,
        reason: DeclineCode? = nil, note: String = "", offeredAt: Int64, decideBy: Int64?,
        decidedAt: Int64? = nil
    ) {
        self.parcel = parcel
        self.number = number
        self.courier = courier
        self.service = service
        self.freight = freight
        self.leadMinDays = leadMinDays
        self.leadMaxDays = leadMaxDays
        self.evidence = evidence
        self.state = state
        self.reason = reason
        self.note = note
        self.offeredAt = offeredAt
        self.decideBy = decideBy
        self.decidedAt = decidedAt
    }
}

extension Assignment {
    /// The courier chosen at order time: it sees the receiver at once.
    package init(of parcel: OrderParcel, at now: Int64, decideBy: Int64?) {
        self.init(
            parcel: parcel.id, number: 1, courier: parcel.courier, service: parcel.service,
            freight: parcel.freight, leadMinDays: parcel.leadMinDays,
            leadMaxDays: parcel.leadMaxDays, evidence: parcel.evidence, state: .assigned,
            offeredAt: now, decideBy: decideBy)
    }

    /// The parcel's next turn with the courier and service of a reach option.
    package init(
        _ option: ReachOption, of parcel: ParcelID, number: Int, as state: AssignmentState,
        at now: Int64, decideBy: Int64
    ) {
        self.init(
            parcel: parcel, number: number, courier: option.courier, service: option.service,
            freight: option.price.total, leadMinDays: option.leadDays.min,
            leadMaxDays: option.leadDays.max, evidence: option.rows.map(\.text), state: state,
            offeredAt: now, decideBy: decideBy)
    }
}

/// How far a courier's turn has come.
package enum AssignmentState: String, Sendable, CaseIterable {
    /// Chosen, by the buyer or by an operator; it knows the receiver and has yet to say yes.
    case assigned
    /// Asked; it knows communes, weight and money only.
    case offered
    case accepted
    case rejected
    /// It did not answer in time.
    case expired
    /// Taken back by us: the parcel was given up or given to another courier.
    case withdrawn

    /// Whether the courier may know to whom the parcel goes.
    package var showsReceiver: Bool {
        switch self {
        case .assigned, .accepted: true
        case .offered, .rejected, .expired, .withdrawn: false
        }
    }

    /// Whether the courier's answer is awaited.
    package var isOpen: Bool {
        switch self {
        case .assigned, .offered: true
        case .accepted, .rejected, .expired, .withdrawn: false
        }
    }
}

/// Why what was to be done about an assignment was refused.
package enum AssignmentError: Error, Hashable, Sendable {
    /// No such parcel of this courier.
    case notFound(ParcelID)
    /// The turn has ended, or its time is over.
    case over(ParcelID, AssignmentState)
    /// The parcel was given up, or its way has ended.
    case parcelOver(ParcelID)
    /// The courier that was named does not serve the parcel; the answer says why.
    case notServed(CourierCode, ReachAnswer)
    /// The courier's API has had the parcel before, or nobody knows whether another's has it.
    case shipmentInTheWay(ParcelID)
    /// Nothing holds the parcel back, so nothing can be released.
    case nothingToRelease(ParcelID)
}
