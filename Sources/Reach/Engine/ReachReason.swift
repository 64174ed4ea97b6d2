/// One reason of one service, with the row that says so where a row does.
package struct ReachReason: Hashable, Sendable {
    package let code: ReachReasonCode
    /// `nil` where the reason is not one courier's.
    package let courier: CourierCode?
    package let service: ServiceCode?
    package let row: RowID?
    package let isSample: Bool
    let subject: ReasonSubject
    let detail: ReasonDetail
}

/// Whom and what a reason speaks of, by the names that people know.
struct ReasonSubject: Hashable, Sendable {
    let courierName: String
    let serviceName: String
    let origin: String
    let destination: String
}

/// The figures that a reason's sentence needs.
enum ReasonDetail: Hashable, Sendable {
    case none
    case limit(Int64, asked: Int64)
    case goods(Set<GoodsClass>)
    case suspension(SuspensionReason, reopens: Day?)
    /// A no that ends by itself, such as a season's.
    case closed(until: Day)
}
