internal import Logging
internal import Market
internal import Storage

/// Shipments that were put away before another courier's API was given the parcel.
extension ShipmentLane {
    /// What the courier says of a shipment that was put away stands in the history, and moves
    /// nothing of the one that followed.
    func hear(
        _ report: ShipmentReport, of former: FormerShipment, isConfirmed: Bool,
        in session: StoreSession
    ) throws {
        var report = report
        let isGone = report.meaning == .status(.cancelled)
        if report.waybill != nil, former.kept.shipment.waybill == nil, !isGone {
            // It never had the parcel by its own word, and now names one: a person must look.
            report.flags.insert(.attention)
            logger.error(
                "A courier has a parcel that it had refused.",
                metadata: [
                    "partner": "\(code.text)", "parcel": "\(former.kept.shipment.parcel.text)",
                ])
        }
        _ = try session.keep(
            report, of: former.kept.shipment.parcel, by: former.courier, heardAt: tools.now(),
            isConfirmed: isConfirmed)
    }

    /// Which of the shipments that this partner had before a report speaks of, if of any.
    func former(
        of report: ShipmentReport, in session: StoreSession
    ) throws -> FormerShipment? {
        if let waybill = report.waybill,
            let former = try session.formerShipment(waybill, at: code)
        {
            return former
        }
        guard let named = report.parcel else { return nil }
        return try session.formerShipments(of: named).last { $0.kept.partner == code }
    }
}
