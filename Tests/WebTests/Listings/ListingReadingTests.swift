import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// Live listings are found and read by anyone, and what is kept is never shown too long.
@Suite struct ListingReadingTests {
    @Test(arguments: [
        "t%E1%BB%8Fi+l%C3%BD+s%C6%A1n", "toi+ly+son", "TOI", "to%CC%89i+ly%CC%81",
    ])
    func `a listing is found with and without its marks`(words: String) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings?q=\(words)")
            #expect(reading.status == 200)
            #expect(reading.json["items"][0]["id"].text == "ls_1")
            #expect(reading.json["items"][0]["stars"].integer == 4)
            #expect(reading.json["next_cursor"] == .null)
        }
    }

    @Test(arguments: [
        ("", 1), ("q=khong+co", 0), ("set=4", 1), ("set=5", 0), ("stars=4", 1), ("stars=5", 0),
        ("producer=pr_1", 1), ("producer=pr_2", 0), ("origin=21548", 1), ("origin=21484", 0),
        ("deliver_to=00004", 1), ("deliver_to=26732", 0), ("q=toi&stars=4&deliver_to=26740", 1),
    ])
    func `each filter keeps what it names`(query: String, count: Int) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings?\(query)")
            #expect(reading.status == 200)
            #expect(reading.json["items"].items.count == count)
        }
    }

    @Test(arguments: [
        ("limit=0", "limit out_of_range"), ("limit=101", "limit out_of_range"),
        ("limit=x", "limit out_of_range"), ("set=27", "set out_of_range"),
        ("stars=2", "stars out_of_range"), ("deliver_to=1", "deliver_to malformed"),
        ("deliver_too=21548", "deliver_too unknown_field"), ("q=%FF", "q malformed"),
        ("q=\(String(repeating: "a", count: 301))", "q too_long"),
    ])
    func `a query that cannot be meant is refused by name`(query: String, problem: String)
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings?\(query)")
            #expect(reading.status == 422)
            #expect(reading.code == "invalid_query")
            #expect(reading.fieldCodes == [problem])
        }
    }

    @Test func `a commune that there is not and a cursor that we did not make are refused`()
        async throws
    {
        try await WebRig.run { rig in
            let commune = try await rig.probe.get("/v1/listings?deliver_to=99999")
            #expect((commune.status, commune.code) == (422, "unknown_commune"))
            let cursor = try await rig.probe.get("/v1/listings?cursor=zzz")
            #expect((cursor.status, cursor.code) == (422, "invalid_cursor"))
        }
    }

    @Test func `an unchanged page is answered with 304 and a changed one anew`() async throws {
        try await WebRig.run { rig in
            let first = try await rig.probe.get("/v1/listings")
            let tag = try #require(first.header("ETag"))
            #expect(first.header("Cache-Control") == "no-cache")
            let again = try await rig.probe.get("/v1/listings", ["If-None-Match": tag])
            #expect(again.status == 304)
            #expect(again.body.isEmpty && again.header("ETag") == tag)
            let counted = try await rig.probe.send(
                "PUT", "/v1/listings/ls_1/stock", key: rig.keys.producer, json: #"{"stock":3}"#)
            #expect(counted.status == 200)
            let changed = try await rig.probe.get("/v1/listings", ["If-None-Match": tag])
            #expect(changed.status == 200)
            #expect(changed.json["items"][0]["stock"].integer == 3)
        }
    }

    @Test func `a kept page drops a star on the day it lapses`() async throws {
        try await WebRig.run { rig in
            #expect(try await rig.probe.get("/v1/listings").json["items"][0]["stars"].integer == 4)
            // The decision of 15 August 2025 holds for 36 months.
            rig.clock.set(CoverageSamples.day("2028-08-14").startUTCMilliseconds)
            let last = try await rig.probe.get("/v1/listings").json["items"][0]
            #expect(last["stars"].integer == 4)
            #expect(last["certificate"]["valid_until"].text == "2028-08-14")
            rig.clock.set(CoverageSamples.day("2028-08-15").startUTCMilliseconds)
            let lapsed = try await rig.probe.get("/v1/listings").json["items"][0]
            #expect(lapsed["stars"] == .null && lapsed["certificate"] == .null)
        }
    }

    @Test func `a kept listing is made anew when it changes and when a day begins`() async throws {
        try await WebRig.run { rig in
            let path = "/v1/listings/ls_1"
            let first = try await rig.probe.get(path)
            let tag = try #require(first.header("ETag"))
            #expect(try await rig.probe.get(path).body == first.body)
            let same = try await rig.probe.get(path, ["If-None-Match": tag])
            #expect(same.status == 304 && same.body.isEmpty && same.header("ETag") == tag)
            let counted = try await rig.probe.send(
                "PUT", "\(path)/stock", key: rig.keys.producer, json: #"{"stock":3}"#)
            #expect(counted.status == 200)
            let changed = try await rig.probe.get(path, ["If-None-Match": tag])
            #expect(changed.status == 200 && changed.json["stock"].integer == 3)
            rig.clock.set(CoverageSamples.day("2028-08-15").startUTCMilliseconds)
            #expect(try await rig.probe.get(path).json["stars"] == .null)
        }
    }

    @Test func `what the producer may see of a listing is not kept for others`() async throws {
        try await WebRig.run { rig in
            let path = "/v1/listings/ls_1"
            let own = try await rig.probe.get(path, key: rig.keys.producer)
            #expect(own.json.names.contains("review_note"))
            for _ in 0..<2 {
                #expect(try await !rig.probe.get(path).json.names.contains("review_note"))
            }
            let again = try await rig.probe.get(path, key: rig.keys.producer)
            #expect(again.json.names.contains("review_note"))
        }
    }

    @Test func `a page ends with a cursor and the next one goes on`() async throws {
        try await WebRig.run { rig in
            try await rig.desks.house.store.write { session in
                for number in 2...5 { try session.insert(MarketSamples.listing("ls_\(number)")) }
            }
            var seen: [String] = []
            var target = "/v1/listings?limit=2"
            for _ in 0..<3 {
                let page = try await rig.probe.get(target).json
                seen += page["items"].items.compactMap { $0["id"].text }
                guard let cursor = page["next_cursor"].text else { break }
                target = "/v1/listings?limit=2&cursor=\(cursor)"
            }
            #expect(seen.sorted() == ["ls_1", "ls_2", "ls_3", "ls_4", "ls_5"])
        }
    }

    @Test func `a draft is seen by its producer and its officer only`() async throws {
        try await WebRig.run { rig in
            let made = try await rig.probe.send(
                "POST", "/v1/listings", key: rig.keys.producer, json: Bodies.listing())
            let path = try #require(made.header("Location"))
            let keys = rig.keys
            for (key, status) in [
                (nil, 404), (keys.storefront, 404), (keys.otherProducer, 404),
                (keys.producer, 200), (keys.officer, 200), (keys.admin, 200),
            ] as [(String?, Int)] {
                let reading = try await rig.probe.get(path, key: key)
                #expect(reading.status == status)
                #expect(reading.json.names.contains("review_note") == (status == 200))
            }
            #expect(try await !rig.probe.get("/v1/listings").text.contains("Tỏi đen"))
        }
    }

    @Test func `a reader without leave sees nothing but what is public`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings/ls_1")
            #expect(reading.status == 200)
            for secret in ["review_note", "+84912345678", "toi@lyson.example", "4300812345"] {
                #expect(!reading.text.contains(secret))
            }
            #expect(reading.json["producer"].names == ["id", "name", "commune_code", "commune"])
            #expect(reading.json["producer"]["commune"].text == "Đặc khu Lý Sơn, Tỉnh Quảng Ngãi")
        }
    }
}
