import TestSupport
import Testing

/// `vuonxa courier-sandbox` as a process of its own; it is ended with this object at the latest.
final class RunningSandbox: Sendable {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    let probe: HTTPProbe
    private let child: ChildProcess

    /// A parcel of it is at its end after some seconds.
    init() async throws {
        child = try Program.start([
            "courier-sandbox", "--port", "0", "--secret", Self.secret, "--pace", "100000",
        ])
        let line = await child.firstLine()
        guard line.hasPrefix("ready http://127.0.0.1:"),
            let port = line.split(separator: ":").last.flatMap({ Int($0) })
        else { throw RunningServer.NotReady(line: line, complaints: child.complaints) }
        probe = HTTPProbe(port: port)
    }

    /// GHN's page of what the sandbox holds.
    func ghn() async throws -> JSON {
        try await probe.get("/control").json["couriers"].items
            .first { $0["courier"].text == "ghn" } ?? .null
    }

    /// How many parcels GHN has under each of our numbers.
    func parcels() async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for parcel in try await ghn()["parcels"].items {
            counts[parcel["code"].text, default: 0] += 1
        }
        return counts
    }

    /// The next calls go wrong in that way.
    func spoil(_ fault: String) async throws {
        let answer = try await probe.send("POST", "/control/faults", json: "{\"next\":[\(fault)]}")
        try #require(answer.status == 204, "\(answer.text)")
    }

    /// GHN tells that server what happens to its parcels.
    func call(_ server: RunningServer) async throws {
        let url = "http://127.0.0.1:\(server.probe.port)/v1/webhooks/ghn"
        let answer = try await probe.send(
            "POST", "/control/hooks",
            json: "{\"courier\":\"ghn\",\"url\":\"\(url)\",\"header\":\"X-Vuonxa-Hook\"}")
        try #require(answer.status == 204, "\(answer.text)")
    }

    /// Makes GHN carry what the courier `mau` carries, with its list of places.
    func join(_ server: RunningServer, in house: JourneyHouse) async throws {
        let places = try await probe.get("/control/places?courier=ghn")
        let brought = try await server.probe.send(
            "PUT", "/v1/couriers/mau/place-codes", key: house.admin,
            ["Content-Type": "text/csv"], body: places.body)
        try #require(brought.status == 200, "\(brought.text)")
        let account = try await ghn()
        let credentials = account["credentials"]
        try await server.ask(
            "POST", "/v1/partners", key: house.admin,
            json: """
                {"code":"ghn","name":"GHN","kind":"ghn","carries":"mau",
                "url":"http://127.0.0.1:\(probe.port)/ghn",
                "secret":"\(credentials["secret"].text)",
                "fields":{"shop_id":"\(credentials["shop_id"].text)"},
                "hook_secret":"\(account["hook_secret"].text)"}
                """,
            expecting: 201)
        for goods in try await server.goods() { try await Self.phone(goods, server, house) }
    }

    /// The sender's number, without which GHN takes nothing.
    private static func phone(
        _ goods: Goods, _ server: RunningServer, _ house: JourneyHouse
    ) async throws {
        let listing = try await server.probe.get("/v1/listings/\(goods.id)").json
        let path = "/v1/producers/\(listing["producer"]["id"].text)"
        let found = try await server.probe.get(path, key: house.admin)
        if !found.json["phone"].text.isEmpty { return }
        let edited = try await server.probe.send(
            "PATCH", path, key: house.admin, ["If-Match": found.header("ETag") ?? ""],
            json: #"{"phone":"0900000000","registration_number":"M-1"}"#)
        try #require(edited.status == 200, "\(edited.text)")
    }
}
