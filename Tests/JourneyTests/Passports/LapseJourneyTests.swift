import Foundation
import TestSupport
import Testing

/// Stars whose last day lies around today, each as a server that starts now must show it.
@Suite(.timeLimit(.minutes(2))) struct LapseJourneyTests {
    /// Whether page, list, filter, facet, passport and JSON-LD show a star.
    private static func shown(_ id: String, by server: RunningServer) async throws -> [Bool] {
        let probe = server.probe
        let page = try await probe.get("/v1/listings/\(id)").json
        let list = try await probe.get("/v1/listings?limit=100").json["items"].items
        let filtered = try await probe.get("/v1/listings?stars=4").json["items"].items
        let facets = try await probe.get("/v1/listings?facets=stars").json["facets"]["stars"]
        let passport = try await probe.get("/p/\(id)").text
        let product = try await probe.get("/v1/listings/\(id)/product.jsonld").json
        return [
            page["stars"].integer == 4,
            list.contains { $0["id"].text == id && $0["stars"].integer == 4 },
            filtered.contains { $0["id"].text == id },
            !facets.items.isEmpty, passport.contains("4 sao OCOP"),
            product["hasCertification"] != .null,
        ]
    }

    @Test(arguments: [(-40, false), (-1, false), (0, false), (2, true), (40, true)])
    func `what ends today or before shows no star anywhere, what ends later does`(
        _ days: Int, _ isShown: Bool
    ) async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let id = try await server.ask("GET", "/v1/listings?limit=1")["items"].items[0]["id"]
                .text
            // Around the 29th of February the term ends a day earlier.
            let decided = try await ServerDay(of: server, by: id)
                .text(in: days, monthsBack: 36)
            let claimed = try await server.ask(
                "POST", "/v1/listings/\(id)/certificates", key: house.admin,
                json: """
                    {"star":4,"decision_number":"7/QĐ-UBND",
                    "decision_date":"\(decided)","issuer":"UBND tỉnh"}
                    """,
                expecting: 201)
            try await server.ask(
                "POST", "/v1/certificates/\(claimed["id"].text)/confirmation", key: house.admin)
            let shown = try await Self.shown(id, by: server)
            #expect(shown == Array(repeating: isShown, count: 6), "\(shown)")
            await server.stop()
        }
    }
}
