import Couriers
import Foundation
import Market
import Reach

/// The adapter that a run is about, by the name of its folder in `FUZZ_COURIER`.
struct FuzzCourier {
    static let now: Int64 = 1_795_316_400_000

    static let chosen: FuzzCourier = {
        let name = ProcessInfo.processInfo.environment["FUZZ_COURIER"] ?? ""
        let kind = CourierKind.allCases.first { "\(type(of: $0.courier))" == name }
        guard let kind else { preconditionFailure("FUZZ_COURIER names no adapter: '\(name)'") }
        return FuzzCourier(courier: kind.courier)
    }()

    let courier: any Courier
    let account: CourierAccount
    /// One of every kind; an input's first byte picks among them.
    let jobs: [CourierJob]

    private init(courier: any Courier) {
        self.courier = courier
        var fields: [String: Secret] = [:]
        for field in courier.capabilities.accountFields { fields[field.name] = Secret("19000100") }
        account = CourierAccount(
            url: "https://courier.example",
            secret: Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            fields: fields, hookSecret: Secret("a secret of hooks that no input can know"))
        let models = courier.capabilities.carrying?.addresses ?? []
        let parcel =
            models.contains(.twoTier) ? ConsignmentSample.parcel() : ConsignmentSample.oldMap()
        let waybill = Waybill("GTEST01", reference: "REF0001")
        let day = Day(year: 2026, month: 11, day: 22)
        jobs = [
            .create(parcel), .quote(parcel), .find(parcel.parcel), .detail(waybill),
            .cancel(waybill, .other), .updateCOD(waybill, Money(vnd: 10_000)), .label(waybill, .a5),
            .poll(from: day, to: day, page: 1), .logIn,
            .push(ListingPush(id: "msg_1", seq: 812, body: Array("{}".utf8))),
        ]
    }
}
