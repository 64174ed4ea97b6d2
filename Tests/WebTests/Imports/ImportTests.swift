import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// Files of listings through the doors.
@Suite struct ImportTests {
    private static let header =
        "external_key,name,set,pack,net_quantity,packed_weight_g,length_cm,width_cm,height_cm,"
        + "price_vnd,goods\n"
    private static let good = "A,Tỏi đen,10,hộp 250 g,250 g,320,20,12,8,125.000,khô\n"
    private static let bad = "B,Tỏi khô,10,hộp 250 g,250 g,320,20,12,8,liên hệ,khô\n"

    @Test func `a file is tried out, then done, and its errors come back in it`() async throws {
        try await WebRig.run { rig in
            let trial = try await rig.bring(Self.header + Self.good + Self.bad, "?dry_run=true")
            #expect(trial.status == 202)
            #expect(SchemaCheck.problems(of: trial.json, as: .named("Import")) == [])
            let path = try #require(trial.header("Location"))
            #expect(try await rig.desks.imports.work())
            let told = try await rig.probe.get(path, key: rig.keys.producer).json
            #expect(SchemaCheck.problems(of: told, as: .named("Import")) == [])
            #expect(told["state"].text == "finished")
            #expect(told["counts"]["new"].integer == 1)
            #expect(told["counts"]["refused"].integer == 1)
            let run = try await rig.probe.send(
                "POST", "\(path)/run", key: rig.keys.producer, json: "{}")
            #expect((run.status, run.json["dry_run_import"].text) == (202, told["id"].text))
            try await rig.desks.imports.work()
            let done = try #require(run.header("Location"))
            let rows = try await rig.probe.get(
                "\(done)/rows?outcome=refused", key: rig.keys.producer)
            #expect(SchemaCheck.problems(of: rows.json, as: .page(of: "ImportedRow")) == [])
            let problem = rows.json["items"][0]["errors"][0]
            #expect(rows.json["items"][0]["row"].integer == 3)
            #expect((problem["column"].text, problem["field"].text) == ("J", "price_vnd"))
            let file = try await rig.probe.get("\(done)/annotated", key: rig.keys.producer)
            #expect(file.header("Content-Type") == "text/csv; charset=utf-8")
            #expect(file.text.contains("Cột J"))
            let list = try await rig.probe.get("/v1/imports", key: rig.keys.producer)
            #expect(list.json["items"].items.count == 2)
        }
    }

    @Test func `others neither see an import nor send one in another's name`() async throws {
        try await WebRig.run { rig in
            let path = try #require(
                try await rig.bring(Self.header + Self.good).header("Location"))
            for target in [path, "\(path)/rows", "\(path)/annotated"] {
                let reading = try await rig.probe.get(target, key: rig.keys.otherProducer)
                #expect(reading.status == 404, "\(target)")
            }
            let second = try await rig.bring(Self.header + Self.good)
            #expect((second.status, second.code) == (409, "import_under_way"))
            let foreign = try await rig.bring(Self.header + Self.good, "?producer=pr_2")
            #expect(foreign.status == 403)
            let annex = try await rig.bring(Self.header + Self.good, "?kind=annex")
            #expect(annex.status == 403)
            let json = try await rig.probe.send(
                "POST", "/v1/imports", key: rig.keys.producer,
                ["Content-Type": "application/json"], json: "{}")
            #expect((json.status, json.json["errors"][0]["field"].text) == (422, "upload"))
            let cancelled = try await rig.probe.send(
                "POST", "\(path)/cancellation", key: rig.keys.producer, json: "{}")
            #expect((cancelled.status, cancelled.json["state"].text) == (200, "cancelled"))
        }
    }

    @Test func `listings go out as a file, whole`() async throws {
        try await WebRig.run { rig in
            for format in ["csv", "xlsx"] {
                let file = try await rig.probe.get(
                    "/v1/exports/listings?format=\(format)", key: rig.keys.producer)
                #expect(file.status == 200)
                #expect(file.header("Content-Length") == "\(file.body.count)")
                let disposition = file.header("Content-Disposition") ?? ""
                #expect(disposition.contains("listings.\(format)"))
            }
            let foreign = try await rig.probe.get(
                "/v1/exports/listings?producer=pr_2", key: rig.keys.producer)
            #expect(foreign.status == 403)
            let template = try await rig.probe.get("/v1/imports/template?set=14&format=csv")
            #expect(template.status == 200)
            #expect(template.text.contains("Tên sản phẩm"))
        }
    }

    @Test func `what a decision recognised waits for its producer`() async throws {
        try await WebRig.run { rig in
            let annex = try await rig.bring(
                "product,star,producer,commune,decision_number,decision_date,issuer\n"
                    + "Tỏi đen,4,\(MarketSamples.profile().name),21548,"
                    + "1898/QĐ-UBND,15/8/2025,UBND\n",
                "?kind=annex", key: rig.keys.admin)
            #expect(annex.status == 202)
            try await rig.desks.imports.work()
            let waiting = try await rig.probe.get(
                "/v1/producers/pr_1/annex-entries", key: rig.keys.producer)
            #expect(SchemaCheck.problems(of: waiting.json, as: .page(of: "AnnexEntry")) == [])
            let id = try #require(waiting.json["items"][0]["id"].text)
            let taken = try await rig.probe.send(
                "POST", "/v1/producers/pr_1/annex-entries/\(id)/completion",
                key: rig.keys.producer, json: #"{"listing":"ls_1"}"#)
            #expect((taken.status, taken.json["listing"].text) == (200, "ls_1"))
            #expect(SchemaCheck.problems(of: taken.json, as: .named("AnnexEntry")) == [])
            let stranger = try await rig.probe.get(
                "/v1/producers/pr_1/annex-entries", key: rig.keys.otherProducer)
            #expect(stranger.status == 403)
        }
    }
}

extension WebRig {
    /// Sends a CSV file, in the name of `pr_1` unless another key is given.
    fileprivate func bring(
        _ file: String, _ query: String = "", key: String? = nil
    ) async throws -> HTTPReading {
        try await probe.send(
            "POST", "/v1/imports\(query)", key: key ?? keys.producer,
            ["Content-Type": "text/csv"], json: file)
    }
}
