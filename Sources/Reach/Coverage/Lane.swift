/// What carriage between two places costs and takes, for one service or all of a courier.
package struct Lane: Hashable, Sendable {
    package var id: RowID
    package var courier: CourierCode
    /// `nil` speaks of every service of the courier.
    package var service: ServiceCode?
    package var scope: LaneScope
    /// A lane that says no closes the way and says nothing else.
    package var serves: Bool
    package var priceSteps: PriceSteps?
    package var leadDays: DaySpan?
    package var dayKind: DayKind?
    package var validity: Validity
    package var source: String
    package var isSample: Bool

    package init(
        id: RowID, courier: CourierCode, service: ServiceCode? = nil, scope: LaneScope,
        serves: Bool, priceSteps: PriceSteps? = nil, leadDays: DaySpan? = nil,
        dayKind: DayKind? = nil, validity: Validity = .always, source: String,
        isSample: Bool = false
    ) {
        self.id = id
        self.courier = courier
        self.service = service
        self.scope = scope
        self.serves = serves
        self.priceSteps = priceSteps
        self.leadDays = leadDays
        self.dayKind = dayKind
        self.validity = validity
        self.source = source
        self.isSample = isSample
    }
}

/// Whether lead days count every day or only working days.
package enum DayKind: String, Sendable, CaseIterable {
    case calendar
    case working
}
