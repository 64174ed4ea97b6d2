import Couriers
import Foundation
import Market

/// An account at J&T and its parcel; all of it is made up.
enum JTExpressSamples {
    static let waybill = Waybill("840000000001", reference: "pk_1")
    static let key = "private-key-of-the-tests"

    static func account(
        _ fields: [String: String] = [:], hookSecret: String? = nil
    ) -> CourierAccount {
        let all = [
            "api_account": "100000000000000009", "customer_code": "J0086000009",
            "password": "secret",
        ].merging(fields) { $1 }
        return CourierAccount(
            url: "https://jt.example", secret: Secret(key), fields: all.mapValues { Secret($0) },
            hookSecret: hookSecret.map { Secret($0) })
    }

    static let consignment = PostSamples.consignment { $0.service = "express" }

    /// One of each job that J&T can be asked for.
    static let jobs: [CourierJob] = [
        .quote(consignment), .create(consignment), .find(PostSamples.parcel), .detail(waybill),
        .cancel(waybill, .buyerRefused), .label(waybill, .a6),
    ]

    static func outcome(_ job: CourierJob, _ file: String) throws -> CourierOutcome {
        JTExpress().outcome(
            of: try CourierFixture.reply("JTExpress/Fixtures/\(file)-answer.json"), to: job,
            at: CourierSamples.now)
    }

    /// What the form's one field holds, its escapes undone by another reader than ours.
    static func content(of request: CourierRequest) -> String? {
        let body = String(decoding: request.body, as: UTF8.self)
        guard body.hasPrefix("bizContent="), !body.contains("&") else { return nil }
        return String(body.dropFirst("bizContent=".count)).removingPercentEncoding
    }
}
