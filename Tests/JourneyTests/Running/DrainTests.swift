import TestSupport
import Testing

/// SIGTERM: what was accepted is finished, who waits is let go, nothing new is taken.
@Suite(.timeLimit(.minutes(2))) struct DrainTests {
    @Test func `a request under way is answered, a long poll returns, and the order is kept`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let goods = try #require(try await server.goods().first)
            let form = OrderForm("don", goods)
            let poll = try await Self.poll(server, key: try await house.quietKey())
            let order = try await Self.begin(form, on: server, by: house.shop)
            server.terminate()
            // The poll's early end says that the server has heard the signal.
            let page = try await poll.read()
            #expect(page.status == 200 && page.json["items"] == .list([]), "\(page.text)")
            try await order.write(form.body)
            let answer = try await order.read()
            #expect(answer.status == 201, "\(answer.text)")
            #expect(answer.header("connection") == "close")
            let outcome = await server.finish()
            #expect(outcome.code == 0, "\(outcome.errors)")
            let later = try await house.serve()
            let id = answer.json["id"].text
            let kept = try await later.probe.get("/v1/orders/\(id)", key: house.shop)
            #expect(kept.status == 200)
            for name in OrderAudit.lasting {
                #expect(kept.json[name] == answer.json[name], "\(name)")
            }
            await later.stop()
        }
    }

    @Test func `a server that has nothing to do goes at once, and takes nobody in`() async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let idle = try await server.wire()
            #expect(try await idle.ask("GET", "/healthz").status == 200)
            server.terminate()
            #expect(try await idle.isEnded())
            #expect(await server.finish().code == 0)
            await #expect(throws: HTTPWire.Failure.self) { try await server.wire() }
            try await house.verify()
        }
    }

    /// A long poll that the server is known to have taken up.
    private static func poll(_ server: RunningServer, key: String) async throws -> HTTPWire {
        let wire = try await server.wire()
        try await wire.write(
            HTTPWire.head(
                "GET", "/v1/courier/orders?wait=25", key: key, ["Expect": "100-continue"]))
        #expect(try await wire.readInterim().status == 100)
        return wire
    }

    /// An order whose head the server is known to have read, and whose body is still to come.
    private static func begin(
        _ form: OrderForm, on server: RunningServer, by shop: String
    ) async throws -> HTTPWire {
        let wire = try await server.wire()
        try await wire.write(
            HTTPWire.head(
                "POST", "/v1/orders", key: shop,
                ["Idempotency-Key": form.key, "Expect": "100-continue"], length: form.body.count))
        #expect(try await wire.readInterim().status == 100)
        return wire
    }
}
