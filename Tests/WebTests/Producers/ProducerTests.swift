import Market
import TestSupport
import Testing

@testable import Web

/// Producers are registered by themselves or by an officer, and their contact is not public.
@Suite struct ProducerTests {
    @Test func `a fresh key registers its producer once and is for it from then on`() async throws {
        try await WebRig.run { rig in
            let key = rig.keys.fresh
            let made = try await rig.probe.send(
                "POST", "/v1/producers", key: key, json: Bodies.producer())
            #expect(made.status == 201)
            #expect(made.json["phone"].text == "+84912345678")
            #expect(made.json["commune"].text == "Xã Ba Tơ, Tỉnh Quảng Ngãi")
            let path = try #require(made.header("Location"))
            let again = try await rig.probe.send(
                "POST", "/v1/producers", key: key, json: Bodies.producer())
            #expect((again.status, again.code) == (409, "already_exists"))
            let listing = try await rig.probe.send(
                "POST", "/v1/listings", key: key, json: Bodies.listing())
            #expect(listing.status == 201)
            #expect(listing.json["producer"]["id"].text == made.json["id"].text)
            #expect(try await rig.probe.get(path).status == 200)
        }
    }

    @Test func `contact and tax code are for the producer and its officers`() async throws {
        try await WebRig.run { rig in
            let keys = rig.keys
            for (key, isShown) in [
                (nil, false), (keys.storefront, false), (keys.otherProducer, false),
                (keys.producer, true), (keys.officer, true), (keys.admin, true),
            ] as [(String?, Bool)] {
                let reading = try await rig.probe.get("/v1/producers/pr_1", key: key)
                #expect(reading.status == 200)
                for member in ["phone", "email", "tax_code"] {
                    #expect(reading.json.names.contains(member) == isShown)
                }
                #expect(reading.text.contains("+84912345678") == isShown)
            }
        }
    }

    @Test(
        arguments: [
            (["registration_number": nil], ["registration_number missing"]),
            (["commune_code": #""99999""#], ["commune_code unknown_commune"]),
            (["commune_code": #""2154""#], ["commune_code malformed"]),
            (["legal_form": #""shop""#], ["legal_form malformed"]),
            (["phone": #""12""#, "tax_code": #""1""#], ["tax_code malformed", "phone malformed"]),
            (["fax": #""1""#], ["fax unknown_field"]),
        ] as [([String: String?], [String])])
    func `what is wrong is refused by field`(changes: [String: String?], problems: [String])
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/producers", key: rig.keys.fresh, json: Bodies.producer(changes))
            #expect(reading.status == 422)
            #expect(reading.fieldCodes == problems)
        }
    }

    @Test func `an edit starts from the version that was read and clears with null`() async throws {
        try await WebRig.run { rig in
            let key = rig.keys.producer
            let tag = try #require(
                try await rig.probe.get("/v1/producers/pr_1", key: key).header("ETag"))
            let edited = try await rig.probe.send(
                "PATCH", "/v1/producers/pr_1", key: key, ["If-Match": tag],
                json: #"{"email":null,"address":"Thôn Đông"}"#)
            #expect(edited.status == 200)
            #expect(edited.json["email"] == .null && edited.json["address"].text == "Thôn Đông")
            #expect(edited.json["version"].integer == 2)
            let other = try await rig.probe.send(
                "PATCH", "/v1/producers/pr_1", key: key, ["If-Match": tag],
                json: #"{"website":"https://lyson.vn"}"#)
            #expect(other.status == 200 && other.json["address"].text == "Thôn Đông")
            let torn = try await rig.probe.send(
                "PATCH", "/v1/producers/pr_1", key: key, ["If-Match": tag],
                json: #"{"address":"Thôn Tây"}"#)
            #expect(torn.status == 409)
            #expect(torn.text.contains("Thôn Đông") && torn.text.contains("Thôn Tây"))
            let future = try await rig.probe.send(
                "PATCH", "/v1/producers/pr_1", key: key, ["If-Match": "\"99\""],
                json: #"{"address":"X"}"#)
            #expect(future.status == 412)
        }
    }

    @Test func `a suspended producer's listings are off sale until it is let back`() async throws {
        try await WebRig.run { rig in
            func set(_ state: String, _ key: String) async throws -> HTTPReading {
                try await rig.probe.send(
                    "PUT", "/v1/producers/pr_1/state", key: key, json: #"{"state":"\#(state)"}"#)
            }
            let own = try await set("suspended", rig.keys.producer)
            let officers = try await set("suspended", rig.keys.officer)
            let gone = try await rig.probe.get("/v1/listings").json["items"].items
            let back = try await set("active", rig.keys.officer)
            let there = try await rig.probe.get("/v1/listings").json["items"].items
            #expect([own.status, officers.status, back.status] == [403, 200, 200])
            #expect([gone.count, there.count] == [0, 1])
        }
    }

    @Test func `a producer that there is not is not found`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/producers/pr_9")
            #expect(reading.status == 404)
        }
    }
}
