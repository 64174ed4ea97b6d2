internal import Couriers
internal import Logging
internal import Market
internal import Metrics
internal import Storage

extension ShipmentLane {
    /// Calls that are handled at a time, each in a transaction of its own.
    private static let hooksAtOnce = 100

    /// Handles the calls that were kept, in the order in which they came.
    func handleHooks(of partner: Partner, _ courier: any Courier) async throws {
        let hooks = try await store.read {
            try $0.waitingHooks(of: self.code, limit: Self.hooksAtOnce)
        }
        let canRead = courier.capabilities.carrying?.operations.contains(.detail) ?? false
        for hook in hooks {
            let headers = hook.contentType.map { [CourierHeader("Content-Type", $0)] } ?? []
            let reading = courier.reading(
                of: CourierHook(query: "", headers: headers, body: hook.body), at: hook.heardAt)
            do {
                try await store.write { try self.take(reading, of: hook, canRead, in: $0) }
                count(reading)
            } catch is CancellationError {
                return
            } catch let error as StoreError where error == .overloaded || error == .closed {
                throw error
            } catch {
                logger.error(
                    "A courier's call could not be handled.",
                    metadata: [
                        "partner": "\(code.text)", "hook": "\(hook.id)",
                        "error": "\(error)",
                    ])
                try await store.write { try $0.settle(hook, as: .failed, note: "\(error)") }
                count(.failed)
            }
        }
    }

    private func count(_ reading: HookReading) {
        switch reading {
        case .reports: count(.handled)
        case .unreadable: count(.unreadable)
        }
    }

    private func count(_ state: KeptHook.State) {
        Counter(
            label: "vuonxa_hooks_handled_total",
            dimensions: [("partner", code.text), ("outcome", state.rawValue)]
        ).increment()
    }

    private func take(
        _ reading: HookReading, of hook: KeptHook, _ canRead: Bool, in session: StoreSession
    ) throws {
        switch reading {
        case .unreadable(let cause):
            try session.settle(hook, as: .unreadable, note: cause)
            logger.warning(
                "A courier's call cannot be read.",
                metadata: ["partner": "\(code.text)", "hook": "\(hook.id)", "cause": "\(cause)"])
        case .reports(let reports):
            var unknown = 0
            for report in reports {
                // What nobody proved stays a hint even where the courier cannot be asked.
                let isOurs = try hear(
                    report, isConfirmed: !canRead && !report.isUnproven, canRead: canRead,
                    in: session)
                if !isOurs { unknown += 1 }
            }
            try session.settle(
                hook, as: .handled, note: unknown > 0 ? "\(unknown) of parcels not ours" : "")
        }
    }

    /// Keeps what a courier says of a parcel and what follows from it; `false` when the parcel is
    /// not one that goes through this partner.
    ///
    /// A hint has the courier asked; without a way to ask it counts as it is.
    @discardableResult
    func hear(
        _ report: ShipmentReport, isConfirmed: Bool, canRead: Bool, in session: StoreSession
    ) throws -> Bool {
        guard let parcel = try parcel(of: report, in: session) else {
            if let former = try former(of: report, in: session) {
                try hear(report, of: former, isConfirmed: isConfirmed, in: session)
                return true
            }
            logger.warning(
                "A courier speaks of a parcel that is not ours.",
                metadata: ["partner": "\(code.text)", "status": "\(report.rawStatus)"])
            return false
        }
        let now = tools.now()
        // What no signature covers may be asked after, but names and prices nothing.
        if !report.isUnproven { try adopt(report, parcel, at: now, in: session) }
        let isNews = try session.keep(
            report, of: parcel, heardAt: now, isConfirmed: isConfirmed)
        try note(
            report, on: parcel, isConfirmed: isConfirmed, canRead: canRead, at: now, in: session)
        if isNews, !isConfirmed, canRead {
            try session.queueReading(
                of: parcel, at: code, now: now, besides: askedNow(of: parcel))
        }
        if isNews, report.meaning == .unmapped { alert(report, parcel) }
        try openNext(of: parcel, in: session)
        return true
    }

    /// Which of our parcels at this partner a report speaks of, if of any.
    func parcel(
        of report: ShipmentReport, in session: StoreSession
    ) throws -> ParcelID? {
        if let waybill = report.waybill, let kept = try session.shipment(waybill, at: code) {
            return kept.shipment.parcel
        }
        guard let named = report.parcel, let kept = try session.shipment(of: named),
            kept.partner == code
        else { return nil }
        // Its own number is of a shipment that was put away: not of the one that followed.
        if let waybill = report.waybill, try session.formerShipment(waybill, at: code) != nil {
            return nil
        }
        return named
    }

    /// The courier names a parcel whose create's answer we do not have.
    private func adopt(
        _ report: ShipmentReport, _ parcel: ParcelID, at now: Int64, in session: StoreSession
    ) throws {
        guard let waybill = report.waybill else { return }
        do {
            _ = try session.adopt(waybill, for: parcel, now: now)
        } catch ShipmentError.waybillTaken {
            logger.error(
                "A courier gives one number to two parcels.",
                metadata: ["partner": "\(code.text)", "parcel": "\(parcel.text)"])
        }
    }

    private func note(
        _ report: ShipmentReport, on parcel: ParcelID, isConfirmed: Bool, canRead: Bool,
        at now: Int64, in session: StoreSession
    ) throws {
        guard var kept = try session.shipment(of: parcel) else { return }
        let history = ParcelHistory(try session.reports(of: parcel))
        kept.heardAt = now
        if !report.isUnproven { kept.shipment.fee = report.fee ?? kept.shipment.fee }
        let isOver = history.status?.isFinal == true || kept.shipment.state == .cancelled
        kept.rereadAt = canRead && !isOver ? now + Self.rereadAfter : nil
        // Its own word ends its shipment, also where the parcel has gone on to another courier.
        let isGone = history.status == .cancelled || report.meaning == .status(.cancelled)
        let isBelieved = history.status == .cancelled || isConfirmed
        if isGone, isBelieved, kept.shipment.state == .cancelling {
            kept.shipment.state = .cancelled
            kept.rereadAt = nil
        }
        try session.update(kept)
    }

    private func alert(_ report: ShipmentReport, _ parcel: ParcelID) {
        Counter(
            label: "vuonxa_unmapped_reports_total", dimensions: [("partner", code.text)]
        ).increment()
        logger.error(
            "A courier uses a status that no table names; the parcel's state stays.",
            metadata: [
                "partner": "\(code.text)", "parcel": "\(parcel.text)",
                "status": "\(report.rawStatus)",
            ])
    }

    /// Asks after parcels that were not heard of for long.
    func queueRereads(for carrying: CarryingCapabilities) async throws {
        let canRead = carrying.operations.contains(.detail)
        try await store.write { session in
            let now = self.tools.now()
            let due = try session.shipmentsToReread(
                at: self.code, now: now, limit: Self.hooksAtOnce)
            for var kept in due {
                kept.rereadAt = canRead ? now + Self.rereadAfter : nil
                try session.update(kept)
                if canRead {
                    try session.queueReading(of: kept.shipment.parcel, at: self.code, now: now)
                }
            }
        }
    }
}
