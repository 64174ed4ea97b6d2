import Foundation
import TestSupport
import Testing

/// A whole life of an order, after which nobody can read in any file who the buyer was.
@Suite(.timeLimit(.minutes(3))) struct PersonalTextTests {
    private static let name = "Nguyễn Thị Mẫu Kín"
    private static let phone = "0987654321"

    /// Every way in which the buyer could be told from bytes.
    private static let words = [
        name, "Mẫu Kín", "Ngõ Bí Mật", phone, "0987 654 321", "+84987654321", "987654321",
        "987 654 321", "Để ở nhà bà Kín",
    ]

    @Test func `no file, log or metric holds the buyer of an order in clear`() async throws {
        try await JourneyHouse.with { house in
            let sandbox = try await RunningSandbox()
            // Notices to producers wait in the database: no mail server answers there.
            let server = try await house.serve(settings: [
                "VUONXA_MAIL_HOST": "127.0.0.1", "VUONXA_MAIL_PORT": "9",
                "VUONXA_MAIL_TLS": "none", "VUONXA_MAIL_FROM": "house@example.com",
                "VUONXA_LOG_LEVEL": "trace",
            ])
            try await sandbox.join(server, in: house)
            let order = try await Self.live(house, server, sandbox)
            let metrics = try await server.probe.get("/metrics", key: house.admin)
            let page = try await server.probe.get(order["tracking_url"].text)
            #expect(Self.found(in: metrics.body) == [] && Self.found(in: page.body) == [])
            try await house.succeed("backup", house.folder.file("data/copy.db"))
            server.kill()
            let log = await server.finish().errors
            #expect(Self.found(in: Array(log.utf8)) == [])
            #expect(try Self.foundInFiles(of: house) == [])
            try await Self.checkAfterwards(order, house)
        }
    }

    /// Orders, feeds, leases, a shipment with its calls, reports, exports and a cancellation.
    private static func live(
        _ house: JourneyHouse, _ server: RunningServer, _ sandbox: RunningSandbox
    ) async throws -> JSON {
        let goods = try #require(try await server.goods().first)
        let order = try await place("mau", goods, server, house)
        let other = try await place("nhanh", goods, server, house)
        try await sandbox.call(server)
        for courier in JourneyCatalog.couriers {
            let key = try await house.key("courier", for: courier)
            try await server.ask("GET", "/v1/courier/orders", key: key)
            let worker = try await LeaseWorker(at: server, key: key)
            let lease = try await worker.lease(most: 5, seconds: 60)
            if courier == "nhanh" { try await report(on: lease, server, key) }
        }
        _ = try await server.eventually(in: house) { () -> Bool? in
            let now = try await server.ask(
                "GET", "/v1/orders/\(order["id"].text)", key: house.admin)
            return now["parcels"].items.first?["shipment"]["waybill"].text.isEmpty == false
                ? true : nil
        }
        try await sandbox.call(server)
        try await server.ask(
            "POST", "/v1/orders/\(other["id"].text)/cancellation", key: house.admin, json: "{}",
            expecting: 409)
        try await server.ask(
            "POST", "/v1/personal-data/exports", key: house.admin, json: "{\"phone\":\"\(phone)\"}")
        return order
    }

    private static func place(
        _ courier: String, _ goods: Goods, _ server: RunningServer, _ house: JourneyHouse
    ) async throws -> JSON {
        let body = """
            {"buyer":{"name":"\(name)","phone":"0987 654 321","street":"7 Ngõ Bí Mật",\
            "commune_code":"\(JourneyCatalog.destination)"},"payment":"cod",\
            "note":"Để ở nhà bà Kín, gọi 0987.654.321","courier":"\(courier)",\
            "lines":[{"listing":"\(goods.id)","quantity":1,"price_vnd":\(goods.price)}]}
            """
        let answer = try await server.probe.send(
            "POST", "/v1/orders", key: house.shop, ["Idempotency-Key": courier], json: body)
        try #require(answer.status == 201, "\(answer.text)")
        return answer.json
    }

    /// A courier's words name people too.
    private static func report(
        on lease: LeaseWorker.Lease, _ server: RunningServer, _ key: String
    ) async throws {
        for parcel in lease.parcels {
            try await server.ask(
                "POST", "/v1/courier/parcels/\(parcel)/events", key: key,
                json: """
                    {"status":"delivery_failed","at":"\(lease.until)","place":"7 Ngõ Bí Mật",
                    "reason":"\(name) không nghe máy +84987654321"}
                    """)
        }
    }

    private static func checkAfterwards(_ order: JSON, _ house: JourneyHouse) async throws {
        let server = try await house.serve()
        let path = "/v1/orders/\(order["id"].text)"
        let found = try await server.ask("GET", path, key: house.shop)
        #expect(found["buyer"] == order["buyer"] && found["note"] == order["note"])
        try await house.succeed("personal", "rotate")
        let rotated = try await server.ask("GET", path, key: house.shop)
        #expect(rotated["buyer"] == order["buyer"])
        let said = try await house.succeed("personal", "erase", "--force", "+84 987 654 321")
        #expect(said.contains("erased\t\(order["id"].text)"))
        let erased = try await server.ask("GET", path, key: house.shop)
        #expect(erased["buyer"]["name"].text == "" && erased["buyer"]["phone"].text == "")
        await server.stop()
        try await house.verify()
    }

    private static func found(in bytes: [UInt8]) -> [String] {
        let data = Data(bytes)
        return words.filter { data.range(of: Data($0.utf8)) != nil }
    }

    private static func foundInFiles(of house: JourneyHouse) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: house.data)
        #expect(names.contains("vuonxa.db-wal") && names.contains("copy.db"))
        return try names.flatMap { name -> [String] in
            let path = URL(
                filePath: "\(house.data)/\(name)", directoryHint: .checkFileSystem)
            if path.hasDirectoryPath { return [] }
            return found(in: Array(try Data(contentsOf: path))).map { "\(name): \($0)" }
        }
    }
}
