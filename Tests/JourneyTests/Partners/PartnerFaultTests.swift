import TestSupport
import Testing

/// Partners that misbehave: the outbox keeps order, nothing is lost, nobody else waits.
@Suite(.timeLimit(.minutes(3))) struct PartnerFaultTests {
    private static let code = "cho"

    @Test(arguments: PartnerFault.all)
    func `a fault is on record with its reason, and the same batch comes again when asked for`(
        _ fault: PartnerFault
    ) async throws {
        try await JourneyHouse.with { house in
            let partner = try FeedPartner(fault.answer)
            let server = try await house.serve()
            try await server.register(partner: Self.code, at: partner.url, by: house.admin)
            try await expect(fault, on: server, in: house)
            // What changes meanwhile waits behind the batch that is open.
            try await order(from: server, in: house)
            partner.repair()
            try await server.ask(
                "POST", "/v1/partners/\(Self.code)/replay", key: house.admin, json: "{}")
            try await partner.arrivals(until: try await server.goods())
            #expect(FeedPush.problems(in: partner.pushes) == [])
            #expect(Set(partner.pushes.map(\.seq)) == [1, 2])
            await server.stop()
        }
    }

    @Test func `a redirect is never followed`() async throws {
        let trap = try FeedPartner()
        let fault = PartnerFault(
            "301", .redirect(to: trap.url), status: 301,
            reason: "redirect: status 301, redirects are not followed")
        try await JourneyHouse.with { house in
            let partner = try FeedPartner(fault.answer)
            let server = try await house.serve()
            try await server.register(partner: Self.code, at: partner.url, by: house.admin)
            try await expect(fault, on: server, in: house)
            await server.stop()
        }
        #expect(trap.pushes.isEmpty)
    }

    @Test func `a slow answer is waited for, and counts`() async throws {
        try await JourneyHouse.with { house in
            let slow = LoopbackAnswer.drip(body: Array("{ }".utf8), pauseMilliseconds: 300)
            let partner = try FeedPartner(slow)
            let server = try await house.serve()
            try await server.register(partner: Self.code, at: partner.url, by: house.admin)
            try await order(from: server, in: house)
            try await partner.arrivals(until: try await server.goods())
            #expect(FeedPush.problems(in: partner.pushes) == [])
            #expect(Set(partner.pushes.map(\.id)).count == partner.pushes.count)
            await server.stop()
        }
    }

    @Test func `while a partner hangs everybody else is served, and then it is tried again`()
        async throws
    {
        try await JourneyHouse.with { house in
            let hanging = try FeedPartner(.hang)
            let other = try FeedPartner()
            let server = try await house.serve()
            try await server.register(partner: Self.code, at: hanging.url, by: house.admin)
            try await hanging.arrivals { !$0.isEmpty }
            try await server.ask("GET", "/healthz")
            try await order(from: server, in: house)
            try await server.register(partner: "khac", at: other.url, by: house.admin)
            try await other.arrivals(until: try await server.goods())
            hanging.repair()
            // Given up after the silence that the transport allows, then the ladder's first rung.
            try await hanging.arrivals(until: try await server.goods())
            #expect(FeedPush.problems(in: hanging.pushes) == [])
            #expect(hanging.pushes.map(\.seq) == [1, 1, 2])
            await server.stop()
        }
    }

    /// Waits for the first attempt, which must say what went wrong.
    private func expect(
        _ fault: PartnerFault, on server: RunningServer, in house: JourneyHouse
    ) async throws {
        let page = try await server.eventually(in: house) {
            let page = try await server.ask(
                "GET", "/v1/partners/\(Self.code)/deliveries", key: house.admin)
            return page["items"].items.isEmpty ? nil : page
        }
        let first = try #require(page["items"].items.last)
        #expect(first["attempt"].integer == 1 && first["outcome"].text == "retry")
        #expect(first["status"].integer == fault.status)
        #expect(page["open_batch"]["reason"].text.contains(fault.reason), "\(page)")
        #expect(page["open_batch"]["state"].text == "sending")
    }

    private func order(from server: RunningServer, in house: JourneyHouse) async throws {
        let goods = try #require(try await server.goods().first)
        let answer = try await OrderForm("don", goods).place(
            over: try await server.wire(), by: house.shop)
        #expect(answer.status == 201, "\(answer.text)")
    }
}
