import Foundation
import TestSupport
import Testing

/// A file of listings, and a server that is killed in the middle of it.
@Suite(.timeLimit(.minutes(3))) struct ListingImportTests {
    private static let rows = 6_000

    /// New listings with keys of their own.
    private static var file: String {
        "external_key,name,set,pack,net_quantity,packed_weight_g,length_cm,width_cm,height_cm,"
            + "price_vnd,goods\n"
            + (0..<rows).map {
                "K\($0),Tỏi đen số \($0),10,hộp 250 g,250 g,320,20,12,8,125.000,khô\n"
            }.joined()
    }

    @Test func `an import that was killed goes on, and no row comes twice`() async throws {
        try await JourneyHouse.with { house in
            var server = try await house.serve()
            let goods = try await server.probe.get("/v1/listings?limit=1").json
            let producer = try #require(goods["items"].items.first)["producer"]["id"].text
            let sent = try await server.probe.send(
                "POST", "/v1/imports?producer=\(producer)", key: house.admin,
                ["Content-Type": "text/csv"], json: Self.file)
            #expect(sent.status == 202, "\(sent.text)")
            let path = try #require(sent.header("Location"))
            try await Self.wait(path, on: server, by: house) { ($0["rows_done"].integer ?? 0) > 0 }
            server.kill()
            _ = await server.finish()
            server = try await house.serve()
            try await Self.wait(path, on: server, by: house) { $0["state"].text == "finished" }
            let done = try await server.probe.get(path, key: house.admin).json
            #expect(done["counts"]["new"].integer == Self.rows)
            let out = try await server.probe.get(
                "/v1/exports/listings?producer=\(producer)", key: house.admin)
            let names = out.text.matches(of: /Tỏi đen số [0-9]+/).map { String($0.0) }
            #expect(names.count == Self.rows)
            #expect(Set(names).count == Self.rows)
            await server.stop()
            try await house.verify()
        }
    }

    /// Asks again until the import is as wanted; the time limit of the suite ends it otherwise.
    private static func wait(
        _ path: String, on server: RunningServer, by house: JourneyHouse,
        _ isWanted: (JSON) -> Bool
    ) async throws {
        while true {
            let told = try await server.probe.get(path, key: house.admin).json
            if isWanted(told) { return }
            try #require(told["state"].text != "failed", "\(told)")
        }
    }
}
