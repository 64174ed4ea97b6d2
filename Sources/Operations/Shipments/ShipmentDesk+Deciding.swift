internal import Couriers
package import Market
package import Reach
internal import Storage

/// What operators and storefronts change about parcels on their way.
extension ShipmentDesk {
    /// Changes what is collected at the door, down from what the buyer agreed to pay.
    package func collect(
        _ amount: Money, for id: ParcelID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ShipmentView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let view = try Self.view(id, caller, in: session)
            guard var kept = view.file?.kept else { throw ShipmentError.notFound(id) }
            let most = view.parcel.collect
            if amount < .zero || amount > most {
                throw ShipmentError.collectTooLarge(limit: most)
            }
            if view.file?.history.status?.isFinal == true
                || [.cancelling, .cancelled].contains(kept.shipment.state)
            {
                throw ShipmentError.over(kept.shipment.state)
            }
            try Self.demandUpdates(kept, in: session)
            kept.shipment.collect = amount
            try session.update(kept)
            try session.followMoney(of: id, at: now)
            try session.dropJobs(of: id, [.updateCOD], because: .replaced)
            // A create that is still to come says the new amount itself.
            if ![.waiting, .refused].contains(kept.shipment.state) {
                try session.queueJob(
                    .updateCOD, of: id, at: kept.partner, now: now, amount: amount)
            }
            try house.note(
                "collect_changed", on: id.text, by: caller, "\(amount.vnd)", at: now, in: session)
            return try Self.view(id, caller, in: session)
        }
        house.publishShipments()
        return answer
    }

    /// Says what became of a locked parcel.
    package func decide(
        _ decision: ShipmentDecision, on id: ParcelID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ShipmentView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            try session.decide(decision, on: id, now: now)
            try house.note(
                "shipment_decided", on: id.text, by: caller, decision.word, at: now, in: session)
            return try Self.view(id, caller, in: session)
        }
        house.publishShipments()
        return answer
    }

    /// A person has looked at everything that couriers have told of the parcel so far; what is told
    /// later calls for a person again. Saying so twice changes nothing.
    package func clear(
        _ id: ParcelID, note: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (ShipmentView) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let note = check.text(
            note, "note", limit: Self.longestNote, multiline: true, allowsEmpty: true)
        try check.finish()
        return try await house.write(by: caller, once, render: render) {
            [house] session, now in
            _ = try Self.view(id, caller, in: session)
            try session.clearReports(of: id, at: now)
            try house.note("parcel_cleared", on: id.text, by: caller, note, at: now, in: session)
            return try Self.view(id, caller, in: session)
        }
    }

    /// Tries the parcel's parked jobs again.
    package func replay(
        _ id: ParcelID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ShipmentView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            _ = try Self.replay(id, at: now, in: session)
            try house.note("shipment_replayed", on: id.text, by: caller, at: now, in: session)
            return try Self.view(id, caller, in: session)
        }
        house.publishShipments()
        return answer
    }

    /// Tries many parcels again: those named, or all that are parked since an instant.
    ///
    /// Answers how many jobs were opened, and which parcels a person must decide about first.
    package func replay(
        _ ids: [ParcelID]?, since: Int64, by caller: Caller, once: Once,
        render: @escaping @Sendable (ReplayReport) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let parcels =
                try ids ?? session.parkedParcels(since: since, limit: ReplayReport.most)
            var report = ReplayReport()
            for parcel in parcels {
                do {
                    report.count += try Self.replay(parcel, at: now, in: session)
                } catch ShipmentError.needsDecision {
                    report.undecided.append(parcel)
                }
            }
            try house.note(
                "shipments_replayed", on: "shipments", by: caller, "\(report.count)", at: now,
                in: session)
            return report
        }
        house.publishShipments()
        return answer
    }

    private static func replay(
        _ id: ParcelID, at now: Int64, in session: StoreSession
    ) throws -> Int {
        guard let kept = try session.shipment(of: id),
            let partner = try session.partner(kept.partner)
        else { throw ShipmentError.notFound(id) }
        return try session.replayJobs(of: id, partner.lostCreate, now: now)
    }

    private static func demandUpdates(
        _ kept: ShipmentAtPartner, in session: StoreSession
    ) throws {
        let carrying = try session.partner(kept.partner)?.carryingCourier?.carrying
        let isSent = ![.waiting, .refused].contains(kept.shipment.state)
        if isSent, carrying?.operations.contains(.updateCOD) != true {
            throw ShipmentError.unsupported("update_cod")
        }
    }
}

/// What a replay of many parcels did.
package struct ReplayReport: Hashable, Sendable {
    /// The most that one call tries again.
    package static let most = 1_000

    package var count = 0
    package var undecided: [ParcelID] = []
}

extension ShipmentDecision {
    fileprivate var word: String {
        switch self {
        case .adopt(let waybill): "adopt \(waybill.text)"
        case .createAgain: "create_again"
        case .giveUp: "give_up"
        }
    }
}

extension Partner {
    /// What may follow a lost create; a partner that nobody can speak to is asked nothing.
    fileprivate var lostCreate: LostCreateRule {
        switch carryingCourier?.carrying.lostCreate {
        case .sameAgain, .adoptRefused: .sendAgain
        case .findFirst: .findFirst
        case .waitForHook, nil: .waitForWord
        }
    }
}
