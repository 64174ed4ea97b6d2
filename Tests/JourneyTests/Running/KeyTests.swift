import TestSupport
import Testing

/// `vuonxa keys` beside a running server.
@Suite(.timeLimit(.minutes(2))) struct KeyTests {
    @Test func `a key works from the moment it is made until the moment it is revoked`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let before = try await house.succeed("keys", "list")
            let key = try await house.succeed("keys", "create", "--role", "admin", "--label", "mới")
            let wire = try await server.wire()
            #expect(try await wire.ask("GET", "/v1/keys", key: key).status == 200)
            let made = try await house.succeed("keys", "list").split(separator: "\n")
                .filter { !before.contains($0) }
            let id = try #require(made.first?.split(separator: "\t").first)
            #expect(made.count == 1 && made[0].contains("mới"))
            #expect(try await house.succeed("keys", "revoke", String(id)) == "ok \(id)")
            let refused = try await wire.ask("GET", "/v1/keys", key: key)
            #expect(refused.status == 401 && refused.json["code"].text == "unauthenticated")
            #expect(try await wire.ask("GET", "/v1/keys", key: house.admin).status == 200)
            await server.stop()
        }
    }
}
