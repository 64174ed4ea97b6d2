import TestSupport
import Testing

extension RunningServer {
    /// One question or demand on a connection of its own, whose status must be the expected one.
    @discardableResult
    func ask(
        _ method: String, _ target: String, key: String? = nil, json: String? = nil,
        expecting status: Int = 200
    ) async throws -> JSON {
        let answer = try await probe.send(method, target, key: key, json: json)
        try #require(answer.status == status, "\(method) \(target): \(answer.text)")
        return answer.json
    }

    /// Registers a partner, which is then told of everything that is on sale.
    func register(partner code: String, at url: String, by admin: String) async throws {
        try await ask(
            "POST", "/v1/partners", key: admin,
            json: """
                {"code":"\(code)","name":"Đối tác","kind":"listing_feed","url":"\(url)"}
                """,
            expecting: 201)
    }

    /// Asks until the answer satisfies, about once a second.
    func eventually<Found: Sendable>(
        within seconds: Int = 30, in house: JourneyHouse,
        _ ask: () async throws -> Found?
    ) async throws -> Found {
        let quiet = try await house.quietKey()
        for _ in 0..<seconds {
            if let found = try await ask() { return found }
            try await waitASecond(with: quiet)
        }
        return try #require(try await ask(), "it has not come true in \(seconds) seconds")
    }

    /// A long poll on a feed in which nothing happens: the server's time, nobody sleeps here.
    func waitASecond(with quietKey: String) async throws {
        try await ask("GET", "/v1/courier/orders?wait=1", key: quietKey)
    }
}
