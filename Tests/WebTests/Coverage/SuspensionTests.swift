import TestSupport
import Testing

@testable import Web

/// Suspensions over HTTP: opened by those who may, seen by all, ended by hand or by the clock.
@Suite struct SuspensionTests {
    private static let reach = "/v1/listings/ls_1/reach?commune=00004"

    private func draft(_ place: String = "commune:21548", _ more: String = "") -> String {
        """
        {"place":"\(place)","valid_to":"2027-01-10","effect":"stop","reason":"ferry_stopped",\
        "source":"Cảng vụ"\(more)}
        """
    }

    private func open(
        _ rig: WebRig, _ body: String, key: String? = nil
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/suspensions", key: key ?? rig.keys.officer, json: body)
    }

    @Test func `opening stops the next answer, lifting frees it`() async throws {
        try await WebRig.run { rig async throws in
            #expect(try await rig.probe.get(Self.reach).json["status"].text == "served")
            let opened = try await open(rig, draft())
            #expect(opened.status == 201, "\(opened.text)")
            #expect(SchemaCheck.problems(of: opened.json, as: .named("Suspension")) == [])
            let id = opened.json["id"].text ?? ""
            let stopped = try await rig.probe.get(Self.reach).json
            #expect(stopped["status"].text == "not_served")
            #expect(stopped["reasons"][0]["row"].text == id)
            let list = try await rig.probe.get("/v1/suspensions?state=in_force").json
            #expect(list["items"][0]["id"].text == id)
            #expect(SchemaCheck.problems(of: list, as: .page(of: "Suspension")) == [])
            let lifted = try await rig.probe.send(
                "POST", "/v1/suspensions/\(id)/lifting", key: rig.keys.officer)
            #expect(lifted.json["state"].text == "lifted")
            #expect(try await rig.probe.get(Self.reach).json["status"].text == "served")
            let again = try await rig.probe.send(
                "POST", "/v1/suspensions/\(id)/lifting", key: rig.keys.officer)
            #expect(again.status == 409)
        }
    }

    @Test func `moving the end needs the version that was read`() async throws {
        try await WebRig.run { rig async throws in
            let opened = try await open(rig, draft())
            let path = "/v1/suspensions/\(opened.json["id"].text ?? "")"
            func patch(_ tag: String?) async throws -> HTTPReading {
                try await rig.probe.send(
                    "PATCH", path, key: rig.keys.officer, tag.map { ["If-Match": $0] } ?? [:],
                    json: #"{"valid_to":"2027-02-01"}"#)
            }
            #expect(try await patch(nil).status == 428)
            let tag = try #require(opened.header("ETag"))
            let moved = try await patch(tag)
            #expect(moved.status == 200 && moved.json["valid_to"].text == "2027-02-01")
            #expect(try await patch(tag).status == 412)
        }
    }

    @Test func `each may suspend only what is theirs`() async throws {
        try await WebRig.run { rig async throws in
            #expect(try await open(rig, draft("commune:00004")).code == "out_of_scope")
            let own = try await open(rig, draft("country"), key: rig.keys.courier)
            #expect(own.status == 201 && own.json["courier"].text == "a")
            let other = draft("country", #","courier":"a""#)
            #expect(
                try await open(rig, other, key: rig.keys.otherCourier).code == "out_of_scope")
            #expect(try await open(rig, draft(), key: rig.keys.producer).status == 403)
        }
    }

    @Test func `a delay needs its days and a stop has none`() async throws {
        try await WebRig.run { rig async throws in
            let days = #","delay_days":{"min":1,"max":3}"#
            let delay = draft().replacing("stop\"", with: "delay\"")
            #expect(try await open(rig, delay).fieldCodes == ["delay_days missing"])
            #expect(
                try await open(rig, draft("commune:21548", days)).fieldCodes == [
                    "delay_days not_allowed"
                ])
            let both = delay.replacing("}", with: days + "}")
            #expect(try await open(rig, both).json["delay_days"]["max"].integer == 3)
            #expect(try await open(rig, draft("moon")).fieldCodes == ["place malformed"])
        }
    }
}
