import Foundation
import TestSupport
import Testing

/// A running server with one listing that bears four stars, and what its people do with it.
struct StarredHouse: Sendable {
    let house: JourneyHouse
    let server: RunningServer
    let listing: String
    let producer: String
    let certificate: String
    let today: ServerDay

    static func with(_ body: (StarredHouse) async throws -> Void) async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let goods = try await server.ask("GET", "/v1/listings?limit=1")["items"].items[0]
            let id = goods["id"].text
            let today = try await ServerDay(of: server, by: id)
            // Two years of its term are left whenever the tests run.
            let decided = try today.text(in: 0, monthsBack: 12)
            let claimed = try await server.ask(
                "POST", "/v1/listings/\(id)/certificates", key: house.admin,
                json: """
                    {"star":4,"decision_number":"1898/QĐ-UBND","decision_date":"\(decided)",
                    "issuer":"Uỷ ban nhân dân tỉnh Quảng Ngãi"}
                    """,
                expecting: 201)
            try await body(
                StarredHouse(
                    house: house, server: server, listing: id,
                    producer: goods["producer"]["id"].text, certificate: claimed["id"].text,
                    today: today))
            await server.stop()
        }
    }

    func confirm() async throws {
        try await server.ask(
            "POST", "/v1/certificates/\(certificate)/confirmation", key: house.admin)
    }

    func revoke(from day: String) async throws {
        try await server.ask(
            "POST", "/v1/certificates/\(certificate)/revocation", key: house.admin,
            json: #"{"from":"\#(day)","ground":"false_dossier"}"#)
    }

    /// Fetches what an inspector takes along and answers where it was written.
    func fetch(_ target: String, as name: String) async throws -> String {
        let answer = try await server.probe.get(target)
        try #require(answer.status == 200, "\(target): \(answer.text)")
        let path = house.folder.file(name)
        try Data(answer.body).write(to: URL(filePath: path))
        return path
    }

    /// What `vuonxa passport check` says of a document, beside the keys of the server.
    func check(_ document: String, _ words: String...) async throws -> ChildProcess.Outcome {
        let keys = try await fetch("/.well-known/jwks.json", as: "keys.json")
        return try await Program.run(["passport", "check", document, "--keys", keys] + words)
    }
}
