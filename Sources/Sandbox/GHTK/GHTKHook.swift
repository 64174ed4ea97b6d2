/// GHTK's call to its customer: a form, and the shared secret in the query.
enum GHTKHook {
    static func hook(
        of parcel: SandboxParcel, _ event: SandboxEvent, to target: SandboxHookTarget
    ) -> SandboxHook? {
        guard event.kind == .moved, let id = GHTKStatus.id(for: event.stage) else { return nil }
        let fields: [(String, String)] = [
            ("label_id", SandboxPairs.encoded(parcel.number)),
            ("partner_id", SandboxPairs.encoded(parcel.code)), ("status_id", "\(id)"),
            // The plus sign of the time zone goes out unescaped, as it does from GHTK.
            ("action_time", SandboxTime.offset(event.at)),
            ("reason_code", event.reason.map(GHTKStatus.code) ?? ""),
            ("reason", SandboxPairs.encoded(event.reason?.words ?? "")),
            ("weight", Kilograms.text(parcel.load.weightGrams)), ("fee", "\(parcel.load.fee)"),
            ("pick_money", "\(parcel.load.collect)"), ("return_part_package", "0"),
        ]
        let body = fields.map { "\($0)=\($1)" }.joined(separator: "&")
        let joint = target.url.contains("?") ? "&" : "?"
        return SandboxHook(
            courier: .ghtk, number: parcel.number,
            url: "\(target.url)\(joint)hash=\(SandboxPairs.encoded(target.secret))",
            headers: [SandboxHeader("content-type", "application/x-www-form-urlencoded")],
            body: Array(body.utf8))
    }
}
