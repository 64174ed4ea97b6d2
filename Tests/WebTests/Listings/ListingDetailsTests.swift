import Market
import TestSupport
import Testing

@testable import Web

/// What a product page says beyond the pack, as it comes in and goes out.
@Suite struct ListingDetailsTests {
    private static let full: [String: String?] = [
        "set": "15", "net_unit": #""ml""#, "goods": #"["liquid","alcohol"]"#,
        "story": #""Rượu sim của làng""#, "ingredients": #""Sim rừng, men""#,
        "materials_origin": #""Măng Đen""#, "process": #""Lên men""#, "usage": #""Uống lạnh""#,
        "storage": #""Nơi mát""#, "annual_output": #""2.000 chai""#,
        "barcode": #""8936036020014""#, "trace_url": #""https://truyxuat.vn/a""#,
        "tags": #"["rượu","sim"]"#,
        "attributes": """
        {"alcohol_percent":29.5,"production_licence":"12/GP","age_warning":true,\
        "standards":["haccp"]}
        """,
        "label": """
        {"rules":"37/2026","fields":{"name":"Rượu sim","responsible":"HTX","origin":"Việt Nam",\
        "quantity":"500 ml","production_date":"trên nắp","expiry":"3 năm","ingredients":"Sim",\
        "storage":"Nơi mát","warnings":"Không bán cho người dưới 18 tuổi"}}
        """,
    ]

    @Test func `everything comes back, a page shows the card, and the phone gets its form`()
        async throws
    {
        try await WebRig.run { rig in
            let made = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: Bodies.listing(Self.full))
            #expect(made.status == 201, "\(made.text)")
            #expect(SchemaCheck.problems(of: made.json, as: .named("Listing")) == [])
            #expect(made.json["attributes"]["alcohol_percent"] == .number(29.5))
            #expect(made.json["label"]["fields"]["origin"].text == "Việt Nam")
            #expect(made.json["unit_price_vnd"].integer == 1_250_000)
            #expect(made.json["unit"].text == "l")
            let path = try #require(made.header("Location"))
            let tag = try #require(made.header("ETag"))
            let edited = try await rig.probe.send(
                "PATCH", path, key: rig.keys.producer, ["If-Match": tag],
                json: #"{"attributes":{"age_warning":null,"base":"sim"},"story":null}"#)
            #expect(
                edited.json["attributes"].names.sorted() == [
                    "alcohol_percent", "base", "production_licence", "standards",
                ])
            #expect(edited.json["story"].text == "")
            let page = try await rig.probe.get(
                "/v1/producers/pr_1/listings", key: rig.keys.producer)
            let card = try #require(page.json["items"].items.first { $0["set"].integer == 15 })
            #expect(card["tags"].items.count == 2 && card["unit"].text == "l")
            for long in ["story", "process", "usage", "storage", "label", "attributes"] {
                #expect(!card.names.contains(long))
            }
            let submitted = try await rig.probe.send(
                "POST", "\(path)/submission", key: rig.keys.producer)
            #expect(submitted.status == 200, "\(submitted.text)")
        }
    }

    @Test func `the templates of every set can be read by anyone`() async throws {
        try await WebRig.run { rig in
            let all = try await rig.probe.get("/v1/attribute-templates")
            #expect(all.json["items"].items.count == 7)
            #expect(all.json["label_rules"].items.count == 2)
            for set in 1...26 {
                let one = try await rig.probe.get("/v1/attribute-templates/\(set)")
                #expect(SchemaCheck.problems(of: one.json, as: .named("AttributeTemplate")) == [])
            }
            for wrong in ["0", "27", "x"] {
                #expect(try await rig.probe.get("/v1/attribute-templates/\(wrong)").status == 404)
            }
            let reasons = try await rig.probe.get("/v1/move-reasons")
            #expect(reasons.json["items"].items.count == MoveReason.allCases.count)
        }
    }

    @Test(
        arguments: [
            (["id": #""ls_1""#], "id malformed"), (["id": "7"], "id wrong_type"),
            (["story": "5"], "story wrong_type"),
            (["story": "\"a\\u0007\""], "story control_character"),
            (["barcode": #""8936036020015""#], "barcode malformed"),
            (["barcode": "8936036020014"], "barcode wrong_type"),
            (["trace_url": #""ftp://a.vn""#], "trace_url malformed"),
            (["tags": #""a""#], "tags wrong_type"), (["tags": "[1]"], "tags[0] wrong_type"),
            (["attributes": "[]"], "attributes wrong_type"),
            (["attributes": #"{"x":{}}"#], "attributes.x wrong_type"),
            (["attributes": #"{"x":1}"#], "attributes.x unknown_field"),
            (["attributes": #"{"vegetarian":"có"}"#], "attributes.vegetarian wrong_type"),
            (
                ["attributes": #"{"energy_kcal_100":1e3}"#],
                "attributes.energy_kcal_100 out_of_range"
            ),
            (["attributes": #"{"salt_g_100":1.2345}"#], "attributes.salt_g_100 wrong_type"),
            (["attributes": #"{"preservation":"nóng"}"#], "attributes.preservation malformed"),
            (["attributes": #"{"allergens":["bụi"]}"#], "attributes.allergens malformed"),
            (["label": #""x""#], "label wrong_type"),
            (["label": #"{"rules":"0/0000"}"#], "label.rules malformed"),
            (["label": #"{"rules":"37/2026","fields":{"x":"y"}}"#], "label.fields.x unknown_field"),
            (
                ["label": #"{"rules":"37/2026","fields":{"lot":1}}"#], "label.fields.lot wrong_type"
            ),
            (["label": #"{"rules":"37/2026","more":1}"#], "label.more unknown_field"),
        ] as [([String: String?], String)])
    func `what is wrong is refused by field and nothing is kept`(
        changes: [String: String?], problem: String
    ) async throws {
        try await WebRig.run { rig in
            let refused = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: Bodies.listing(changes))
            #expect(refused.status == 422 && refused.fieldCodes == [problem])
            let own = try await rig.probe.get(
                "/v1/producers/pr_1/listings", key: rig.keys.producer)
            #expect(own.json["items"].items.count == 1)
        }
    }

    @Test func `the id that a phone made makes ten sendings one listing`() async throws {
        try await WebRig.run { rig in
            let id = "ls_01kaf3v9q8r7s6t5w4x3y2z1ab"
            let body = Bodies.listing(["id": "\"\(id)\""])
            let readings = try await withThrowingTaskGroup(of: HTTPReading.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await rig.probe.send(
                            "POST", "/v1/listings", key: rig.keys.producer, json: body)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(readings.map(\.status) == Array(repeating: 201, count: 10))
            #expect(Set(readings.map(\.text)).count == 1)
            let other = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer,
                json: Bodies.listing(["id": "\"\(id)\"", "stock": "31"]))
            #expect((other.status, other.code) == (409, "already_exists"))
        }
    }
}
