internal import Market

/// J&T's call to its customer: a signed form like the calls to J&T.
enum JTExpressHook {
    static func hook(
        of parcel: SandboxParcel, _ event: SandboxEvent, to target: SandboxHookTarget
    ) -> SandboxHook? {
        guard event.kind == .moved, let code = JTExpressScan.code(for: event.stage) else {
            return nil
        }
        let content = String(
            decoding: JSONWriter.object { hook in
                hook.member("billCode", parcel.number)
                hook.member("txlogisticId", parcel.code)
                hook.member("details", list: [JTExpressAnswer.scan(event, code: code)]) {
                    $0.write($1)
                }
            }, as: UTF8.self)
        return SandboxHook(
            courier: .jtExpress, number: parcel.number, url: target.url,
            headers: [
                SandboxHeader("content-type", "application/x-www-form-urlencoded"),
                SandboxHeader("apiAccount", JTExpressSandbox.apiAccount),
                SandboxHeader("timestamp", String(event.at)),
                SandboxHeader("digest", JTExpressSandbox.digest(content, key: target.secret)),
            ], body: Array("bizContent=\(SandboxPairs.encoded(content))".utf8))
    }
}
