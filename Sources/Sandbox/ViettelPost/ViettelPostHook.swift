internal import Market

/// Viettel Post's call to its customer: the secret stands in the body beside the data.
enum ViettelPostHook {
    static func hook(
        of parcel: SandboxParcel, _ event: SandboxEvent, to target: SandboxHookTarget
    ) -> SandboxHook? {
        // An edited waybill has a number of its own.
        let edited: Int64? = event.kind == .collectChanged ? 202 : nil
        guard let status = edited ?? ViettelPostStatus.code(for: event.stage) else { return nil }
        let body = JSONWriter.object { hook in
            hook.member("DATA") { write(&$0, parcel, event, status) }
            hook.member("TOKEN", target.secret)
        }
        return SandboxHook(
            courier: .viettelPost, number: parcel.number, url: target.url,
            headers: [SandboxHeader("content-type", "application/json")], body: body)
    }

    private static func write(
        _ data: inout JSONWriter, _ parcel: SandboxParcel, _ event: SandboxEvent, _ status: Int64
    ) {
        let load = parcel.load
        data.member("ORDER_NUMBER", parcel.number)
        data.member("ORDER_REFERENCE", parcel.code)
        data.member("ORDER_STATUSDATE", SandboxTime.slashed(event.at))
        data.member("ORDER_STATUS", status)
        data.member("STATUS_NAME", ViettelPostStatus.words(for: event.stage))
        // The slip of the pen is in Viettel Post's own production.
        data.member("LOCALION_CURRENTLY", event.place ?? "")
        data.member("NOTE", event.reason?.words ?? "")
        data.member("MONEY_COLLECTION", load.collect)
        data.member("MONEY_FEECOD", 0)
        data.member("MONEY_TOTAL", load.fee)
        data.member("PRODUCT_WEIGHT", load.weightGrams)
        data.member("ORDER_SERVICE", load.service)
        data.member("ORDER_PAYMENT", load.order["ORDER_PAYMENT"]?.whole ?? 1)
        data.member("EXPECTED_DELIVERY", "")
        data.member("EMPLOYEE_NAME", "")
        data.member("EMPLOYEE_PHONE", "")
        data.member("POD", "")
        data.member("DETAIL", list: [Int]()) { $0.value($1) }
        data.member("REASON_CODE", "")
    }
}
