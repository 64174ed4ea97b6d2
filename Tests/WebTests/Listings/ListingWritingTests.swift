import Market
import TestSupport
import Testing

@testable import Web

/// Listings are written by those who may, once, and with nothing unsaid.
@Suite struct ListingWritingTests {
    @Test func `a draft is registered, submitted, reviewed and then live`() async throws {
        try await WebRig.run { rig in
            let body = Bodies.listing([
                "stars": "5", "certificate": Bodies.claim(), "shelf_life_days": "365",
            ])
            let made = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: body)
            #expect(made.status == 201)
            #expect(made.json["state"].text == "draft" && made.json["stars"] == .null)
            let path = try #require(made.header("Location"))
            let submitted = try await rig.probe.send(
                "POST", "\(path)/submission", key: rig.keys.producer, json: "{}")
            #expect(submitted.json["state"].text == "submitted")
            let queue = try await rig.probe.get("/v1/reviews", key: rig.keys.officer)
            #expect(queue.json["items"].items.count == 1)
            let early = try await rig.probe.get(path)
            let reviewed = try await rig.probe.send(
                "POST", "\(path)/reviews", key: rig.keys.officer,
                json: #"{"decision":"approve","confirm_certificates":true}"#)
            #expect(reviewed.status == 200)
            let live = try await rig.probe.get(path)
            #expect([early.status, live.status] == [404, 200])
            #expect(live.json["live"].flag == true && live.json["stars"].integer == 5)
            #expect(live.json["shelf_life_days"].integer == 365)
        }
    }

    @Test(
        arguments: [
            (["nmae": #""x""#], ["nmae unknown_field"]), (["name": nil], ["name missing"]),
            (["name": "5"], ["name wrong_type"]), (["name": "null"], ["name missing"]),
            (["price_vnd": #""250000""#], ["price_vnd wrong_type"]),
            (["price_vnd": "-1"], ["price_vnd out_of_range"]),
            (["price_vnd": "250000.5"], ["price_vnd wrong_type"]),
            (["goods": #"["dry","air"]"#], ["goods[1] malformed"]),
            (["goods": "[]"], ["goods missing"]),
            (["net_unit": #""kg""#], ["net_unit malformed"]),
            (["name": "\"Tỏi\u{202E}đen\""], ["name control_character"]),
            (["name": #""Tỏi\u0000""#], ["name control_character"]),
            (["stars": "5"], ["stars star_without_certificate"]),
            (
                ["certificate": #"{"star":5}"#],
                [
                    "certificate.decision_number missing", "certificate.decision_date missing",
                    "certificate.issuer missing",
                ]
            ),
            (["set": "0", "length_cm": "1000"], ["set out_of_range", "length_cm out_of_range"]),
        ] as [([String: String?], [String])])
    func `what is wrong is refused by field`(changes: [String: String?], problems: [String])
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: Bodies.listing(changes))
            #expect(reading.status == 422)
            #expect(reading.code == "invalid_fields")
            #expect(reading.fieldCodes == problems)
        }
    }

    @Test func `text in NFD behind a byte order mark is kept as NFC`() async throws {
        try await WebRig.run { rig in
            let body = "\u{FEFF}" + Bodies.listing(["name": "\"To\u{309}i  Ly\u{301} So\u{31B}n\""])
            let reading = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: body)
            #expect(reading.status == 201)
            let name = try #require(reading.json["name"].text)
            #expect(Array(name.utf8) == Array("Tỏi  Lý Sơn".utf8))
        }
    }

    @Test(
        arguments: [
            (Array("{\"name\":\"T".utf8) + [0xE1, 0xBB] + Array("\"}".utf8), 400, "not_utf8"),
            (Array("{\"name\":".utf8), 400, "malformed_json"), ([], 400, "malformed_json"),
            (Array("[]".utf8), 400, "not_an_object"),
            (Array("{\"a\":1,\"a\":2}".utf8), 422, "duplicate_name"),
            (Array(String(repeating: "{\"a\":", count: 1_000).utf8), 422, "nested_too_deep"),
        ] as [([UInt8], Int, String)])
    func `a body that is no JSON object is refused`(body: [UInt8], status: Int, code: String)
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, body: body)
            #expect((reading.status, reading.code) == (status, code))
        }
    }

    @Test func `a body of another type is refused`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, ["Content-Type": "text/csv"],
                json: "a,b")
            #expect((reading.status, reading.code) == (415, "unsupported_media_type"))
        }
    }

    @Test func `an edit must start from the version that was read`() async throws {
        try await WebRig.run { rig in
            let key = rig.keys.producer
            let read = try await rig.probe.get("/v1/listings/ls_1", key: key)
            let tag = try #require(read.header("ETag"))
            let edit = #"{"shelf_life_days":90}"#
            let blind = try await rig.probe.send("PATCH", "/v1/listings/ls_1", key: key, json: edit)
            #expect((blind.status, blind.code) == (428, "precondition_required"))
            let good = try await rig.probe.send(
                "PATCH", "/v1/listings/ls_1", key: key, ["If-Match": tag], json: edit)
            #expect(good.status == 200)
            #expect(good.json["shelf_life_days"].integer == 90)
            #expect(good.json["name"].text == "Tỏi Lý Sơn" && good.json["state"].text == "approved")
            let again = try await rig.probe.send(
                "PATCH", "/v1/listings/ls_1", key: key, ["If-Match": tag], json: edit)
            #expect(again.status == 200 && again.json["version"].integer == 2)
            let unknown = try await rig.probe.send(
                "PATCH", "/v1/listings/ls_1", key: key, ["If-Match": "\"9\""], json: edit)
            #expect((unknown.status, unknown.code) == (412, "precondition_failed"))
        }
    }

    @Test func `an edit names what is wrong with it`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "PATCH", "/v1/listings/ls_1", key: rig.keys.producer, ["If-Match": "\"1\""],
                json: #"{"stock":5,"name":null,"price_vnd":10}"#)
            #expect(reading.status == 422)
            #expect(
                reading.fieldCodes == [
                    "name missing", "stock unknown_field", "price_vnd out_of_range",
                ])
        }
    }

    @Test func `the same key ten times at once makes one listing`() async throws {
        try await WebRig.run { rig in
            let readings = try await withThrowingTaskGroup(of: HTTPReading.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await rig.probe.send(
                            "POST", "/v1/listings", key: rig.keys.producer,
                            ["Idempotency-Key": "once"], json: Bodies.listing())
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(readings.map(\.status) == Array(repeating: 201, count: 10))
            #expect(Set(readings.map(\.text)).count == 1)
            #expect(Set(readings.compactMap { $0.header("Location") }).count == 1)
            #expect(readings.count { $0.header("Idempotent-Replayed") == "true" } == 9)
            let own = try await rig.probe.get(
                "/v1/producers/pr_1/listings?limit=100", key: rig.keys.producer)
            #expect(own.json["items"].items.count == 2)
            let other = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, ["Idempotency-Key": "once"],
                json: Bodies.listing(["stock": "31"]))
            #expect((other.status, other.code) == (422, "idempotency_key_reused"))
            let tooLong = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer,
                ["Idempotency-Key": String(repeating: "k", count: 256)], json: Bodies.listing())
            #expect((tooLong.status, tooLong.code) == (400, "invalid_idempotency_key"))
        }
    }

    @Test func `nobody writes in another producer's name`() async throws {
        try await WebRig.run { rig in
            let foreign = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.otherProducer,
                json: Bodies.listing(["producer": #""pr_1""#]))
            #expect((foreign.status, foreign.code) == (403, "out_of_scope"))
            let stock = try await rig.probe.send(
                "PUT", "/v1/listings/ls_1/stock", key: rig.keys.otherProducer,
                json: #"{"stock":0}"#)
            #expect((stock.status, stock.code) == (403, "out_of_scope"))
        }
    }

    @Test func `a listing is paused, resumed and withdrawn for good`() async throws {
        try await WebRig.run { rig in
            let key = rig.keys.producer
            func move(_ word: String, _ json: String? = nil) async throws -> HTTPReading {
                try await rig.probe.send("POST", "/v1/listings/ls_1/\(word)", key: key, json: json)
            }
            #expect(try await move("pause").json["state"].text == "paused")
            #expect(try await rig.probe.get("/v1/listings/ls_1").status == 404)
            let twice = try await move("pause")
            #expect((twice.status, twice.code) == (409, "move_not_allowed"))
            #expect(try await move("pause", #"{"resume":true}"#).json["state"].text == "approved")
            #expect(try await move("withdrawal", "{}").json["state"].text == "withdrawn")
            #expect(try await move("submission").status == 409)
            #expect(try await move("withdrawal", #"{"why":1}"#).status == 422)
        }
    }
}
