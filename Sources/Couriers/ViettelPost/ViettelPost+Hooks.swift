internal import Market
internal import Reach

/// `{"DATA":{…},"TOKEN":"…"}`: nothing is signed, so the token in the body is all the proof.
///
/// Viettel Post wants 200 within a second whatever the call says, and calls again up to five
/// times; calls come twice, late and out of order.
extension ViettelPost {
    package func believes(_ hook: CourierHook, account: CourierAccount) -> Bool {
        account.isHookSecret(CourierReply.document(hook.body)?["TOKEN"]?.text)
    }

    package func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        guard let data = CourierReply.document(hook.body)?["DATA"] else {
            return .unreadable("no JSON object with DATA")
        }
        guard let number = data["ORDER_NUMBER"]?.shortCode,
            let code = data["ORDER_STATUS"]?.shortCode
        else { return .unreadable("DATA without ORDER_NUMBER or ORDER_STATUS") }
        return .reports([report(data, number, code)])
    }

    private func report(_ data: JSONValue, _ number: String, _ code: String) -> ShipmentReport {
        let date = data["ORDER_STATUSDATE"]?.shortCode ?? ""
        let status = ViettelPostStatus(code)
        var report = ShipmentReport(
            rawStatus: code, meaning: status.meaning, dedupKey: "\(number)|\(code)|\(date)")
        report.waybill = Waybill(number)
        report.parcel = data["ORDER_REFERENCE"]?.shortCode.map { ParcelID($0) }
        report.flags = status.flags
        report.reasonCode = data["REASON_CODE"]?.shortCode
        report.reason =
            data["NOTE"]?.shortText ?? report.reasonCode.flatMap(ViettelPostStatus.reason)
        // The misspelt name is the one that production sends.
        report.place =
            data["LOCALION_CURRENTLY"]?.shortText ?? data["LOCATION_CURRENTLY"]?.shortText
        report.at = CourierInstant.milliseconds(dayFirst: date)
        // Before it is delivered, this is only what is to be collected.
        if status.meaning == .status(.delivered) {
            report.collected = data["MONEY_COLLECTION"]?.money
        }
        report.fee = data["MONEY_TOTAL"]?.money
        report.weightGrams = data["PRODUCT_WEIGHT"]?.grams
        return report
    }
}
