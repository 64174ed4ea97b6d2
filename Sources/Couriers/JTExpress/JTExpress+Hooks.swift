internal import Market

/// A form with `bizContent`, its digest in the header: assumed to be signed as our calls are.
///
/// The key is the account's secret for calls, and where none was agreed on its private key.
extension JTExpress {
    package func believes(_ hook: CourierHook, account: CourierAccount) -> Bool {
        let form = FormFields(String(decoding: hook.body, as: UTF8.self))
        let key = account.hookSecret?.text ?? account.secret.text
        guard !key.isEmpty, let content = form["bizContent"],
            let shown = hook.header("digest") ?? form.keepingPlus("digest")
        else { return false }
        let digest = JTExpressSignature.digest(of: Array(content.utf8), key: key)
        return Digest.equal(Array(shown.utf8), Array(digest.utf8))
    }

    package func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        let form = FormFields(String(decoding: hook.body, as: UTF8.self))
        guard let content = form["bizContent"],
            let trace = CourierReply.document(Array(content.utf8))
        else { return .unreadable("no form with a JSON text as bizContent") }
        let reports = JTExpressTrace.reports(in: trace)
        return reports.isEmpty
            ? .unreadable("bizContent without billCode or scans") : .reports(reports)
    }

    package func answer(to hook: CourierHook) -> CourierReply {
        CourierReply(
            status: 200, headers: [CourierHeader("content-type", "application/json")],
            body: Array(#"{"code":"1","msg":"success","data":null}"#.utf8))
    }
}
