import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// Annexes through the doors: drafts, codes to claim them by, and what anybody may know.
@Suite struct AnnexDoorTests {
    private static let annex =
        "product,star,producer,commune,decision_number,decision_date,issuer\n"
        + "Hành tím,4,CSSX Bà Năm,21548,1898/QĐ-UBND,15/8/2025,UBND tỉnh Quảng Ngãi\n"

    @Test func `codes are shown once, and make their holder the owner of the drafts`()
        async throws
    {
        try await WebRig.run { rig in
            let path = try await rig.bringAnnex(Self.annex)
            let stranger = try await rig.probe.send(
                "POST", "\(path)/claim-codes", key: rig.keys.producer, json: "{}")
            #expect(stranger.status == 403)
            let made = try await rig.probe.send(
                "POST", "\(path)/claim-codes", key: rig.keys.admin, json: "{}")
            #expect(made.status == 201)
            let slip = made.json["items"][0]
            #expect(SchemaCheck.problems(of: slip, as: .named("ClaimSlip")) == [])
            let again = try await rig.probe.send(
                "POST", "\(path)/claim-codes", key: rig.keys.admin, json: "{}")
            #expect(again.json["items"].items.isEmpty)
            let code = try #require(slip["code"].text)
            let claimed = try await rig.probe.send(
                "POST", "/v1/claim-codes/redemption", json: #"{"code":"\#(code)"}"#)
            let key = try #require(claimed.json["key"].text)
            let producer = try #require(slip["producer"].text)
            let own = try await rig.probe.get("/v1/producers/\(producer)/listings", key: key)
            let draft = own.json["items"][0]
            #expect(draft["name"].text == "Hành tím" && draft["state"].text == "draft")
            #expect(draft["price_vnd"] == .null)
            let id = try #require(draft["id"].text)
            let whole = try await rig.probe.get("/v1/listings/\(id)", key: key)
            #expect(SchemaCheck.problems(of: whole.json, as: .named("Listing")) == [])
            #expect(try await rig.probe.get("/v1/listings/\(id)").status == 404)
            let quality = try await rig.probe.get("/v1/listings/\(id)/quality", key: key)
            #expect(quality.status == 200)
        }
    }

    @Test func `slips are printed as a table, and new ones end the old`() async throws {
        try await WebRig.run { rig in
            let path = try await rig.bringAnnex(Self.annex)
            let table = try await rig.probe.send(
                "POST", "\(path)/claim-codes?format=csv", key: rig.keys.admin, json: "{}")
            #expect(table.header("Content-Type") == "text/csv; charset=utf-8")
            #expect(table.text.contains("Mã nhận") && table.text.contains("CSSX Bà Năm"))
            let renewed = try await rig.probe.send(
                "POST", "\(path)/claim-codes", key: rig.keys.admin, json: #"{"renew":true}"#)
            let code = try #require(renewed.json["items"][0]["code"].text)
            #expect(!table.text.contains(code))
        }
    }

    @Test func `anybody reads the certificate of a draft with the names of the decision`()
        async throws
    {
        try await WebRig.run { rig in
            _ = try await rig.bringAnnex(Self.annex)
            let found = try await rig.probe.get("/v1/certificates/1898/Q%C4%90-UBND")
            let item = try #require(
                found.json["items"].items.first { $0["listing"]["name"].text == "Hành tím" })
            #expect(SchemaCheck.problems(of: item, as: .named("FoundCertificate")) == [])
            #expect(item["listing"]["id"] == .null && item["passport"] == .null)
            #expect(item["producer"]["name"].text == "CSSX Bà Năm")
            #expect(item["in_force"] == .flag(true) && item["live"] == .flag(false))
        }
    }

    @Test func `a file that came in pieces is imported by the id of its upload`() async throws {
        try await WebRig.run { rig in
            let text =
                "external_key,name,set,pack,net_quantity,packed_weight_g,length_cm,width_cm,"
                + "height_cm,price_vnd,goods\n"
                + (1...3_000).map { number in
                    "K\(number),Tỏi đen \(number),10,hộp 250 g,250 g,320,20,12,8,125.000,khô\n"
                }.joined()
            var flow = UploadFlow(rig: rig, bytes: Array(text.utf8))
            flow.purpose = "sheet"
            let early = try #require(try await flow.begin().json["id"].text)
            let refused = try await rig.probe.send(
                "POST", "/v1/imports", key: rig.keys.producer,
                ["Content-Type": "application/json"], json: #"{"upload":"\#(early)"}"#)
            #expect(refused.status == 404)
            let sent = try await flow.upload()
            #expect(sent.status == 200 && sent.json["file"]["content_type"].text == "text/csv")
            let opened = try await rig.probe.send(
                "POST", "/v1/imports?dry_run=true", key: rig.keys.producer,
                ["Content-Type": "application/json"], json: #"{"upload":"\#(early)"}"#)
            #expect(opened.status == 202)
            #expect(opened.json["producer"].text == "pr_1")
            try await rig.desks.imports.work()
            let path = try #require(opened.header("Location"))
            let told = try await rig.probe.get(path, key: rig.keys.producer).json
            #expect(told["counts"]["new"].integer == 3_000)
            let foreign = try await rig.probe.send(
                "POST", "/v1/imports", key: rig.keys.otherProducer,
                ["Content-Type": "application/json"], json: #"{"upload":"\#(early)"}"#)
            #expect(foreign.status == 403)
        }
    }

    @Test func `a member of the wrong kind hides no other fault, and brings none`() async throws {
        try await WebRig.run { rig in
            let draft = """
                {"name":"","set":"mười","pack":"hộp 250 g","net_quantity":"250","net_unit":"g",
                "packed_weight_g":100,"length_cm":0,"width_cm":12,"height_cm":8,"price_vnd":10,
                "goods":["dry"],"stock":3,"colour":"đen",
                "certificate":{"star":"4","decision_number":"","decision_date":"2025-08-15",
                "issuer":"UBND"},"stars":4}
                """
            let told = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: draft)
            #expect(told.status == 422)
            #expect(
                told.json["errors"].items.compactMap { $0["field"].text }.sorted() == [
                    "certificate.decision_number", "certificate.star", "colour", "length_cm",
                    "name", "net_quantity", "price_vnd", "set",
                ])
        }
    }

    @Test func `what is worth mending first is among the tasks until it is mended`() async throws {
        try await WebRig.run { rig in
            let tasks = try await rig.probe.get(
                "/v1/producers/pr_1/tasks", key: rig.keys.producer)
            let items = tasks.json["items"].items.filter {
                $0["kind"].text == "listing_to_improve"
            }
            #expect(items.count == 1)
            for item in items {
                #expect(SchemaCheck.problems(of: item, as: .named("ProducerTask")) == [])
            }
            let quality = try await rig.probe.get(
                "/v1/listings/ls_1/quality", key: rig.keys.producer)
            let task = try #require(items.first)
            #expect(task["field"].text == quality.json["best_fix"]["field"].text)
            #expect(task["check"].text == quality.json["best_fix"]["check"].text)
        }
    }
}

extension WebRig {
    /// Brings an annex to its end; answers where the import is told of.
    fileprivate func bringAnnex(_ text: String) async throws -> String {
        let opened = try await probe.send(
            "POST", "/v1/imports?kind=annex", key: keys.admin, ["Content-Type": "text/csv"],
            json: text)
        try await desks.imports.work()
        return try #require(opened.header("Location"))
    }
}
