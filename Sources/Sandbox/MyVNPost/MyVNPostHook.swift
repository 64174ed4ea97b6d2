internal import Market

/// MyVNPost's call to its customer: a batch, of which only the first element is signed.
enum MyVNPostHook {
    static func hook(
        of parcel: SandboxParcel, _ event: SandboxEvent, to target: SandboxHookTarget
    ) -> SandboxHook? {
        guard event.kind == .moved else { return nil }
        let status = MyVNPostStatus.code(for: event.stage)
        let sent = SandboxTime.slashed(event.at)
        let signed = Array("MYVNP\(sent)\(parcel.number)\(status)".utf8)
        guard let signature = Digest.signRSASHA256(signed, privateKey: SandboxRSAKey.privatePEM)
        else { return nil }
        let body = JSONWriter.object { hook in
            hook.member("data", list: [parcel]) { writer, parcel in
                writer.object {
                    MyVNPostAnswer.write(parcel, status: status, at: event.at, into: &$0)
                }
            }
            hook.member("sendDate", sent)
            hook.member("signature", SandboxBase64.text(of: signature))
        }
        return SandboxHook(
            courier: .myVNPost, number: parcel.number, url: target.url,
            headers: [SandboxHeader("content-type", "application/json")], body: body)
    }
}
