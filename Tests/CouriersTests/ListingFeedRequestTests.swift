import Market
import Couriers
import Testing

/// Job to request: headers, signature, and what stays the same at each attempt.
@Suite struct ListingFeedRequestTests {
    private let feed = ListingFeed()

    private func request(at now: Int64 = CourierSamples.now) throws -> CourierRequest {
        try feed.request(for: .push(CourierSamples.push), account: CourierSamples.account, at: now)
    }

    private func header(_ name: String, of request: CourierRequest) -> String? {
        request.headers.first { $0.name == name }?.value
    }

    @Test func `a push is a signed post of the batch's bytes`() throws {
        let request = try request()
        #expect(request.method == .post)
        #expect(request.url == "https://partner.example/listings")
        #expect(request.body == CourierSamples.push.body)
        #expect(header("content-type", of: request) == "application/json; charset=utf-8")
        #expect(header("webhook-id", of: request) == "msg_1")
        #expect(header("idempotency-key", of: request) == "msg_1")
        #expect(header("webhook-timestamp", of: request) == "1795316400")
        let secret = try #require(SigningSecret(CourierSamples.secret))
        let expected = secret.signature(
            id: "msg_1", timestampSeconds: 1_795_316_400, body: CourierSamples.push.body)
        #expect(header("webhook-signature", of: request) == expected)
    }

    @Test func `a later attempt has the same id and body and a timestamp of its own`() throws {
        let first = try request()
        let second = try request(at: CourierSamples.now + 300_000)
        #expect(header("webhook-id", of: first) == header("webhook-id", of: second))
        #expect(first.body == second.body)
        #expect(header("webhook-timestamp", of: second) == "1795316700")
        #expect(header("webhook-signature", of: first) != header("webhook-signature", of: second))
    }

    @Test func `without a usable secret nothing is sent`() {
        let account = CourierAccount(url: "https://partner.example", secret: Secret("whsec_x"))
        #expect(throws: CourierError.self) {
            _ = try feed.request(for: .push(CourierSamples.push), account: account, at: 0)
        }
    }

    @Test func `the contract's limits are declared`() {
        #expect(feed.capabilities.listingPush == PushLimits(items: 100, bytes: 262_144))
    }
}
