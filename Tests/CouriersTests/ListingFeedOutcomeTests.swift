import Couriers
import Testing

/// Reply to outcome: the contract's table of statuses, and bodies of every kind.
@Suite struct ListingFeedOutcomeTests {
    private let feed = ListingFeed()

    @Test(arguments: [200, 201, 202, 204])
    func `success without a word takes everything`(_ status: Int) {
        #expect(feed.outcome(CourierSamples.reply(status)) == .ok(.pushed([])))
        #expect(feed.outcome(CourierSamples.reply(status, "{}")) == .ok(.pushed([])))
    }

    @Test func `results are read item by item`() {
        let body = """
            {"results":[{"sku":"a","version":14,"status":"accepted"},
            {"sku":"b","version":"2","status":"stale"},
            {"sku":"c","status":"rejected","code":"weight","message":"thiếu cân nặng"},
            {"sku":"d","status":"queued"}]}
            """
        let expected: [ItemVerdict] = [
            ItemVerdict(sku: "a", status: .accepted),
            ItemVerdict(sku: "b", status: .stale),
            ItemVerdict(
                sku: "c", status: .rejected, code: "weight", message: "thiếu cân nặng"),
            ItemVerdict(sku: "d", status: .unmapped("queued")),
        ]
        #expect(feed.outcome(CourierSamples.reply(200, body)) == .ok(.pushed(expected)))
    }

    @Test func `a broken line hides no other line`() {
        let body = #"{"results":[null,7,{"sku":1},[],{"sku":"b","status":"rejected","code":42}]}"#
        let expected = [ItemVerdict(sku: "b", status: .rejected, code: "42")]
        #expect(feed.outcome(CourierSamples.reply(200, body)) == .ok(.pushed(expected)))
    }

    @Test(arguments: ["<html>ok</html>", "ok", "[]", "null", "{", "\u{FEFF}", "{\"results\":"])
    func `success whose body is no object proves nothing`(_ body: String) {
        guard case .unknown = feed.outcome(CourierSamples.reply(200, body)) else {
            Issue.record("a proxy's page counted as success")
            return
        }
    }

    @Test(arguments: ["text/plain", "text/plain; charset=utf-8", "Text/Plain"])
    func `success in plain words takes everything`(_ type: String) {
        let reply = CourierReply(
            status: 200, headers: [CourierHeader("Content-Type", type)], body: Array("ok".utf8))
        #expect(feed.outcome(reply) == .ok(.pushed([])))
    }

    @Test(arguments: [300, 301, 302, 307, 308, 400, 404, 405, 415, 422])
    func `a redirect or a refusal is tried again later`(_ status: Int) {
        guard case .rejected(let rejection) = feed.outcome(CourierSamples.reply(status)) else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection.remedy == .later(afterSeconds: nil))
    }

    @Test func `the partner's words for what it needs are understood`() {
        let cases: [(String, CourierRejection.Remedy)] = [
            (#"{"need":"snapshot"}"#, .resync(.snapshot)),
            (#"{"resume_from":5}"#, .resync(.from(seq: 5))),
            (#"{"resume_from":"5"}"#, .resync(.from(seq: 5))),
            (#"{"need":"tea"}"#, .later(afterSeconds: nil)),
            ("", .later(afterSeconds: nil)),
        ]
        for (body, remedy) in cases {
            guard case .rejected(let rejection) = feed.outcome(CourierSamples.reply(409, body))
            else {
                Issue.record("409 was not rejected: \(body)")
                continue
            }
            #expect(rejection.remedy == remedy, "\(body)")
        }
    }

    @Test func `a partner that needs the next batch has this one`() {
        let reply = CourierSamples.reply(409, #"{"resume_from":813}"#)
        #expect(feed.outcome(reply) == .ok(.pushed([])))
    }

    @Test func `gone means stop`() {
        guard case .rejected(let rejection) = feed.outcome(CourierSamples.reply(410)) else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection.remedy == .stop)
    }

    @Test(arguments: [500, 502, 503, 504, 599])
    func `a failing server leaves the outcome unknown`(_ status: Int) {
        let reply = CourierSamples.reply(status, headers: [CourierHeader("Retry-After", "17")])
        #expect(
            feed.outcome(reply)
                == .unknown(CourierDoubt(cause: "status \(status)", afterSeconds: 17)))
    }

    @Test(
        arguments: [
            ("120", 120), ("-5", 0), ("Sun, 22 Nov 2026 03:01:30 GMT", 90),
            ("Sun, 22 Nov 2026 02:00:00 GMT", 0), ("soon", nil), ("99999999999999999999", nil),
            ("Sun, 99 Xyz 2026 03:01:30 GMT", nil),
        ] as [(String, Int?)])
    func `the wait that a throttling partner asks for is read`(_ text: String, _ seconds: Int?) {
        let reply = CourierSamples.reply(429, headers: [CourierHeader("retry-after", text)])
        guard case .rejected(let rejection) = feed.outcome(reply) else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection.remedy == .later(afterSeconds: seconds))
    }

    @Test func `long words are cut and kept on one line`() {
        let long = String(repeating: "e\u{301}\u{302}", count: 5_000)
        let body =
            #"{"results":[{"sku":"a","status":"rejected","message":"x\ny"#
            + "\(long)\"}]}"
        guard case .ok(.pushed(let verdicts)) = feed.outcome(CourierSamples.reply(200, body)) else {
            Issue.record("not read")
            return
        }
        let message = verdicts.first?.message ?? ""
        #expect(message.unicodeScalars.count == 300)
        #expect(message.hasPrefix("x y"))
    }
}
