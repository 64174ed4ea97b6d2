import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// A courier tells what happened, and everybody who may sees it.
@Suite struct EventTests {
    @Test func `an event told is seen in the parcel and in the order`() async throws {
        try await TravelRig.run { travel in
            let told = try await travel.tell(
                "picked_up", afterHours: 3, more: #","place":"Bưu cục Lý Sơn","event_id":"e1""#)
            #expect(told.status == 200)
            #expect(told.json["status"].text == "picked_up")
            #expect(told.json["items"][0]["result"].text == "kept")
            #expect(SchemaCheck.problems(of: told.json, as: .named("HeardEvents")) == [])
            let rig = travel.rig
            let parcel = try await rig.probe.get(
                "/v1/parcels/\(travel.parcel)", key: rig.keys.producer)
            #expect(parcel.json["status"].text == "picked_up")
            #expect(parcel.json["history"][0]["courier"].text == "a")
            #expect(parcel.json["history"][0]["place"].text == "Bưu cục Lý Sơn")
            #expect(parcel.json["cod"]["due_vnd"].integer == 270_000)
            #expect(SchemaCheck.problems(of: parcel.json, as: .named("Parcel")) == [])
            let order = try await rig.probe.get(
                "/v1/orders/\(travel.order)", key: rig.keys.storefront)
            let shown = order.json["parcels"][0]
            #expect(shown["timeline"][0]["status"].text == "picked_up")
            #expect(shown["forecast"]["basis"].text == "table")
            #expect(SchemaCheck.problems(of: order.json, as: .named("Order")) == [])
        }
    }

    @Test func `a batch is answered item by item`() async throws {
        try await TravelRig.run { travel in
            travel.rig.clock.advance(seconds: 7_200)
            let reading = try await travel.tell(
                """
                {"events":[{"status":"picked_up","at":"\(travel.now)","event_id":"1"},
                {"status":"picked_up","at":"\(travel.now)","event_id":"1"},
                {"status":"delivered","at":"2031-01-01T00:00:00Z","event_id":"2"},
                {"raw_status":"???","at":"\(travel.now)"}]}
                """)
            #expect(reading.status == 200)
            #expect(
                reading.json["items"].items.map { $0["result"].text }
                    == ["kept", "duplicate", "refused", "kept"])
            #expect(reading.json["items"][2]["errors"][0]["field"].text == "at")
            #expect(reading.json["status"].text == "picked_up")
        }
    }

    @Test(arguments: [
        (#"{"status":"picked_up"}"#, "at missing"),
        (#"{"status":"flown","at":"2026-10-07T02:00:00Z"}"#, "status malformed"),
        (#"{"at":"2026-10-07T02:00:00Z"}"#, "status missing"),
        (#"{"status":"picked_up","at":"yesterday"}"#, "at malformed"),
        (#"{"status":"picked_up","at":"2026-10-01T02:00:00Z"}"#, "at out_of_range"),
        (#"{"status":"picked_up","at":"2026-12-01T02:00:00Z"}"#, "at out_of_range"),
        (#"{"status":"picked_up","at":"2026-10-07T02:00:00Z","x":1}"#, "x unknown_field"),
        (
            """
            {"status":"delivered","at":"2026-10-07T02:00:00Z",\
            "lines":[{"line":2,"quantity":1}]}
            """,
            "lines[0].line not_allowed"
        ),
    ])
    func `a lone event that cannot be is refused with the place`(json: String, wanted: String)
        async throws
    {
        try await TravelRig.run { travel in
            let reading = try await travel.tell(json)
            #expect((reading.status, reading.code) == (422, "invalid_fields"))
            #expect(reading.fieldCodes == [wanted])
        }
    }

    @Test func `more than a hundred at once are refused`() async throws {
        try await TravelRig.run { travel in
            let event = #"{"status":"picked_up","at":"2026-10-07T02:00:00Z"}"#
            let many = Array(repeating: event, count: 101).joined(separator: ",")
            let reading = try await travel.tell(#"{"events":[\#(many)]}"#)
            #expect(reading.fieldCodes == ["events out_of_range"])
        }
    }

    @Test func `another courier does not learn that the parcel exists`() async throws {
        try await TravelRig.run { travel in
            let reading = try await travel.tell(
                #"{"status":"picked_up","at":"2026-10-07T02:00:00Z"}"#,
                key: travel.rig.keys.otherCourier)
            #expect(reading.status == 404)
        }
    }
}
