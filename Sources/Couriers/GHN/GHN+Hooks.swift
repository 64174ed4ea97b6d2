internal import Market
internal import Reach

extension GHN {
    /// GHN signs nothing; it repeats a header of the merchant's choice, which is the secret.
    package func believes(_ hook: CourierHook, account: CourierAccount) -> Bool {
        account.isHookSecret(hook.header(GHN.hookHeader))
    }

    /// One order per call, in PascalCase (developer.ghn.vn, "Webhook order status").
    package func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        guard let event = CourierReply.document(hook.body) else {
            return .unreadable("not JSON")
        }
        guard let code = event["OrderCode"]?.shortCode, let status = event["Status"]?.shortCode
        else { return .unreadable("no OrderCode or no Status") }
        return .reports([GHN.report(of: event, code: code, status: status)])
    }

    /// What `detail` says of an order; `nil` without its code and status.
    static func report(ofDetail order: JSONValue) -> ShipmentReport? {
        guard let code = order["order_code"]?.shortCode, let raw = order["status"]?.shortCode
        else { return nil }
        let status = GHNStatus(rawValue: raw)
        let changed = order["updated_date"]?.shortText
        var report = ShipmentReport(
            rawStatus: raw, meaning: status.map { .status($0.meaning) } ?? .unmapped,
            dedupKey: ["detail", code, raw, changed ?? ""].joined(separator: "|"))
        report.waybill = Waybill(code)
        report.parcel = order["client_order_code"]?.shortCode.map { ParcelID($0) }
        report.flags = status?.flags ?? []
        report.at = changed.flatMap { CourierInstant.milliseconds($0) }
        report.weightGrams = order["weight"]?.grams
        if status == .delivered { report.collected = order["cod_amount"]?.money }
        return report
    }

    private static func report(
        of event: JSONValue, code: String, status raw: String
    ) -> ShipmentReport {
        let type = event["Type"]?.shortCode ?? ""
        let time = event["Time"]?.shortText
        let status = GHNStatus(rawValue: raw)
        let reasonCode = event["ReasonCode"]?.shortCode
        let reason = reasonCode.flatMap { GHNReason($0) }
        var report = ShipmentReport(
            rawStatus: raw, meaning: meaning(of: status, type),
            dedupKey: [code, type, time ?? "", raw].joined(separator: "|"))
        report.waybill = Waybill(code)
        report.parcel = event["ClientOrderCode"]?.shortCode.map { ParcelID($0) }
        report.flags = flags(of: event, status, reason)
        report.reasonCode = reasonCode
        report.reason = event["Reason"]?.shortText ?? reason?.sentence.vietnamese
        report.place = event["Warehouse"]?.shortText
        report.at = time.flatMap { CourierInstant.milliseconds($0) }
        report.fee = event["TotalFee"]?.money
        report.weightGrams = event["Weight"]?.grams
        if status == .delivered { report.collected = event["CODAmount"]?.money }
        return report
    }

    /// Changes of weight, money and the like repeat the status; they do not move the parcel on.
    private static func meaning(
        of status: GHNStatus?, _ type: String
    ) -> ShipmentReport.Meaning {
        switch type {
        case "update_weight", "update_cod", "update_fee", "update_payment_type", "cod",
            "update_partial_return":
            .informational
        default:
            status.map { .status($0.meaning) } ?? .unmapped
        }
    }

    private static func flags(
        of event: JSONValue, _ status: GHNStatus?, _ reason: GHNReason?
    ) -> Set<ReportFlag> {
        var flags = status?.flags ?? []
        // A failed visit leaves the status where it was; only the reason tells of it.
        if status?.meaning == .created, reason?.leg == .pickup { flags.insert(.pickupFailed) }
        if reason?.needsAttention == true { flags.insert(.attention) }
        if event["IsPartialReturn"]?.flag == true { flags.insert(.partial) }
        let paidOut = event["CODTransferDate"]?.shortText.flatMap {
            CourierInstant.milliseconds($0)
        }
        if paidOut != nil { flags.insert(.settled) }
        return flags
    }
}
