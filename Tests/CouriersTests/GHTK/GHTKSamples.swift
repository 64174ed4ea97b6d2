import Couriers
import Market

/// An account at GHTK and a few calls of it.
enum GHTKSamples {
    static let hookSecret = "a+long secret/of hooks"
    static let account = CourierAccount(
        url: "http://127.0.0.1:8090/ghtk", secret: Secret("token-of-the-tests"),
        fields: ["client_source": Secret("S000001")], hookSecret: Secret(hookSecret))
    static let waybill = Waybill("S1.A1.100000001")

    static func request(_ job: CourierJob) throws -> CourierRequest {
        try GHTK().request(for: job, account: account, at: CourierSamples.now)
    }

    static func outcome(_ reply: CourierReply, _ job: CourierJob) -> CourierOutcome {
        GHTK().outcome(of: reply, to: job, at: CourierSamples.now)
    }

    /// What comes of a job when GHTK answers with the file.
    static func outcome(
        _ file: String, status: Int = 200, _ job: CourierJob
    ) throws -> CourierOutcome {
        outcome(try CourierFixture.reply("GHTK/Fixtures/\(file)", status: status), job)
    }

    static func hook(_ body: String, query: String = "") -> CourierHook {
        CourierHook(query: query, headers: [], body: Array(body.utf8))
    }

    /// The one report of a call with these fields.
    static func report(_ fields: String) -> ShipmentReport? {
        let form = "label_id=S1.A1.100000001&action_time=2026-11-25T11:30:00+07:00&\(fields)"
        guard
            case .reports(let reports) = GHTK().reading(of: hook(form), at: CourierSamples.now)
        else { return nil }
        return reports.first
    }
}
