internal import Market
internal import Reach

extension ViettelPost {
    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        let wait = RetryAfter.seconds(in: reply, at: now)
        let silent =
            reply.status == 401
            ? Self.tokenIsOver("status 401")
            : CourierOutcome.byStatus(reply.status, to: job, afterSeconds: wait)
        guard (200..<500).contains(reply.status), !(300..<400).contains(reply.status),
            reply.status != 429, let document = reply.document
        else { return silent }
        if case .quote = job, reply.status < 300,
            let quotes = ViettelPostPrices.quotes(in: document, at: now)
        {
            return quotes
        }
        guard let envelope = ViettelPostEnvelope(document) else { return silent }
        if envelope.isFailure { return failure(envelope, to: job) }
        guard reply.status < 300 else { return silent }
        return success(envelope, to: job, at: now)
    }

    private static func tokenIsOver(_ message: String) -> CourierOutcome {
        .refused("token", message, .logIn)
    }

    private func failure(
        _ envelope: ViettelPostEnvelope, to job: CourierJob
    ) -> CourierOutcome {
        let code = envelope.status.map { "status_\($0)" } ?? "error"
        switch envelope.fault {
        case .token: return Self.tokenIsOver(envelope.message)
        case .account: return .refused("account", envelope.message)
        case .system:
            return .doubt("Viettel Post says: \(envelope.message)")
        case .alreadySo:
            // A cancellation that was told twice is done.
            if case .cancel = job { return .ok(.cancelled) }
            return .refused(code, envelope.message)
        case .notServed:
            if case .quote = job { return .ok(.quoted([])) }
            return .refused("not_served", envelope.message)
        case .other:
            return .refused(code, envelope.message)
        }
    }

    private func success(
        _ envelope: ViettelPostEnvelope, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        switch job {
        case .logIn:
            guard let token = envelope.data?["token"]?.text, !token.isEmpty else {
                return .doubt("a log-in without a token")
            }
            // 0, and a time that has passed, mean that the answer does not say.
            let expires = envelope.data?["expired"]?.whole.flatMap { $0 > now ? $0 : nil }
            return .ok(.loggedIn(CourierToken(secret: Secret(token), expiresAt: expires)))
        case .quote:
            // 204 without data: no price applies.
            guard envelope.data == nil else { return .doubt("prices that cannot be read") }
            return .ok(.quoted([]))
        case .create:
            guard let created = Self.created(envelope.data, at: now) else {
                return .doubt("an order without a number")
            }
            return .ok(.created(created))
        case .cancel:
            return .ok(.cancelled)
        case .label(_, let paper):
            guard !envelope.message.isEmpty else { return .doubt("no code for printing") }
            return .ok(.label(Self.label(code: envelope.message, paper)))
        case .updateCOD, .push, .find, .detail, .poll:
            return .doubt("Viettel Post has no such call")
        }
    }

    private static func created(_ data: JSONValue?, at now: Int64) -> CreatedShipment? {
        guard let data, let number = data["ORDER_NUMBER"]?.shortCode else { return nil }
        let hours = data["KPI_HT"]?.decimal
        return CreatedShipment(
            waybill: Waybill(number), fee: data["MONEY_TOTAL"]?.money,
            expectedBy: hours.flatMap { ViettelPostPrices.expectedBy(hours: $0, from: now) })
    }

    /// Labels open on a host of their own, the same for all accounts but those for trying out.
    private static func label(code: String, _ paper: LabelPaper) -> CourierLabel {
        let kind =
            switch paper {
            case .a5: "1"
            case .a6: "2"
            // Rolls of 80 mm take the label of 74 by 105 mm.
            case .roll80: "100"
            }
        let link =
            "https://digitalize.viettelpost.vn/DigitalizePrint/report.do?"
            + FormFields.query([("type", kind), ("bill", code), ("showPostage", "0")])
        return .link(Secret(link), validSeconds: labelSeconds)
    }
}
