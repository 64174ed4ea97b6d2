import Foundation
import Storage
import TestSupport
import Testing

/// A partner that misbehaves over real connections: order is kept and nothing is lost.
@Suite(.timeLimit(.minutes(1))) struct BadPartnerTests {
    /// What the partner does to the first attempt at the change, under a name for the report.
    struct Misdeed: Sendable, CustomTestStringConvertible {
        let name: String
        let answer: LoopbackAnswer
        var status: Int?

        var testDescription: String { name }
    }

    static let misdeeds = [
        Misdeed(name: "500", answer: .status(500), status: 500),
        Misdeed(name: "301", answer: .redirect(to: "http://127.0.0.1:1/"), status: 301),
        Misdeed(name: "10 MB body", answer: .large(10_000_000)),
        Misdeed(name: "bytes that are no HTTP", answer: .garbage),
        Misdeed(name: "a page instead of JSON", answer: .page("<html>"), status: 200),
        Misdeed(name: "an answer cut off", answer: .cut(body: [0x7B, 0x7D, 0x20], afterBytes: 1)),
        Misdeed(name: "no answer but a closed connection", answer: .disconnect),
        Misdeed(name: "a hanging connection", answer: .hang),
        Misdeed(name: "a slow answer", answer: .drip(body: [0x7B, 0x7D], pauseMilliseconds: 50)),
    ]

    @Test(arguments: misdeeds)
    func `what goes wrong once is made good in order`(_ misdeed: Misdeed) async throws {
        let server = try LoopbackServer { call in
            call.number == 1 ? misdeed.answer : .json("{}")
        }
        let isSlowOnly = misdeed.name == "a slow answer"
        try await OutboxJourney.with(partner: server.url + "/feed", timeout: .seconds(1)) {
            journey in
            _ = await server.arrivals(1)
            try await journey.price(60_000)
            _ = await server.arrivals(2)
            try await journey.price(70_000)
            let calls = await server.arrivals(isSlowOnly ? 3 : 4)
            if !isSlowOnly {
                #expect(calls[1].header("webhook-id") == calls[2].header("webhook-id"))
                #expect(calls[1].body == calls[2].body)
            }
            #expect(calls.last?.text.contains("\"price_vnd\":70000") == true)
            let seqs = calls.map { Self.seq($0) }
            #expect(seqs == seqs.sorted())
        }
        server.close()
    }

    @Test func `a redirect is never followed`() async throws {
        let trap = try LoopbackServer(answers: .json("{}"))
        let server = try LoopbackServer(answers: .redirect(to: trap.url))
        try await OutboxJourney.with(partner: server.url) { _ in
            _ = await server.arrivals(5)
        }
        #expect(trap.calls.isEmpty)
        server.close()
        trap.close()
    }

    @Test func `a partner that is bad for good is parked, with each attempt on record`()
        async throws
    {
        let server = try LoopbackServer(answers: .status(500))
        try await OutboxJourney.with(partner: server.url) { journey in
            _ = await server.arrivals(5)
            // The fifth answer is settled before the lane rests, and the pusher before it ends.
            while try await journey.deliveries().count < 5 { await Task.yield() }
            let partner = try await journey.store.read { try $0.partner(journey.code) }
            #expect(partner?.state == .stalled)
            #expect(try await journey.deliveries().map(\.status) == [500, 500, 500, 500, 500])
        }
        server.close()
    }

    private static func seq(_ call: LoopbackCall) -> Int {
        let object = try? JSONSerialization.jsonObject(with: Data(call.body)) as? [String: Any]
        return (object?["data"] as? [String: Any])?["batch_seq"] as? Int ?? -1
    }
}
