import Market
import TestSupport
import Testing

@testable import Web

/// Files through the doors: what is sent, what is answered, what is refused.
@Suite struct UploadTests {
    @Test func `a photo is begun, sent, finished, shown and kept by its readers`() async throws {
        try await WebRig.run { rig in
            let flow = UploadFlow(rig: rig, bytes: try UploadFlow.photo())
            let begun = try await flow.begin()
            #expect(begun.status == 201)
            #expect(begun.header("Location") == "/v1/uploads/\(begun.json["id"].text ?? "")")
            #expect(begun.json["received"].items == [])
            #expect(begun.json["chunk_bytes"].integer == 262_144)
            #expect(SchemaCheck.problems(of: begun.json, as: .named("Upload")) == [])
            #expect(try await flow.begin().status == 200)
            let done = try await flow.upload()
            #expect((done.status, done.json["state"].text) == (200, "finished"))
            #expect(SchemaCheck.problems(of: done.json, as: .named("Upload")) == [])
            #expect(try await flow.upload().body == done.body)
            let photo: JSONValue = done.json["photo"]
            for size in photo["sizes"].items {
                let url = try #require(size["url"].text)
                let shown = try await rig.probe.get(url)
                #expect(shown.status == 200)
                #expect(shown.body.count == size["bytes"].integer)
                #expect(
                    shown.header("Content-Type")
                        == (size["format"].text == "webp" ? "image/webp" : "image/jpeg"))
                #expect(
                    shown.header("Cache-Control") == "public, max-age=31536000, immutable")
                #expect(shown.header("X-Content-Type-Options") == "nosniff")
                let tag = try #require(shown.header("ETag"))
                #expect(tag == "\"\(Digest.hex(Digest.sha256(shown.body)))\"")
                let again = try await rig.probe.get(url, ["If-None-Match": tag])
                #expect((again.status, again.body.count) == (304, 0))
                let head = try await rig.probe.send("HEAD", url)
                #expect(head.header("Content-Length") == "\(shown.body.count)")
            }
            let id = try #require(photo["id"].text)
            #expect(try await rig.probe.get("/v1/photos/\(id)").json == photo)
            for missing in ["\(id)/321.webp", "\(id)/320.png", "ph_0/320.webp", "\(id)/a"] {
                #expect(try await rig.probe.get("/photos/\(missing)").status == 404)
            }
        }
    }

    @Test func `a row of photos is set through the doors, and each fault is named`() async throws {
        try await WebRig.run { rig in
            let flow = UploadFlow(rig: rig, bytes: try UploadFlow.photo())
            let id = try #require(try await flow.upload().json["photo"]["id"].text)
            let path = "/v1/listings/ls_1/photos"
            let added = try await rig.probe.send(
                "POST", path, key: rig.keys.producer, json: #"{"photo":"\#(id)"}"#)
            #expect(added.status == 200)
            let tag = try #require(added.header("ETag"))
            for (body, field) in [
                (#"{}"#, "photo missing"), (#"{"photo":7}"#, "photo wrong_type"),
                (#"{"photo":"ph_9"}"#, "photo not_allowed"),
                (#"{"photo":"\#(id)","kind":"cover"}"#, "kind malformed"),
                (#"{"photo":"\#(id)","alt":1}"#, "alt wrong_type"),
                (#"{"photo":"\#(id)","order":1}"#, "order unknown_field"),
            ] {
                let reading = try await rig.probe.send(
                    "POST", path, key: rig.keys.producer, json: body)
                #expect((reading.status, reading.fieldCodes) == (422, [field]))
            }
            let row = #"{"photos":[{"id":"\#(id)","kind":"label","alt":"Nhãn"}]}"#
            let unread = try await rig.probe.send("PUT", path, key: rig.keys.producer, json: row)
            #expect(unread.status == 428)
            let put = try await rig.probe.send(
                "PUT", path, key: rig.keys.producer, ["If-Match": tag], json: row)
            #expect(put.status == 200)
            let stale = try await rig.probe.send(
                "PUT", path, key: rig.keys.producer, ["If-Match": tag],
                json: #"{"photos":[]}"#)
            #expect(stale.status == 412)
            let stranger = try await rig.probe.send(
                "POST", path, key: rig.keys.otherProducer, json: #"{"photo":"\#(id)"}"#)
            #expect((stranger.status, stranger.code) == (403, "out_of_scope"))
        }
    }

    @Test func `what is wrong with an upload is told by field, in Vietnamese first`() async throws {
        try await WebRig.run { rig in
            let flow = UploadFlow(rig: rig, bytes: Array("<svg/>".utf8))
            let cases: [([String: String?], [String])] = [
                (["purpose": "\"film\""], ["purpose malformed"]),
                (["bytes": "0"], ["bytes out_of_range"]),
                (["bytes": "10485761"], ["bytes out_of_range"]),
                (["bytes": nil], ["bytes missing"]), (["bytes": "\"1\""], ["bytes wrong_type"]),
                (["sha256": "\"a\""], ["sha256 malformed"]), (["sha256": nil], ["sha256 missing"]),
                (["name": "\"a.jpg\""], ["name unknown_field"]),
            ]
            for (changes, fields) in cases {
                let reading = try await rig.probe.send(
                    "POST", "/v1/uploads", key: rig.keys.producer, json: flow.draft(changes))
                #expect((reading.status, reading.fieldCodes) == (422, fields))
            }
            let refused = try await flow.upload()
            #expect((refused.status, refused.fieldCodes) == (422, ["photo not_allowed"]))
            #expect(
                refused.json["errors"][0]["message"].text
                    == "Đây là tệp SVG, đuôi tên không quan trọng. Chỉ nhận JPEG, PNG, WebP.")
        }
    }

    @Test func `what is wrong with a chunk is told by its number`() async throws {
        try await WebRig.run { rig in
            let bytes = (0..<300_000).map { UInt8($0 % 253) }
            let flow = UploadFlow(rig: rig, bytes: bytes)
            let id = try #require(try await flow.begin().json["id"].text)
            let (own, path) = ("/v1/uploads/\(id)", "/v1/uploads/\(id)/chunks")
            let (first, last) = (Array(bytes.prefix(262_144)), Array(bytes.dropFirst(262_144)))
            #expect(try await flow.send(last, 0, to: id).fieldCodes == ["chunks[0] out_of_range"])
            #expect(try await flow.send(last, 2, to: id).fieldCodes == ["chunks[2] out_of_range"])
            let mixed = Digest.hex(Digest.sha256(first))
            let wrong = try await rig.probe.send(
                "PUT", "\(path)/1?sha256=\(mixed)", key: rig.keys.producer, body: last)
            #expect((wrong.status, wrong.fieldCodes) == (422, ["chunks[1] malformed"]))
            for (target, header, field) in [
                ("\(path)/1", nil, "sha256 missing"),
                ("\(path)/1?sha256=0", nil, "sha256 malformed"),
                ("\(path)/1", "sha-256=:AAAA:", "Content-Digest malformed"),
                ("\(path)/1", "md5=:AAAA:", "Content-Digest malformed"),
            ] {
                let reading = try await rig.probe.send(
                    "PUT", target, key: rig.keys.producer,
                    header.map { ["Content-Digest": $0] } ?? [:], body: last)
                #expect((reading.status, reading.fieldCodes) == (422, [field]))
            }
            #expect(try await flow.send(first + [0], 0, to: id).status == 413)
            let early = try await flow.finish(id)
            #expect(early.code == "upload_incomplete" && early.status == 409)
            #expect(early.json["missing"].items == [.integer(0), .integer(1)])
            let right = try await rig.probe.send(
                "PUT", "\(path)/1?sha256=\(Digest.hex(Digest.sha256(last)))",
                key: rig.keys.producer, body: last)
            #expect((right.status, right.json["received"].items) == (200, [.integer(1)]))
            for number in ["x", "-1", "01", "9999999999999999999"] {
                let reading = try await rig.probe.send(
                    "PUT", "\(path)/\(number)?sha256=\(mixed)", key: rig.keys.producer, body: last)
                #expect([404, 422].contains(reading.status), "\(number)")
            }
            #expect(try await rig.probe.get(own, key: rig.keys.otherProducer).status == 403)
        }
    }

    @Test(arguments: [
        ("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", true),
        ("sha-512=:AAAA:, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", true),
        ("sha-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", false), ("sha-256=::", false),
        ("sha-256=:", false), ("", false), ("sha-512=:AAAA:", false),
    ])
    func `a digest of RFC 9530 is read`(header: String, isRead: Bool) {
        let empty = Digest.sha256([UInt8]())
        #expect(UploadEndpoints.sha256(in: header) == (isRead ? empty : nil))
    }
}
