package import Couriers
internal import Market
internal import Storage

/// Asks a courier while somebody waits: for prices and labels, the only things that nobody queues.
struct LiveLine: Sendable {
    /// The longest that anybody waits for one courier.
    static let patience = Duration.seconds(5)
    /// A token must outlast the call that shows it, in milliseconds.
    private static let timeOfACall: Int64 = 60_000

    let house: House
    let transport: any CourierTransport

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

    /// Why a courier gave no answer that helps.
    struct Silence: Error, Hashable, Sendable {
        let reason: ShipmentReason

        static let tooSlow = Silence(
            reason: ShipmentReason(
                "too_slow", vi: "Bên vận chuyển không trả lời trong 5 giây.",
                en: "The courier did not answer within 5 seconds."))
    }

    private func askPatiently(
        _ job: CourierJob, of partner: Partner
    ) async -> Result<CourierAnswer, Silence> {
        guard let (courier, _) = partner.carryingCourier else {
            return silence("unavailable", "not a courier that can be asked")
        }
        var account = partner.account
        if courier.needsLogIn(account, at: house.clockwork.now() + Self.timeOfACall) {
            switch await logIn(to: partner, courier) {
            case .success(let token):
                account = CourierAccount(
                    url: account.url, secret: account.secret, fields: account.fields,
                    hookSecret: account.hookSecret, token: token)
            case .failure(let silence): return .failure(silence)
            }
        }
        return await send(job, courier, account)
    }

    private func logIn(
        to partner: Partner, _ courier: any Courier
    ) async -> Result<CourierToken, Silence> {
        switch await send(.logIn, courier, partner.account) {
        case .success(.loggedIn(let token)):
            let kept = PartnerToken(secret: token.secret, expiresAt: token.expiresAt)
            // Only spares the next one a log-in; this call has its token either way.
            try? await house.store.write { try $0.save(kept, of: partner.code) }
            return .success(token)
        case .success: return silence("no_token", "no token came")
        case .failure(let silence): return .failure(silence)
        }
    }

    private func send(
        _ job: CourierJob, _ courier: any Courier, _ account: CourierAccount
    ) async -> Result<CourierAnswer, Silence> {
        let now = house.clockwork.now()
        let request: CourierRequest
        do throws(CourierError) {
            request = try courier.request(for: job, account: account, at: now)
        } catch {
            return silence(Self.code(of: error), Self.text(of: error))
        }
        do throws(TransportError) {
            let reply = try await transport.send(request)
            switch courier.outcome(of: reply, to: job, at: house.clockwork.now()) {
            case .ok(let answer): return .success(answer)
            case .rejected(let rejection): return silence(rejection.code, rejection.message)
            case .unknown(let doubt): return silence("unknown", doubt.cause)
            }
        } catch {
            return silence("unreachable", "the courier cannot be reached")
        }
    }

    private func silence<Value>(_ code: String, _ text: String) -> Result<Value, Silence> {
        .failure(Silence(reason: ShipmentReason(code, text)))
    }

    private static func code(of error: CourierError) -> String {
        switch error {
        case .unauthorized: "unauthorized"
        case .unsupported: "unsupported"
        case .refused: "not_sendable"
        }
    }

    private static func text(of error: CourierError) -> String {
        switch error {
        case .unauthorized(let text), .unsupported(let text), .refused(let text): text
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
