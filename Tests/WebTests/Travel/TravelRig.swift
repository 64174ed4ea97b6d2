import Market
import Operations
import Reach
import TestSupport

@testable import Web

/// Calls that travelling parcels need, against a running server.
struct TravelRig: Sendable {
    let rig: WebRig
    let order: String
    let parcel: String

    /// A server with one order for cash, two packs for 270,000 đồng with freight.
    static func run(_ test: @Sendable (TravelRig) async throws -> Void) async throws {
        try await WebRig.run { rig in
            let placed = try await rig.probe.send(
                "POST", "/v1/orders", key: rig.keys.storefront,
                json: Bodies.order(["payment": #""cod""#]))
            try await test(
                TravelRig(
                    rig: rig, order: placed.json["id"].text ?? "",
                    parcel: placed.json["parcels"][0]["id"].text ?? ""))
        }
    }

    /// Tells events of the parcel as its courier.
    func tell(_ json: String, key: String? = nil) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/courier/parcels/\(parcel)/events", key: key ?? rig.keys.courier,
            json: json)
    }

    /// One event after so many hours; the clock goes there.
    func tell(_ status: String, afterHours hours: Int64, more: String = "") async throws
        -> HTTPReading
    {
        rig.clock.advance(seconds: hours * 3_600)
        return try await tell(#"{"status":"\#(status)","at":"\#(now)"\#(more)}"#)
    }

    func bring(_ file: String, dryRun: Bool = false) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/couriers/a/settlements\(dryRun ? "?dry_run=true" : "")",
            key: rig.keys.admin, ["Content-Type": "text/csv"], json: file)
    }

    var now: String { Instant.text(rig.clock.now) }

    /// The token of the order's public page.
    func token() async throws -> String {
        let order = try await rig.probe.get("/v1/orders/\(order)", key: rig.keys.storefront)
        return String((order.json["tracking_url"].text ?? "").dropFirst("/t/".count))
    }
}
