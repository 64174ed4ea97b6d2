package import Couriers
internal import Market
internal import Storage

/// Asks a courier while somebody waits: for prices and labels, the only things that nobody queues.
struct LiveLine: Sendable {
    /// The longest that anybody waits for one courier, its turn included.
    static let patience = Duration.seconds(5)
    /// A token must outlast the call that shows it, in milliseconds.
    private static let timeOfACall: Int64 = 60_000

    let house: House
    let transport: any CourierTransport
    var turns = LiveTurns.free

    /// Why a courier gave no answer that helps.
    struct Silence: Error, Hashable, Sendable {
        let reason: ShipmentReason
        /// Whether the courier does not accept the token that it was shown.
        var isTokenRefused = false

        static let tooSlow = Silence(
            reason: ShipmentReason(
                "too_slow", vi: "Bên vận chuyển không trả lời trong 5 giây.",
                en: "The courier did not answer within 5 seconds."))

        /// Its pace, its own wish for rest or its breaker holds calls back for longer than that.
        static let heldBack = Silence(
            reason: ShipmentReason(
                "held_back", vi: "Đang tạm ngừng gọi bên vận chuyển này; hãy thử lại sau.",
                en: "Calls to this courier are held back at the moment; try again later."))
    }

    /// The courier's answer, or why there is none; a log-in goes before where one is needed.
    func ask(_ job: CourierJob, of partner: Partner) async -> Result<CourierAnswer, Silence> {
        await withTaskGroup(of: Result<CourierAnswer, Silence>.self) { group in
            group.addTask { await self.askPatiently(job, of: partner) }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return .failure(.tooSlow)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.tooSlow)
        }
    }

    private func askPatiently(
        _ job: CourierJob, of partner: Partner
    ) async -> Result<CourierAnswer, Silence> {
        guard let (courier, _) = partner.carryingCourier else {
            return .failure(
                Silence(reason: ShipmentReason("unavailable", "not a courier that can be asked")))
        }
        let call = LiveCall(line: self, partner: partner, courier: courier)
        let answer = await ask(job, by: call, knowing: partner.token)
        guard case .failure(let silence) = answer, silence.isTokenRefused, let old = partner.token
        else { return answer }
        // A newer one that a lane has got meanwhile stays.
        try? await house.store.write { try $0.forget(old, of: partner.code) }
        return await ask(job, by: call, knowing: nil)
    }

    private func ask(
        _ job: CourierJob, by call: LiveCall, knowing known: PartnerToken?
    ) async -> Result<CourierAnswer, Silence> {
        var account = call.partner.account(showing: known)
        if call.courier.needsLogIn(account, at: house.clockwork.now() + Self.timeOfACall) {
            switch await logIn(by: call) {
            case .success(let token): account = call.partner.account(showing: token)
            case .failure(let silence): return .failure(silence)
            }
        }
        return await call.send(job, account)
    }

    private func logIn(by call: LiveCall) async -> Result<PartnerToken, Silence> {
        let partner = call.partner
        switch await call.send(.logIn, partner.account(showing: nil)) {
        case .success(.loggedIn(let token)):
            let kept = PartnerToken(secret: token.secret, expiresAt: token.expiresAt)
            // Only spares the next one a log-in; this call has its token either way.
            _ = try? await house.store.write {
                try $0.save(kept, of: partner.code, asOf: partner.version)
            }
            return .success(kept)
        case .success: return .failure(Silence(reason: ShipmentReason("no_token", "no token came")))
        case .failure(let silence): return .failure(silence)
        }
    }
}

/// The transport of a house that has none: commands and tests that ask no courier.
package struct NoTransport: CourierTransport {
    package init() {}

    package func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        throw .refused("this program asks no courier")
    }
}
