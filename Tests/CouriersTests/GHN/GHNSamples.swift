import Couriers
import Market

/// An account at GHN and a few calls of it.
enum GHNSamples {
    static let hookSecret = "a-long-secret-of-hooks"
    static let account = CourierAccount(
        url: "http://127.0.0.1:8090/ghn", secret: Secret("token-of-the-tests"),
        fields: ["shop_id": Secret("190001")], hookSecret: Secret(hookSecret))
    static let waybill = Waybill("GTEST01")

    static func request(_ job: CourierJob) throws -> CourierRequest {
        try GHN().request(for: job, account: account, at: CourierSamples.now)
    }

    static func outcome(_ reply: CourierReply, _ job: CourierJob) -> CourierOutcome {
        GHN().outcome(of: reply, to: job, at: CourierSamples.now)
    }

    /// What comes of a job when GHN answers with the file.
    static func outcome(
        _ file: String, status: Int = 200, _ job: CourierJob
    ) throws -> CourierOutcome {
        outcome(try CourierFixture.reply("GHN/Fixtures/\(file)", status: status), job)
    }

    static func hook(_ body: String, secret: String? = hookSecret) -> CourierHook {
        CourierHook(
            query: "", headers: secret.map { [CourierHeader("x-vuonxa-hook", $0)] } ?? [],
            body: Array(body.utf8))
    }

    /// The one report of a call with these members.
    static func report(_ members: String) -> ShipmentReport? {
        let hook = hook(#"{"OrderCode":"GTEST01","Time":"2026-11-25T04:30:00Z",\#(members)}"#)
        guard case .reports(let reports) = GHN().reading(of: hook, at: CourierSamples.now) else {
            return nil
        }
        return reports.first
    }
}
