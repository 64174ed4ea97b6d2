import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// The doors to the quality of data: who may enter, what answers, and page by page.
@Suite struct QualityDoorTests {
    @Test func `a producer reads what to mend in its language`() async throws {
        try await WebRig.run { rig in
            let found = try await rig.probe.get("/v1/listings/ls_1/quality", key: rig.keys.producer)
            #expect(found.status == 200)
            #expect(SchemaCheck.problems(of: found.json, as: .named("ListingQuality")) == [])
            #expect(
                found.json["words"].items.map { $0["name"].text }
                    == ["đúng", "đủ", "sạch", "sống", "thống nhất", "dùng chung"])
            #expect(found.text.contains("Chưa có ảnh sản phẩm."))
            let english = try await rig.probe.get(
                "/v1/listings/ls_1/quality", key: rig.keys.producer, ["Accept-Language": "en"])
            #expect(english.text.contains("There is no photo of it."))
            let stranger = try await rig.probe.get(
                "/v1/listings/ls_1/quality", key: rig.keys.otherProducer)
            #expect((stranger.status, stranger.code) == (403, "out_of_scope"))
        }
    }

    @Test func `a report is read page by page, as a table, and kept`() async throws {
        try await WebRig.run { rig in
            try await rig.desks.house.store.write { session in
                for number in 2...4 {
                    try session.insert(
                        MarketSamples.listing("ls_\(number)") { $0.name = "Sản phẩm \(number)" })
                }
            }
            var seen: [String] = []
            var path = "/v1/reports/quality?limit=2"
            for _ in 0..<2 {
                let page = try await rig.probe.get(path, key: rig.keys.officer)
                #expect(SchemaCheck.problems(of: page.json, as: .named("QualityReport")) == [])
                seen += page.json["items"].items.compactMap { $0["key"].text }
                path = "/v1/reports/quality?limit=2&cursor=\(page.json["next_cursor"].text ?? "")"
            }
            #expect(Set(seen) == ["ls_1", "ls_2", "ls_3", "ls_4"] && seen.count == 4)
            #expect(seen.last == "ls_1", "the one with a certificate is the best")
            let groups = try await rig.probe.get(
                "/v1/reports/quality?by=producer", key: rig.keys.officer)
            #expect(groups.json["items"][0]["listings"].integer == 4)
            #expect(SchemaCheck.problems(of: groups.json, as: .named("QualityReport")) == [])
            let csv = try await rig.probe.get(
                "/v1/reports/quality?format=csv", key: rig.keys.officer)
            #expect(csv.header("Content-Type") == "text/csv; charset=utf-8")
            #expect(csv.text.split(separator: "\n").count == 5)
            let kept = try await rig.probe.send(
                "POST", "/v1/reports/quality", key: rig.keys.officer, json: "{}")
            #expect(SchemaCheck.problems(of: kept.json, as: .named("KeptQualityReport")) == [])
            #expect(kept.json["listings"].integer == 4)
        }
    }

    @Test func `a day that nobody kept, one to come and two areas are refused`() async throws {
        try await WebRig.run { rig in
            let path = "/v1/reports/quality"
            let past = try await rig.probe.get("\(path)?date=2026-01-31", key: rig.keys.officer)
            #expect((past.status, past.code) == (404, "not_found"))
            #expect(past.text.contains("2026-01-31"))
            let future = try await rig.probe.get("\(path)?date=2030-01-01", key: rig.keys.officer)
            #expect(future.code == "invalid_query")
            let both = try await rig.probe.get(
                "\(path)?commune=21548&producer=pr_1", key: rig.keys.officer)
            #expect(both.code == "invalid_query")
            let cursor = try await rig.probe.get("\(path)?cursor=x", key: rig.keys.officer)
            #expect(cursor.code == "invalid_cursor")
            let own = try await rig.probe.get(path, key: rig.keys.producer)
            #expect(own.code == "role_not_allowed")
            let producer = try await rig.probe.get(
                "/v1/producers/pr_1/quality", key: rig.keys.producer)
            #expect(producer.json["area"].text == "producer:pr_1")
            #expect(SchemaCheck.problems(of: producer.json, as: .named("QualityReport")) == [])
        }
    }
}
