internal import Market

extension GHN {
    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        let wait = RetryAfter.seconds(in: reply, at: now)
        let isSuccess = (200..<300).contains(reply.status)
        if reply.body.isEmpty, isSuccess, !job.isWrite {
            // A wrong shop number can be answered with 200 and nothing at all.
            return .refused(
                "empty_answer", "an answer without a body: check the account's shop number")
        }
        guard let envelope = GHNEnvelope(reply) else {
            return .byStatus(reply.status, to: job, afterSeconds: wait)
        }
        if isSuccess, envelope.code == 200 { return success(envelope, job) }
        let status = isSuccess ? envelope.code : reply.status
        guard (400..<500).contains(status), status != 408, status != 429 else {
            return .byStatus(status, to: job, afterSeconds: wait)
        }
        return failure(envelope, job)
    }

    private func failure(_ envelope: GHNEnvelope, _ job: CourierJob) -> CourierOutcome {
        switch (envelope.codeMessage, job) {
        case ("ROUTE_NOT_FOUND_SERVICE", .quote), ("SERVICE_NOT_FOUND_CONFIG_FEE", .quote):
            return .ok(.quoted([]))
        case ("ORDER_NOT_FOUND", .find), ("ORDER_NOT_FOUND", .detail):
            return .ok(.absent)
        case ("SERVER_ERROR_COMMON", _):
            return .doubt("SERVER_ERROR_COMMON \(envelope.message)")
        default:
            let isUnknownToken = envelope.code == 401 || envelope.code == 403
            let code = envelope.codeMessage ?? (isUnknownToken ? "unauthorized" : "refused")
            return .refused(code, envelope.message)
        }
    }

    private func success(_ envelope: GHNEnvelope, _ job: CourierJob) -> CourierOutcome {
        let data = envelope.data
        switch job {
        case .quote(let consignment): return quoted(data, consignment)
        case .create: return created(data)
        case .find(let parcel): return found(data) { $0.parcel == nil || $0.parcel == parcel }
        case .detail(let waybill): return found(data) { $0.waybill == waybill }
        case .cancel(let waybill, _): return cancelled(data, waybill)
        case .updateCOD: return .ok(.updatedCOD)
        case .label(_, let paper): return label(data, paper)
        case .push, .logIn, .poll: return .doubt("GHN has no such call")
        }
    }

    private func quoted(_ data: JSONValue?, _ consignment: Consignment) -> CourierOutcome {
        guard let total = data?["total_fee"]?.money else {
            return .doubt("a preview without total_fee")
        }
        let type = GHNConsignment.serviceType(ofGrams: consignment.weightGrams)
        return .ok(
            .quoted([
                CourierQuote(
                    service: String(type), name: type == 2 ? "Hàng nhẹ" : "Hàng nặng",
                    total: total, expectedBy: data?.moment("expected_delivery_time"))
            ]))
    }

    private func created(_ data: JSONValue?) -> CourierOutcome {
        guard let code = data?["order_code"]?.shortCode else {
            return .doubt("a create without order_code")
        }
        return .ok(
            .created(
                CreatedShipment(
                    waybill: Waybill(code), fee: data?["total_fee"]?.money,
                    expectedBy: data?.moment("expected_delivery_time"))))
    }

    private func found(
        _ data: JSONValue?, _ isMeant: (ShipmentReport) -> Bool
    ) -> CourierOutcome {
        // Older pages answer with a list of one.
        let order = data?.items?.first ?? data
        guard let report = order.flatMap(GHN.report(ofDetail:)) else {
            return .doubt("a detail without order_code and status")
        }
        guard isMeant(report) else { return .doubt("a detail of another order") }
        return .ok(.reported(report))
    }

    /// "Not cancellable" and "cancelled before" look the same here, so that detail must decide.
    private func cancelled(_ data: JSONValue?, _ waybill: Waybill) -> CourierOutcome {
        let lines = data?.items ?? []
        guard let line = lines.first(where: { $0["order_code"]?.code == waybill.text }),
            let isDone = line["result"]?.flag
        else { return .doubt("a cancellation that does not name the order: read its detail") }
        if isDone { return .ok(.cancelled) }
        return .doubt(
            "GHN did not cancel, or had before: read the order's detail. "
                + (line["message"]?.shortText ?? ""))
    }

    private func label(_ data: JSONValue?, _ paper: LabelPaper) -> CourierOutcome {
        guard let token = data?["token"]?.text, !token.isEmpty, token.utf8.count <= 4_096,
            let path = GHN.printPath(paper)
        else { return .doubt("no print token") }
        let link = "\(path)?token=\(PercentText.encoded(token))"
        return .ok(.label(.link(Secret(link), validSeconds: GHN.labelSeconds)))
    }
}

extension JSONValue {
    /// The moment that a member writes, in UTC milliseconds.
    fileprivate func moment(_ name: String) -> Int64? {
        self[name]?.text.flatMap { CourierInstant.milliseconds($0) }
    }
}
