internal import Market
internal import Reach

/// GHN's call to its customer: names in PascalCase, every name always there, no signature.
enum GHNHook {
    static func hook(
        of parcel: SandboxParcel, _ event: SandboxEvent, to target: SandboxHookTarget
    ) -> SandboxHook? {
        SandboxHook(
            courier: .ghn, number: parcel.number, url: target.url,
            headers: [
                SandboxHeader("content-type", "application/json"),
                SandboxHeader(target.header, target.secret),
            ],
            body: body(parcel, event))
    }

    /// The kind of event as the document names it.
    static func type(of event: SandboxEvent) -> String {
        switch (event.kind, event.stage) {
        case (.collectChanged, _): "update_cod"
        case (.moved, .created): "create"
        case (.moved, .settled): "cod"
        case (.moved, _): "switch_status"
        }
    }

    private static func body(_ parcel: SandboxParcel, _ event: SandboxEvent) -> [UInt8] {
        let load = parcel.load
        return JSONWriter.object { hook in
            hook.member("ShopID", Int64(GHNSandbox.shop))
            hook.member("Time", Instant.text(event.at))
            hook.member("OrderCode", parcel.number)
            hook.member("ClientOrderCode", parcel.code)
            hook.member("Type", type(of: event))
            hook.member("Description", event.place ?? "")
            hook.member("Status", GHNStatus.word(for: event.stage))
            hook.member("Reason", event.reason?.words ?? "")
            hook.member("ReasonCode", event.reason.map(GHNStatus.code) ?? "")
            hook.member("CODAmount", load.collect)
            hook.member(
                "CODTransferDate", event.stage == .settled ? Instant.text(event.at) : nil)
            hook.member("Weight", load.weightGrams)
            hook.member("ConvertedWeight", GHNSandbox.converted(load))
            let sides = load.sides.count == 3 ? load.sides : [0, 0, 0]
            hook.member("Length", sides[0])
            hook.member("Width", sides[1])
            hook.member("Height", sides[2])
            hook.member("PaymentType", load.order["payment_type_id"]?.whole ?? 1)
            hook.member("IsPartialReturn", false)
            hook.member("PartialReturnCode", "")
            hook.name("Fee")
            hook.write(GHNSandbox.feeParts(of: load))
            hook.member("TotalFee", load.fee)
            hook.member("Warehouse", event.place ?? "")
            hook.member("ShipperName", "")
            hook.member("ShipperPhone", "")
            hook.member("PodURL", "")
        }
    }
}
