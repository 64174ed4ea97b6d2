import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// The operator hands out and erases what is known about a number, and sees who looked.
@Suite struct PersonalTests {
    private static func post(
        _ rig: WebRig, _ path: String, _ json: String, key: String? = nil
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/personal-data/\(path)", key: key ?? rig.keys.admin, json: json)
    }

    @Test func `an export, an erasure and the list of looks tell of the same order`()
        async throws
    {
        try await WebRig.run { rig in
            let placed = try await rig.probe.send(
                "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order([:]))
            #expect(placed.status == 201)
            let id = try #require(placed.json["id"].text)
            let phone = try #require(placed.json["buyer"]["phone"].text)
            let export = try await Self.post(rig, "exports", #"{"phone":"\#(phone)"}"#)
            #expect(export.status == 200)
            #expect(export.json["items"][0]["order_id"].text == id)
            let kept = try await Self.post(rig, "erasures", #"{"phone":"\#(phone)"}"#)
            #expect(kept.json["kept"][0]["code"].text == "order_under_way")
            let erased = try await Self.post(
                rig, "erasures", #"{"phone":"\#(phone)","force":true}"#)
            #expect(erased.json["erased"][0].text == id)
            let order = try await rig.probe.get("/v1/orders/\(id)", key: rig.keys.storefront)
            #expect(order.json["buyer"]["name"].text == "")
            let reads = try await rig.probe.get(
                "/v1/personal-data/reads?order=\(id)", key: rig.keys.admin)
            let doors = Set(reads.json["items"].items.compactMap { $0["door"].text })
            #expect(doors.isSuperset(of: ["storefront", "assignment", "export"]))
        }
    }

    @Test func `what is no number, and what names no order, is refused`() async throws {
        try await WebRig.run { rig in
            #expect(try await Self.post(rig, "exports", #"{"phone":"12"}"#).status == 422)
            #expect(try await Self.post(rig, "erasures", "{}").status == 422)
            let reads = "/v1/personal-data/reads"
            #expect(try await rig.probe.get(reads, key: rig.keys.admin).status == 422)
            let unknown = try await rig.probe.get("\(reads)?order=or_9", key: rig.keys.admin)
            #expect(unknown.status == 404)
        }
    }

    @Test func `nobody but an admin comes in`() async throws {
        try await WebRig.run { rig in
            for (role, key) in rig.keys.all where role != .admin {
                let json = #"{"phone":"0987654321"}"#
                #expect(try await Self.post(rig, "exports", json, key: key).status == 403)
                #expect(try await Self.post(rig, "erasures", json, key: key).status == 403)
                let reads = try await rig.probe.get(
                    "/v1/personal-data/reads?order=or_1", key: key)
                #expect(reads.status == 403)
            }
        }
    }
}
