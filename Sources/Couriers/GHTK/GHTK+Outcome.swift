internal import Market
internal import Reach

extension GHTK {
    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        if case .label = job, (200..<300).contains(reply.status), let label = document(reply) {
            return .ok(.label(label))
        }
        let wait = RetryAfter.seconds(in: reply, at: now)
        guard let envelope = GHTKEnvelope(reply) else {
            return .byStatus(reply.status, to: job, afterSeconds: wait)
        }
        if envelope.isSuccess {
            // A success under another status is none that the document knows.
            guard (200..<300).contains(reply.status) else {
                return .byStatus(reply.status, to: job, afterSeconds: wait)
            }
            return success(envelope.document, job)
        }
        return failure(envelope, reply, job, wait)
    }

    /// The label itself; the same call answers JSON under the same status when it has none.
    private func document(_ reply: CourierReply) -> CourierLabel? {
        let type = reply.header("content-type")?.lowercased() ?? ""
        guard type.hasPrefix("application/pdf"), reply.body.starts(with: Array("%PDF-".utf8))
        else { return nil }
        return .document(bytes: reply.body, mediaType: "application/pdf")
    }

    private func failure(
        _ envelope: GHTKEnvelope, _ reply: CourierReply, _ job: CourierJob, _ wait: Int?
    ) -> CourierOutcome {
        if reply.status == 429 || reply.status == 408 || reply.status >= 600 {
            return .byStatus(reply.status, to: job, afterSeconds: wait)
        }
        switch (envelope.errorCode, job) {
        case ("ORDER_ID_EXIST", .create(let consignment)):
            return adopted(envelope.document["error"], consignment.parcel)
        case ("10104", .find), ("10104", .detail):
            return .ok(.absent)
        case (_, .find) where reply.status == 404, (_, .detail) where reply.status == 404:
            return .ok(.absent)
        case ("10101", _), ("10103", _):
            return .doubt("\(envelope.errorCode ?? "") \(envelope.message)", afterSeconds: wait)
        case ("20101", _), ("20102", _):
            return .refused("unauthorized", envelope.message)
        case (let code, _) where reply.status >= 500:
            return .doubt("\(code ?? "status \(reply.status)") \(envelope.message)")
        case (nil, .cancel):
            return uncancelled(envelope.message)
        case (let code, _):
            return .refused(code ?? "refused", envelope.message)
        }
    }

    /// The parcel of a create whose answer was lost: GHTK names it while refusing the second.
    private func adopted(_ error: JSONValue?, _ parcel: ParcelID) -> CourierOutcome {
        guard let label = error?["ghtk_label"]?.shortCode else {
            return .doubt("ORDER_ID_EXIST without ghtk_label: read the order by our number")
        }
        if let partner = error?["partner_id"]?.code, partner != parcel.text {
            return .doubt("ORDER_ID_EXIST names another order")
        }
        return .ok(.created(CreatedShipment(waybill: Waybill(label), isAdopted: true)))
    }

    /// GHTK tells only in words whether a parcel was cancelled before or cannot be any more.
    private func uncancelled(_ message: String) -> CourierOutcome {
        let words = FoldedText.plain(message)
        let isCancelled = ["da huy", "da duoc huy", "da bi huy", "trang thai huy"]
            .contains { words.contains($0) }
        if isCancelled { return .ok(.cancelled) }
        if words.contains("khong the huy") || words.contains("da lay hang") {
            return .refused("already_picked_up", message)
        }
        return .doubt("not cancelled: \(message)")
    }

    private func success(_ document: JSONValue, _ job: CourierJob) -> CourierOutcome {
        switch job {
        case .quote: return quoted(document["fee"])
        case .create(let consignment): return created(document["order"], consignment.parcel)
        case .find(let parcel):
            return found(document["order"]) { $0.parcel == nil || $0.parcel == parcel }
        case .detail(let waybill): return found(document["order"]) { $0.waybill == waybill }
        case .cancel: return .ok(.cancelled)
        case .label: return .doubt("JSON where a label was asked for")
        case .push, .logIn, .updateCOD, .poll: return .doubt("GHTK has no such call")
        }
    }

    private func quoted(_ fee: JSONValue?) -> CourierOutcome {
        if fee?["delivery"]?.flag == false { return .ok(.quoted([])) }
        guard let carriage = fee?["fee"]?.money,
            let total = carriage.adding(fee?["insurance_fee"]?.money ?? .zero)
        else { return .doubt("a fee without an amount") }
        return .ok(
            .quoted([
                CourierQuote(
                    service: fee?["delivery_type"]?.shortCode ?? "standard",
                    name: fee?["name"]?.shortText ?? "Giao hàng tiết kiệm", total: total)
            ]))
    }

    private func created(_ order: JSONValue?, _ parcel: ParcelID) -> CourierOutcome {
        guard let label = order?["label"]?.shortCode else {
            return .doubt("a create without label")
        }
        if let partner = order?["partner_id"]?.code, partner != parcel.text {
            return .doubt("a create that names another order")
        }
        let fee = order?["fee"]?.money.flatMap {
            $0.adding(order?["insurance_fee"]?.money ?? .zero)
        }
        return .ok(.created(CreatedShipment(waybill: Waybill(label), fee: fee)))
    }

    private func found(
        _ order: JSONValue?, _ isMeant: (ShipmentReport) -> Bool
    ) -> CourierOutcome {
        guard let report = order.flatMap(GHTK.report(ofDetail:)) else {
            return .doubt("a status without label_id and status")
        }
        guard isMeant(report) else { return .doubt("the status of another order") }
        return .ok(.reported(report))
    }
}
