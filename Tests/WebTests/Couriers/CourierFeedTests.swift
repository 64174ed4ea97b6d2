import TestSupport
import Testing

@testable import Web

/// A courier polls its parcels by cursor and never misses one.
@Suite struct CourierFeedTests {
    private static func order(_ rig: WebRig) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
    }

    private static func feed(_ rig: WebRig, _ query: String = "") async throws -> HTTPReading {
        try await rig.probe.get("/v1/courier/orders?\(query)", key: rig.keys.courier)
    }

    @Test func `a parcel comes once with all that its courier needs`() async throws {
        try await WebRig.run { rig in
            #expect(try await Self.order(rig).status == 201)
            let page = try await Self.feed(rig).json
            #expect(page["items"].items.count == 1)
            let parcel = page["items"][0]["parcel"]
            #expect(parcel["destination"]["phone"].text == "+84987654321")
            #expect(parcel["origin"]["commune_code"].text == "21548")
            #expect(parcel["lines"][0]["quantity"].integer == 2)
            let cursor = try #require(page["next_cursor"].text)
            let next = try await Self.feed(rig, "cursor=\(cursor)").json
            #expect(next["items"].items.isEmpty && next["next_cursor"].text == cursor)
            // Reading again from the start shows the same: a reader that died loses nothing.
            #expect(try await Self.feed(rig).json["items"].items.count == 1)
        }
    }

    @Test func `a courier reads nobody else's parcels and no other's cursor`() async throws {
        try await WebRig.run { rig in
            #expect(try await Self.order(rig).status == 201)
            let own = try await Self.feed(rig).json
            let cursor = try #require(own["next_cursor"].text)
            let other = try await rig.probe.get("/v1/courier/orders", key: rig.keys.otherCourier)
            #expect(other.json["items"].items.isEmpty)
            let stolen = try await rig.probe.get(
                "/v1/courier/orders?cursor=\(cursor)", key: rig.keys.otherCourier)
            #expect((stolen.status, stolen.code) == (422, "invalid_cursor"))
        }
    }

    @Test func `a poll that waits is answered by the order that comes`() async throws {
        try await WebRig.run { rig in
            async let waiting = Self.feed(rig, "wait=25")
            let placed = try await Self.order(rig)
            let page = try await waiting
            #expect([placed.status, page.status] == [201, 200])
            #expect(page.json["items"].items.count == 1)
        }
    }

    @Test func `a poll that waits ends when its courier hangs up or the server stops`()
        async throws
    {
        let (pages, report) = AsyncStream.makeStream(of: Int?.self)
        try await WebRig.run { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(
                "GET /v1/courier/orders?wait=25 HTTP/1.1\r\n"
                    + "Authorization: Bearer \(rig.keys.courier)\r\n\r\n")
            wire.reset()
            // This one is still waiting when the test body ends and the server is told to stop.
            Task { report.yield(try? await Self.feed(rig, "wait=25").status) }
        }
        for await status in pages {
            // It may also come too late to be let in.
            #expect(status == 200 || status == nil)
            break
        }
    }

    @Test(arguments: ["wait=26", "wait=-1", "limit=0", "limit=101", "waiting=1"])
    func `a poll beyond its limits is refused`(query: String) async throws {
        try await WebRig.run { rig in
            let reading = try await Self.feed(rig, query)
            #expect(reading.status == 422)
        }
    }
}
