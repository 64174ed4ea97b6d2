package import Market

/// What an order's cancellation, an operator's word or a courier's call does to the jobs.
extension StoreSession {
    /// Calls a parcel's shipment back, where it has one; what waits for it otherwise is dropped.
    package func callBack(
        _ parcel: ParcelID, because cancellation: String, now: Int64
    ) throws {
        guard var kept = try shipment(of: parcel) else { return }
        let (called, tellsCourier) = kept.shipment.calledBack()
        kept.shipment = called
        if called.state == .cancelled { kept.rereadAt = nil }
        try update(kept)
        try dropJobs(of: parcel, tellsCourier ? [.detail, .updateCOD] : ShipmentJobKind.allCases)
        if tellsCourier {
            try queueJob(
                .cancel, of: parcel, at: kept.partner, now: now, cancellation: cancellation)
        }
    }

    /// Notes that the courier has the parcel under a number, and ends the job that creates it.
    ///
    /// Answers whether that was news. A number of another parcel of ours is refused.
    package func adopt(
        _ waybill: Waybill, for parcel: ParcelID, now: Int64
    ) throws -> Bool {
        guard var kept = try shipment(of: parcel), kept.shipment.waybill == nil else {
            return false
        }
        if try isTaken(waybill, at: kept.partner) {
            throw ShipmentError.waybillTaken(waybill)
        }
        let wasCancelled = kept.shipment.state == .cancelled
        kept.shipment.adopt(waybill)
        try update(kept)
        for var job in try jobs(of: parcel)
        where job.kind == .create && [.open, .parked].contains(job.state) {
            job.state = .done
            job.reason = nil
            try update(job)
        }
        if wasCancelled {
            try queueJob(.cancel, of: parcel, at: kept.partner, now: now)
        }
        return true
    }

    /// Drops jobs of those kinds that nobody has finished.
    package func dropJobs(
        of parcel: ParcelID, _ kinds: [ShipmentJobKind],
        because reason: ShipmentReason = .orderCancelled
    ) throws {
        for var job in try jobs(of: parcel)
        where kinds.contains(job.kind) && [.open, .parked].contains(job.state) {
            job.state = .dropped
            job.reason = reason
            try update(job)
        }
    }
}
