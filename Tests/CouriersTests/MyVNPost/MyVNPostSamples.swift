import Couriers
import Market
import Reach
import TestSupport

/// An account at MyVNPost and its parcel; all of it is made up.
enum MyVNPostSamples {
    static let waybill = Waybill("CA000000001VN", reference: "90001")

    static func account(
        token: CourierToken? = CourierToken(secret: Secret("token.made.up"), expiresAt: nil),
        hookKey: String = SigningKeys.publicPEM
    ) -> CourierAccount {
        CourierAccount(
            url: "https://vnpost.example", secret: Secret("made-up-password"),
            fields: [
                "username": Secret("htx.thu"), "customer_code": Secret("T000000001"),
                "contract_code": Secret("HD-1"),
            ], hookSecret: Secret(hookKey), token: token)
    }

    static let consignment = PostSamples.consignment { $0.service = "ctn009" }

    /// One of each job that MyVNPost can be asked for.
    static var jobs: [CourierJob] {
        reads + writes
    }

    static let writes: [CourierJob] = [
        .create(consignment), .cancel(waybill, .other), .updateCOD(waybill, Money(vnd: 90_000)),
    ]

    static let reads: [CourierJob] = [
        .logIn, .quote(consignment), .find(PostSamples.parcel), .detail(waybill),
        .label(waybill, .a6), .poll(from: days.lowerBound, to: days.upperBound, page: 1),
    ]

    static let days = Day(year: 2026, month: 11, day: 21)...Day(year: 2026, month: 11, day: 22)

    static func outcome(_ job: CourierJob, _ file: String) throws -> CourierOutcome {
        MyVNPost().outcome(
            of: try CourierFixture.reply("MyVNPost/Fixtures/\(file)-answer.json"), to: job,
            at: CourierSamples.now)
    }
}
