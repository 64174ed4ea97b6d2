internal import Couriers
internal import Logging
internal import Market
internal import Metrics
internal import Reach
internal import Storage
internal import Synchronization

/// How far a courier was asked for its list of what changed; forgotten at a restart.
struct PollingPlace: Sendable {
    /// When it was asked last, by the time that goes on evenly; `nil` before the first.
    var askedAt: Duration?
    /// The first day that the next list is to cover, `nil` before the first whole one.
    var from: Day?
}

extension ShipmentLane {
    /// Days that the first list after a start covers; what changed before is read by waybill.
    private static let daysBack = 3
    /// No list covers more days, however long none was whole; no courier allows more than 31.
    private static let mostDays = 14
    /// Pages of one list; what stands on later ones is read by waybill.
    private static let mostPages = 20

    /// How long it is until the list is due; zero or less when it is.
    func pauseBeforePoll() -> Duration {
        let askedAt = polling.withLock { $0.askedAt }
        return askedAt.map { $0 + settings.polling - tools.uptime() } ?? .zero
    }

    /// Asks once for all that changed since the last whole list, and takes what is ours.
    ///
    /// A list that breaks off is asked for anew at its next time, from the same day on.
    func poll(_ known: Partner, _ courier: any Courier) async throws -> Turn {
        let now = tools.now()
        polling.withLock { $0.askedAt = tools.uptime() }
        var partner = known
        if courier.needsLogIn(known.account(at: now), at: now + Self.timeOfACall) {
            let turn = try await logIn(known, courier, for: [])
            let current = try await store.read { [code] in try $0.partner(code) }
            guard let current, current.token != nil else { return turn }
            partner = current
        }
        let today = Day(utcMilliseconds: now)
        let earliest = today.advanced(by: 1 - Self.mostDays)
        let from = polling.withLock { max($0.from ?? today.advanced(by: -Self.daysBack), earliest) }
        for page in 1...Self.mostPages {
            if let pause = gate.wait(pace: partner.pace, at: tools.uptime()) { return .rest(pause) }
            let job = CourierJob.poll(from: from, to: today, page: page)
            guard let list = await ask(job, of: partner, courier) else { return .again }
            try await take(list.reports)
            if !list.hasMore { break }
        }
        polling.withLock { $0.from = today }
        return .again
    }

    /// `nil` when no list came, whatever the reason.
    private func ask(
        _ job: CourierJob, of partner: Partner, _ courier: any Courier
    ) async -> (reports: [ShipmentReport], hasMore: Bool)? {
        var result = PartnerGate.Result.left
        defer { gate.note(result, at: tools.uptime()) }
        let now = tools.now()
        guard
            let request = try? courier.request(
                for: job, account: partner.account(at: now), at: now)
        else { return nil }
        do throws(TransportError) {
            let reply = try await transport.send(request)
            let outcome = courier.outcome(of: reply, to: job, at: tools.now())
            let isBroken = reply.status >= 500
            result = isBroken ? .failed(restSeconds: nil) : .answered(restSeconds: nil)
            if case .rejected(let rejection) = outcome, case .later(let seconds) = rejection.remedy
            {
                result = .answered(restSeconds: seconds)
            }
            return await read(outcome, of: partner)
        } catch {
            if error != .cancelled { result = .failed(restSeconds: nil) }
            note("unreachable")
            return nil
        }
    }

    private func read(
        _ outcome: CourierOutcome, of partner: Partner
    ) async -> (reports: [ShipmentReport], hasMore: Bool)? {
        switch outcome {
        case .ok(.listed(let reports, let hasMore)):
            note("listed")
            return (reports, hasMore)
        case .rejected(let rejection):
            note("refused")
            if rejection.remedy == .logIn, let token = partner.token {
                // The next list begins with a log-in; a store that refuses keeps an old token.
                try? await store.write { [code] in try $0.forget(token, of: code) }
            }
        case .ok, .unknown: note("unknown")
        }
        return nil
    }

    /// The account may have parcels there that never were ours.
    private func take(_ reports: [ShipmentReport]) async throws {
        try await store.write { session in
            for report in reports {
                let isOurs =
                    try self.parcel(of: report, in: session) != nil
                    || self.former(of: report, in: session) != nil
                if !isOurs { continue }
                try self.hear(report, isConfirmed: true, canRead: true, in: session)
            }
        }
    }

    private func note(_ outcome: String) {
        Counter(
            label: "vuonxa_shipment_attempts_total",
            dimensions: [("partner", code.text), ("ask", "poll"), ("outcome", outcome)]
        ).increment()
        logger.debug(
            "The courier was asked for its list.",
            metadata: ["partner": "\(code.text)", "outcome": "\(outcome)"])
    }
}
