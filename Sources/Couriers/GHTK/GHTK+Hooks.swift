internal import Market
internal import Reach

extension GHTK {
    /// The secret stands in the query of the address that GHTK was given; it is all there is.
    package func believes(_ hook: CourierHook, account: CourierAccount) -> Bool {
        account.isHookSecret(FormFields(hook.query).keepingPlus(GHTK.hashField))
    }

    /// One order per call, as a form (api.ghtk.vn, "Webhook").
    package func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        guard hook.body.count <= CourierReply.mostDocumentBytes,
            let text = String(validating: hook.body, as: UTF8.self)
        else { return .unreadable("not a form") }
        let form = FormFields(text)
        guard let label = BoundedText.code(form["label_id"]),
            let raw = BoundedText.code(form["status_id"])
        else { return .unreadable("no label_id or no status_id") }
        return .reports([GHTK.report(of: form, label: label, status: raw)])
    }

    /// What the status call says of an order; `nil` without its label and status.
    static func report(ofDetail order: JSONValue) -> ShipmentReport? {
        guard let label = (order["label_id"] ?? order["label"])?.shortCode,
            let raw = (order["status"] ?? order["status_id"])?.shortCode
        else { return nil }
        let status = GHTKStatus(raw)
        let changed = order["modified"]?.shortText
        var report = ShipmentReport(
            rawStatus: raw, meaning: status?.meaning ?? .unmapped,
            dedupKey: ["detail", label, raw, changed ?? ""].joined(separator: "|"))
        report.waybill = Waybill(label)
        report.parcel = order["partner_id"]?.shortCode.map { ParcelID($0) }
        report.flags = status?.flags ?? []
        report.reason = order["message"]?.shortText
        report.at = changed.flatMap { CourierInstant.milliseconds($0) }
        report.fee = order["ship_money"]?.money
        // Grams here; the hook says kilograms.
        report.weightGrams = order["weight"]?.grams
        if status?.meaning == .status(.delivered) {
            report.collected = order["pick_money"]?.money
        }
        return report
    }

    private static func report(
        of form: FormFields, label: String, status raw: String
    ) -> ShipmentReport {
        let status = GHTKStatus(raw)
        let reasonCode = BoundedText.code(form["reason_code"])
        let reason = reasonCode.flatMap { GHTKReason($0) }
        // The offset's plus arrives as it is, where a form would have it escaped.
        let time = form.keepingPlus("action_time").map { BoundedText.message($0) }
        var report = ShipmentReport(
            rawStatus: raw, meaning: meaning(of: status, reason),
            dedupKey: [label, raw, time ?? ""].joined(separator: "|"))
        report.waybill = Waybill(label)
        report.parcel = BoundedText.code(form["partner_id"]).map { ParcelID($0) }
        report.flags = flags(of: form, status, reason)
        report.reasonCode = reasonCode
        report.reason =
            form["reason"].flatMap { $0.isEmpty ? nil : BoundedText.message($0) }
            ?? reason?.sentence.vietnamese
        report.place = place(in: form)
        report.at = time.flatMap { CourierInstant.milliseconds($0) }
        report.fee = amount(form["fee"])
        report.weightGrams = form["weight"].flatMap { Double($0) }.flatMap { Kilograms.grams($0) }
        if status?.meaning == .status(.delivered) {
            report.collected = amount(form["pick_money"])
        }
        return report
    }

    /// A pick-up that failed for good ends the parcel; one that failed for today does not.
    private static func meaning(
        of status: GHTKStatus?, _ reason: GHTKReason?
    ) -> ShipmentReport.Meaning {
        if status == .pickupFailed, reason?.endsPickup == true { return .status(.cancelled) }
        return status?.meaning ?? .unmapped
    }

    private static func flags(
        of form: FormFields, _ status: GHTKStatus?, _ reason: GHTKReason?
    ) -> Set<ReportFlag> {
        var flags = status?.flags ?? []
        if form["return_part_package"] == "1" { flags.insert(.partial) }
        if reason?.needsAttention == true { flags.insert(.attention) }
        return flags
    }

    /// The station, from the house up to the province.
    private static func place(in form: FormFields) -> String? {
        let levels = (0...3).reversed().compactMap { level in
            form["cur_station.address_l\(level)"].flatMap { $0.isEmpty ? nil : $0 }
        }
        return levels.isEmpty ? nil : BoundedText.message(levels.joined(separator: ", "))
    }

    private static func amount(_ text: String?) -> Money? {
        text.flatMap { JSONValue.text($0).money }
    }
}
