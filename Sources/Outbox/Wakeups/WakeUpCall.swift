internal import Couriers
internal import Market
internal import Reach
internal import Storage

/// One call that tells a courier that its feed has grown; it says nothing of what is in there.
///
/// It is signed as Standard Webhooks 1.0.0 asks for. A lost or a forged one costs nothing but
/// time: whoever hears it polls, and whoever does not polls a little later.
struct WakeUpCall: Hashable, Sendable {
    /// What the courier's program switches on.
    static let type = "orders.available"

    let request: CourierRequest

    /// `nil` when the secret cannot sign. The id is the same for every try at the same news.
    init?(_ pending: PendingWakeUp, at now: Int64) {
        let wakeUp = pending.wakeUp
        guard let secret = SigningSecret(wakeUp.secret.text) else { return nil }
        let id = "wk_\(wakeUp.courier.text)_\(wakeUp.createdAt)_\(pending.position)"
        let seconds = now / 1_000
        let body = Self.body(for: wakeUp, seconds: seconds)
        request = CourierRequest(
            method: .post, url: wakeUp.url,
            headers: [
                CourierHeader("content-type", "application/json; charset=utf-8"),
                CourierHeader("webhook-id", id),
                CourierHeader("webhook-timestamp", String(seconds)),
                CourierHeader(
                    "webhook-signature",
                    secret.signature(id: id, timestampSeconds: seconds, body: body)),
            ],
            body: body)
    }

    private static func body(for wakeUp: WakeUp, seconds: Int64) -> [UInt8] {
        JSONWriter.object { json in
            json.member("type", type)
            json.member(
                "timestamp",
                Instant.text(seconds * 1_000))
            json.member("data") { $0.member("courier", wakeUp.courier.text) }
        }
    }
}
