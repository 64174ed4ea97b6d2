import TestSupport
import Testing

/// `vuonxa import coverage` beside a running server.
@Suite(.timeLimit(.minutes(2))) struct CoverageImportTests {
    @Test func `new coverage answers within seconds, and a bad one changes nothing`() async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let goods = try #require(try await server.goods().first)
            let reach =
                "/v1/listings/\(goods.id)/reach?commune=\(JourneyCatalog.destination)"
            #expect(try await Self.price(reach, on: server) == 16_500)
            let folder = house.folder.file("coverage")
            try JourneyCatalog.writeCoverage(of: "mau", price: -1, to: folder)
            let bad = try await Program.run(["import", "coverage"] + house.place + [folder])
            let place = "lanes.csv, dòng 2, cột price_steps"
            #expect(bad.code == 1 && bad.errors.contains(place), "\(bad)")
            try JourneyCatalog.writeCoverage(of: "mau", price: 9_900, to: folder)
            try await house.succeed("import", "coverage", folder)
            _ = try await server.eventually(within: 10, in: house) {
                let price = try await Self.price(reach, on: server)
                #expect(price == 16_500 || price == 9_900)
                return price == 9_900 ? price : nil
            }
            await server.stop()
        }
    }

    /// What the first courier asks for.
    private static func price(_ reach: String, on server: RunningServer) async throws -> Int? {
        let answer = try await server.ask("GET", reach)
        #expect(answer["status"].text == "served")
        return answer["options"].items.first { $0["courier"].text == "mau" }?["price_vnd"]["total"]
            .integer
    }
}
