internal import Market

extension MyEMS {
    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        guard case .push(let push) = job else {
            return .doubt("MyEMS is told of products only")
        }
        let product = CourierReply.document(push.body)
        let sku = product?["sku"]?.text ?? ""
        let silent = CourierOutcome.byStatus(
            reply.status, to: job, afterSeconds: RetryAfter.seconds(in: reply, at: now))
        if reply.status == 404, product?["name"] == nil {
            // Nothing to end: EMS never had it, or has it no more.
            return .ok(.pushed([ItemVerdict(sku: sku, status: .accepted)]))
        }
        guard let answer = reply.document else { return silent }
        switch reply.status {
        case 200..<300: return success(answer, sku) ?? silent
        case 400, 409, 422: return .ok(.pushed([verdict(answer, sku, reply.status)]))
        default: return silent
        }
    }

    /// `{"data":{"sku":…}}`, with money as strings, which nobody needs here.
    private func success(_ answer: JSONValue, _ sku: String) -> CourierOutcome? {
        if answer["code"]?.text == "error" {
            return .ok(.pushed([verdict(answer, sku, 200)]))
        }
        guard answer["data"]?["sku"]?.code == sku else { return nil }
        return .ok(.pushed([ItemVerdict(sku: sku, status: .accepted)]))
    }

    /// A product that is refused stays refused until it is changed, except when EMS has it already.
    private func verdict(_ answer: JSONValue, _ sku: String, _ status: Int) -> ItemVerdict {
        let fault = answer["errors"]?["sku"].flatMap { $0.items?.first?.text ?? $0.text }
        let words = fault ?? answer["message"]?.text ?? "status \(status)"
        return ItemVerdict(
            sku: sku, status: isDuplicate(words, status) ? .stale : .rejected,
            code: isDuplicate(words, status) ? "duplicate" : "status_\(status)",
            message: BoundedText.message(words))
    }

    /// How EMS calls a SKU that it has already is not documented: 409, or words that say so.
    private func isDuplicate(_ words: String, _ status: Int) -> Bool {
        let words = words.lowercased()
        guard status != 409 else { return true }
        return words.contains("sku")
            && ["exist", "taken", "tồn tại", "trùng"].contains(where: words.contains)
    }
}
