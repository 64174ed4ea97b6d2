internal import Market
internal import Operations
internal import Reach
internal import Storage

/// What could not be done about parcels on their way.
extension Problems {
    static func problem(of error: ShipmentError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .notLocked(let state):
            Problem(
                .nothingToDecide, vi: "Kiện \(state.vietnamese).",
                en: "The shipment is \(state.rawValue).")
        case .needsDecision: Problem(.decisionNeeded)
        case .waybillTaken(let waybill):
            Problem(
                .alreadyExists, vi: "Mã vận đơn \(waybill.text) đã thuộc kiện khác.",
                en: "The waybill \(waybill.text) belongs to another parcel.")
        case .unsupported(let call):
            Problem(
                .notOffered, vi: "Bên vận chuyển này không có việc \(call).",
                en: "This courier does not offer \(call).")
        case .collectTooLarge(let limit):
            Problem(.invalidFields, [.outside("collect_vnd", 0...max(0, limit.vnd))])
        case .over(let state):
            Problem(
                .shipmentOver, vi: "Kiện \(state.vietnamese).",
                en: "The shipment is \(state.rawValue).")
        case .courier(let reason):
            Problem(
                .courierRefused, vi: reason.message.vietnamese, en: reason.message.english)
        }
    }

    static func problem(of error: HookDesk.Failure) -> Problem {
        switch error {
        case .unknownPartner(let code): missing(code)
        case .notBelieved: Problem(.unauthenticated)
        // The courier calls again; a call that was kept nonetheless is known by its bytes.
        case .tooSlow: Problem(.overloaded)
        }
    }
}
