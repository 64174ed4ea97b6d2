internal import Couriers
internal import Market
internal import Storage

/// The calls of one question to one courier, each in its turn among all that the partner gets.
struct LiveCall: Sendable {
    private typealias Silence = LiveLine.Silence

    let line: LiveLine
    let partner: Partner
    let courier: any Courier

    /// Sends once the partner's pace allows it; what the courier says comes without secrets.
    func send(
        _ job: CourierJob, _ account: CourierAccount
    ) async -> Result<CourierAnswer, LiveLine.Silence> {
        let request: CourierRequest
        do throws(CourierError) {
            request = try courier.request(
                for: job, account: account, at: line.house.clockwork.now())
        } catch {
            return .failure(Silence(error))
        }
        guard await comesToItsTurn() else { return .failure(.heldBack) }
        var ending = LiveTurns.Ending.left
        defer { line.turns.end(partner.code, ending) }
        do throws(TransportError) {
            let reply = try await line.transport.send(request)
            let outcome = courier.outcome(of: reply, to: job, at: line.house.clockwork.now())
            ending = Self.ending(outcome, status: reply.status)
            let texts = partner.hiddenTexts + [account.token?.secret.text].compactMap(\.self)
            return Self.result(outcome, hiding: texts)
        } catch {
            if error != .cancelled { ending = .failed(restSeconds: nil) }
            return .failure(
                Silence(
                    reason: ShipmentReason("unreachable", "the courier cannot be reached")))
        }
    }

    /// Waits for the pace; a rest that is longer than anybody waits is not begun.
    private func comesToItsTurn() async -> Bool {
        while let pause = line.turns.begin(partner.code, partner.pace) {
            guard pause < LiveLine.patience else { return false }
            do { try await Task.sleep(for: pause) } catch { return false }
        }
        return true
    }

    private static func ending(_ outcome: CourierOutcome, status: Int) -> LiveTurns.Ending {
        switch outcome {
        case .rejected(let rejection):
            guard case .later(let seconds) = rejection.remedy else {
                return .answered(restSeconds: nil)
            }
            return .answered(restSeconds: seconds)
        case .unknown(let doubt) where status >= 500:
            return .failed(restSeconds: doubt.afterSeconds)
        case .ok, .unknown: return .answered(restSeconds: nil)
        }
    }

    private static func result(
        _ outcome: CourierOutcome, hiding texts: [String]
    ) -> Result<CourierAnswer, LiveLine.Silence> {
        switch outcome {
        case .ok(let answer): return .success(answer)
        case .rejected(let rejection):
            let words = Redaction(hiding: texts).sentence(rejection.message)
            return .failure(
                Silence(
                    reason: ShipmentReason(rejection.code, words),
                    isTokenRefused: rejection.remedy == .logIn))
        case .unknown(let doubt):
            return .failure(Silence(reason: ShipmentReason("unknown", doubt.cause)))
        }
    }
}

extension LiveLine.Silence {
    /// The question cannot even be put: somebody has to change the parcel or the account.
    fileprivate init(_ error: CourierError) {
        switch error {
        case .unauthorized(let text): reason = ShipmentReason("unauthorized", text)
        case .unsupported(let text): reason = ShipmentReason("unsupported", text)
        case .refused(let text): reason = ShipmentReason("not_sendable", text)
        }
    }
}
