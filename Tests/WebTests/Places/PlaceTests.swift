import Market
import TestSupport
import Testing

@testable import Web

/// Places and addresses, read by anyone.
@Suite struct PlaceTests {
    @Test func `communes are read page by page and by province`() async throws {
        try await WebRig.run { rig in
            let first = try await rig.probe.get("/v1/communes?limit=4").json
            #expect(first["items"].items.count == 4)
            let cursor = try #require(first["next_cursor"].text)
            let rest = try await rig.probe.get("/v1/communes?limit=4&cursor=\(cursor)").json
            #expect(rest["items"].items.count == 3 && rest["next_cursor"] == .null)
            let local = try await rig.probe.get("/v1/communes?province=51").json
            #expect(
                local["items"].items.compactMap { $0["code"].text } == ["21025", "21484", "21548"])
            #expect(local["code_list"].text == "2026-04-30")
        }
    }

    @Test(arguments: [("21548", 200), ("99999", 404), ("2154", 404), ("L%C3%BD", 404)])
    func `one commune is read by its code`(code: String, status: Int) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/communes/\(code)")
            #expect(reading.status == status)
            if status == 200 {
                #expect(reading.json["name"].text == "Đặc khu Lý Sơn")
                #expect(reading.json["remoteness"].text == "island")
            }
        }
    }

    @Test func `provinces are all read at once`() async throws {
        try await WebRig.run { rig in
            let items = try await rig.probe.get("/v1/provinces").json["items"].items
            #expect(items.compactMap { $0["code"].text } == ["01", "51", "79"])
        }
    }

    @Test func `an address names a commune or says that it does not`() async throws {
        try await WebRig.run { rig in
            let text = "X%C3%A3+Ba+T%C6%A1%2C+Qu%E1%BA%A3ng+Ng%C3%A3i"
            let exact = try await rig.probe.get("/v1/addresses?text=\(text)").json
            #expect(exact["result"].text == "exact")
            #expect(exact["candidates"][0]["commune_code"].text == "21484")
            let parts = try await rig.probe.get("/v1/addresses?commune=Ba+T%C6%A1&province=51").json
            #expect(parts["text"].text == "Ba Tơ, 51")
            #expect(parts["candidates"][0]["commune_code"].text == "21484")
            let both = try await rig.probe.get("/v1/addresses?text=Ba+T%C6%A1&commune=Ba+T%C6%A1")
            #expect(both.fieldCodes == ["text not_allowed"])
            let none = try await rig.probe.get("/v1/addresses?text=qwxz").json
            #expect(none["result"].text == "none" && none["candidates"].items.isEmpty)
            #expect(try await rig.probe.get("/v1/addresses").fieldCodes == ["text missing"])
        }
    }

    @Test func `many addresses are answered in their order and not too many`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/addresses",
                json: #"{"texts":["Xã Ba Tơ, Quảng Ngãi","qwxz","Đặc khu Lý Sơn"]}"#)
            #expect(
                reading.json["items"].items.compactMap { $0["result"].text }
                    == ["exact", "none", "exact"])
            let long = String(repeating: "thôn 3, ", count: 60) + "Xã Ba Tơ, Quảng Ngãi"
            let one = "\"\(long.suffix(Query.textLimit))\""
            let all = Array(repeating: one, count: 999) + ["\"Ba Tơ\""]
            let batch = try await rig.probe.send(
                "POST", "/v1/addresses", json: #"{"texts":[\#(all.joined(separator: ","))]}"#)
            #expect(batch.status == 200)
            #expect(batch.json["items"].items.count == 1_000)
            #expect(batch.json["items"].items.last?["result"].text == "exact")
            let many = Array(repeating: "\"a\"", count: 1_001).joined(separator: ",")
            let refused = try await rig.probe.send(
                "POST", "/v1/addresses", json: #"{"texts":[\#(many)]}"#)
            #expect(refused.fieldCodes == ["texts out_of_range"])
        }
    }
}
