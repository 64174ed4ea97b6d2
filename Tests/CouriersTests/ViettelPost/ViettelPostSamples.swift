import Couriers
import Market

/// Accounts at Viettel Post, with and without a log-in; all of it is made up.
enum ViettelPostSamples {
    static let url = "https://vtp.example"
    static let withLongToken = CourierAccount(
        url: url, secret: Secret("long.made.up"), hookSecret: Secret("made-up-hook-secret"))

    static func withName(token: CourierToken? = nil) -> CourierAccount {
        CourierAccount(
            url: url, secret: Secret("made-up-password"),
            fields: ["username": Secret("0912345678"), "groupaddress_id": Secret("5800001")],
            token: token)
    }

    static let token = CourierToken(
        secret: Secret("short.made.up"), expiresAt: CourierSamples.now + 3_600_000)

    /// One of each job that Viettel Post can be asked for.
    static var jobs: [CourierJob] {
        let consignment = PostSamples.consignment()
        return [
            .logIn, .quote(consignment), .create(consignment),
            .cancel(PostSamples.waybill, .outOfStock), .label(PostSamples.waybill, .a6),
        ]
    }
}
