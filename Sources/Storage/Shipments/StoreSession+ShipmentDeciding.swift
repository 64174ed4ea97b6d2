package import Market

/// An operator's word about shipments that wait for a person.
extension StoreSession {
    /// Settles what waits for a person: the create ends, goes out anew, or is dropped with
    /// everything else that is parked.
    package func decide(
        _ decision: ShipmentDecision, on parcel: ParcelID, now: Int64
    ) throws {
        guard var kept = try shipment(of: parcel) else { throw ShipmentError.notFound(parcel) }
        let jobs = try jobs(of: parcel)
        let waits = kept.shipment.state == .locked || jobs.contains { $0.state == .parked }
        if !waits { throw ShipmentError.notLocked(kept.shipment.state) }
        let (shipment, fate) = try kept.shipment.decided(decision)
        if case .adopt(let waybill) = decision,
            try isTaken(waybill, at: kept.partner)
        {
            throw ShipmentError.waybillTaken(waybill)
        }
        kept.shipment = shipment
        // What came of a number that a person knew is asked for at once.
        if case .adopt = decision { kept.rereadAt = now }
        try update(kept)
        for var job in jobs
        where job.state == .parked || (job.kind == .create && job.state == .open) {
            // Only giving up speaks of jobs other than the create.
            if job.kind != .create, decision != .giveUp { continue }
            job.reason = nil
            switch fate {
            case .done: job.state = .done
            case .dropped(let reason):
                job.state = .dropped
                job.reason = reason
            case .onward, .again, .parked:
                job.state = .open
                job.rung = 0
                job.nextAt = now
            }
            try update(job)
        }
        try openNextShipment(of: parcel, now: now)
    }

    /// Opens the parcel's parked jobs again, at the foot of the ladder; answers how many.
    ///
    /// Throws `needsDecision` where only a person can know what became of a create.
    package func replayJobs(
        of parcel: ParcelID, _ lostCreate: LostCreateRule, now: Int64
    ) throws -> Int {
        guard var kept = try shipment(of: parcel) else { throw ShipmentError.notFound(parcel) }
        var count = 0
        for var job in try jobs(of: parcel) where job.state == .parked {
            kept.shipment = try kept.shipment.replayed(job.kind, lostCreate)
            job.state = .open
            job.rung = 0
            job.nextAt = now
            try update(job)
            count += 1
        }
        if count > 0 { try update(kept) }
        return count
    }
}
