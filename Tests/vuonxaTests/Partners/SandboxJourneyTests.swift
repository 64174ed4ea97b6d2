import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import Web

/// Our sender against the sandbox, which reads the contract on its own and strictly.
@Suite(.timeLimit(.minutes(1))) struct SandboxJourneyTests {
    /// Runs a sandbox and, against it, a journey.
    private func withSandbox(
        secret: String = OutboxJourney.secret,
        _ body: @escaping @Sendable (OutboxJourney, HTTPProbe) async throws -> Void
    ) async throws {
        let (ports, source) = AsyncStream.makeStream(of: Int.self)
        let sandbox = try CourierSandbox(
            settings: SandboxSettings(secret: secret), now: { MarketSamples.now },
            logger: OutboxJourney.quiet, onReady: { source.yield($0) })
        try await OutboxJourney.run([sandbox]) {
            guard let port = await ports.first(where: { _ in true }) else { return }
            let url = "http://127.0.0.1:\(port)/listings/ghn"
            try await OutboxJourney.with(partner: url) { journey in
                try await body(journey, HTTPProbe(port: port))
            }
        }
    }

    /// Asks until the sandbox's page holds the text.
    private func page(
        _ path: String, of probe: HTTPProbe, holding text: String
    ) async throws -> String {
        while true {
            let body = String(decoding: try await probe.get(path).body, as: UTF8.self)
            if body.contains(text) { return body }
            await Task.yield()
        }
    }

    @Test func `a change arrives once, with a higher version`() async throws {
        try await withSandbox { journey, probe in
            _ = try await page("/listings", of: probe, holding: "\"version\":1")
            try await journey.price(61_000)
            let listings = try await page("/listings", of: probe, holding: "61000")
            #expect(listings.contains("\"version\":2"))
            let received = try await page("/received", of: probe, holding: "\"number\":2")
            #expect(!received.contains("\"number\":3"))
            #expect(!received.contains("\"status\":4"))
        }
    }

    @Test func `a partner that lost everything has it all again after the next change`()
        async throws
    {
        try await withSandbox { journey, probe in
            _ = try await page("/listings", of: probe, holding: "ls_1")
            #expect(try await probe.send("DELETE", "/listings/ghn").status == 204)
            try await journey.price(62_000)
            let listings = try await page("/listings", of: probe, holding: "62000")
            #expect(listings.contains("\"last_seq\":3"))
        }
    }

    @Test func `faults strike in turn and are overcome`() async throws {
        try await withSandbox { journey, probe in
            _ = try await page("/listings", of: probe, holding: "ls_1")
            let faults = """
                {"next":[{"status":500},{"garbage":true},{"status":502,"after":true}]}
                """
            #expect(try await probe.send("POST", "/faults", json: faults).status == 204)
            try await journey.price(63_000)
            let received = try await page("/received", of: probe, holding: "\"number\":5")
            #expect(received.contains("\"status\":502"))
            let listings = try await page("/listings", of: probe, holding: "63000")
            #expect(listings.contains("\"version\":2"))
        }
    }

    @Test func `a message signed with another secret is refused`() async throws {
        let other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        try await withSandbox(secret: other) { _, probe in
            let received = try await page("/received", of: probe, holding: "\"status\":401")
            #expect(!received.contains("\"status\":200"))
            let listings = try await probe.get("/listings")
            #expect(!String(decoding: listings.body, as: UTF8.self).contains("ls_1"))
        }
    }

    @Test(arguments: [
        ("POST", "/faults", "{\"next\":[{\"staus\":500}]}", 422), ("POST", "/faults", "[]", 400),
        ("POST", "/listings/ghn", "{}", 401), ("GET", "/nothing", "", 404),
    ])
    func `slips are answered and never taken`(
        _ method: String, _ path: String, _ body: String, _ status: Int
    ) async throws {
        try await withSandbox { _, probe in
            let answer = try await probe.send(method, path, json: body)
            #expect(answer.status == status)
        }
    }
}
