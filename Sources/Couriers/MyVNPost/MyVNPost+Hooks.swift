internal import Foundation
internal import Market

/// `{"data":[…],"sendDate":"…","signature":"…"}`, signed with RSA-SHA256 by Vietnam Post's key.
///
/// The signature covers `"MYVNP" + sendDate + itemCode + status` of the first order only. So the
/// others, which anybody on the way could have added, are told as unproven: a reason to read the
/// order again and nothing more.
extension MyVNPost {
    /// A call with more orders is none of Vietnam Post's.
    private static let mostOrders = 1_000

    package func believes(_ hook: CourierHook, account: CourierAccount) -> Bool {
        guard let key = account.hookSecret?.text,
            let document = CourierReply.document(hook.body),
            let first = document["data"]?.items?.first,
            let date = document["sendDate"]?.code, let item = first["itemCode"]?.code,
            let status = first["status"]?.code,
            let signature = document["signature"]?.text.flatMap({ Data(base64Encoded: $0) })
        else { return false }
        return Digest.isSignedRSASHA256(
            Array("MYVNP\(date)\(item)\(status)".utf8), signature: [UInt8](signature),
            publicKey: Self.pem(key))
    }

    package func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        guard let document = CourierReply.document(hook.body),
            let orders = document["data"]?.items, !orders.isEmpty, orders.count <= Self.mostOrders
        else { return .unreadable("no JSON object with a list of orders") }
        let date = document["sendDate"]?.shortCode ?? ""
        var reports: [ShipmentReport] = []
        for (index, order) in orders.enumerated() {
            guard var report = MyVNPostRecord(order)?.report(sentAt: date) else { continue }
            report.isUnproven = index > 0
            reports.append(report)
        }
        return reports.isEmpty
            ? .unreadable("orders without itemCode or status") : .reports(reports)
    }

    package func answer(to hook: CourierHook) -> CourierReply {
        CourierReply(
            status: 200, headers: [CourierHeader("content-type", "application/json")],
            body: Array(#"{"success":true}"#.utf8))
    }

    /// The key as PEM, which is what libcrypto reads.
    ///
    /// The document prints it as bare base64, and an account's fields hold no line breaks: so a
    /// PEM text on one line, or without its first and last, is taken apart and put together anew.
    private static func pem(_ key: String) -> String {
        let marks = ["-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"]
        let bare = marks.reduce(key) { $0.replacing($1, with: "") }
        let letters = Array(bare.filter { !$0.isWhitespace })
        let lines = stride(from: 0, to: letters.count, by: 64).map {
            String(letters[$0..<min($0 + 64, letters.count)])
        }
        return ([marks[0]] + lines + [marks[1], ""]).joined(separator: "\n")
    }
}
