import TestSupport
import Testing

/// One data folder, one server.
@Suite(.timeLimit(.minutes(2))) struct SecondServerTests {
    @Test func `a second server on the folder is refused in a clear sentence, the first goes on`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let second = try await Program.run(
                ["serve", "--port", "0", "--catalog", house.catalog] + house.place)
            #expect(second.code != 0 && second.code != nil && second.output.isEmpty)
            #expect(second.errors.contains("Một máy chủ khác đang dùng \(house.data)."))
            #expect(second.errors.contains("Another server is using \(house.data)."))
            try await server.ask("GET", "/readyz")
            await server.stop()
            // The lock goes with the process that held it.
            try await house.serve().stop()
        }
    }

    @Test func `a killed server's folder is free again`() async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            server.kill()
            #expect(await server.finish().code == nil)
            try await house.serve().stop()
        }
    }
}
