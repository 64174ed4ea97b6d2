import Market
import Reach
import Testing

@testable import Sandbox

/// Faults, clock, hooks and the pages for people.
@Suite struct SandboxWorldTests {
    private static let list = "/ghn/shiip/public-api/v3/master-data/province/all"
    private static let keys = ["Token": GHNSandbox.token]

    private var visit: SandboxVisit

    init() throws {
        visit = try SandboxVisit()
    }

    private mutating func faults(_ text: String) -> Int {
        visit.send("POST", "/control/faults", body: Array("{\"next\":[\(text)]}".utf8)).status
    }

    private mutating func ask() -> SandboxReply {
        visit.send("GET", Self.list, Self.keys)
    }

    private mutating func create(_ code: String) {
        let order: [String: JSONValue] = [
            "client_order_code": .text(code), "to_name": .text("Người nhận"),
            "to_phone": .text("0900000000"), "to_address": .text("Thôn Tây"),
            "is_new_to_address": .flag(true), "to_ward_name": .text("Xã Bình Sơn"),
            "to_province_name": .text("Quảng Ngãi"), "payment_type_id": .integer(1),
            "required_note": .text("CHOXEMHANGKHONGTHU"), "service_type_id": .integer(2),
            "weight": .integer(500), "length": .integer(1), "width": .integer(1),
            "height": .integer(1), "content": .text("Tỏi"),
        ]
        let keys = ["Token": GHNSandbox.token, "ShopId": GHNSandbox.shop]
        _ = visit.post("/ghn/shiip/public-api/v2/shipping-order/create", keys, order)
    }

    @Test mutating func `a fault strikes its courier as often as asked, then no more`() {
        #expect(faults(#"{"courier":"ghn","status":429,"retry_after":7,"count":2}"#) == 204)
        #expect(visit.send("GET", "/viettel_post/v3/categories/listProvinceNew").status == 200)
        #expect(ask().header("retry-after") == "7")
        #expect(ask().status == 429)
        #expect(ask().status == 200)
    }

    @Test mutating func `resets, halves, silence and delays say how the answer ends`() {
        let wanted = """
            {"courier":"ghn","reset":true},{"courier":"ghn","half":true},
            {"courier":"ghn","hang":true},{"courier":"ghn","delay_ms":20}
            """
        #expect(faults(wanted) == 204)
        #expect(ask().ending == .reset)
        let half = ask()
        #expect(half.ending == .half)
        #expect(half.status == 200)
        #expect(ask().ending == .silence)
        #expect(ask().delayMilliseconds == 20)
    }

    @Test mutating func `an expired token is refused in the courier's words`() {
        #expect(faults(#"{"courier":"ghn","expired_token":true}"#) == 204)
        #expect(ask().status == 401)
        #expect(ask().status == 200)
    }

    @Test mutating func `a lost answer leaves the parcel behind`() {
        #expect(faults(#"{"courier":"ghn","reset":true,"after":true}"#) == 204)
        create("pc_1")
        #expect(visit.world.parcels(of: .ghn).count == 1)
        #expect(faults(#"{"courier":"ghn","reset":true}"#) == 204)
        create("pc_2")
        #expect(visit.world.parcels(of: .ghn).count == 1)
    }

    @Test mutating func `an outage of a day ends after a day`() {
        #expect(faults(#"{"courier":"ghn","outage_seconds":86400}"#) == 204)
        for _ in 0..<5 { #expect(ask().status == 503) }
        #expect(
            visit.send("POST", "/control/clock", body: Array(#"{"hours":23}"#.utf8)).status == 204)
        #expect(ask().status == 503)
        #expect(
            visit.send("POST", "/control/clock", body: Array(#"{"hours":1}"#.utf8)).status == 204)
        #expect(ask().status == 200)
    }

    @Test mutating func `hooks come twice, late or never on request`() {
        visit.world.call(SandboxHookTarget(url: "http://h", secret: "s"), for: .ghn)
        _ = faults(
            """
            {"courier":"ghn","hooks":"duplicate"},{"courier":"ghn","hooks":"lost"},
            {"courier":"ghn","hooks":"late"}
            """)
        visit.world.send(.ghn, along: .still)
        for code in ["a", "b", "c", "d"] { create(code) }
        func codes(_ hooks: [SandboxHook]) -> [String?] {
            hooks.map { $0.json["ClientOrderCode"]?.text }
        }
        let first = visit.world.advance(to: visit.now)
        #expect(codes(first) == ["a", "d"])
        // The same once more, as soon as the first was taken.
        for hook in first { visit.world.settle(hook, status: 200, at: visit.now) }
        #expect(codes(visit.world.advance(to: visit.now)) == ["a"])
        #expect(codes(visit.world.advance(to: visit.now + SandboxPost.hold)) == ["c"])
    }

    @Test mutating func `GHN calls again after 5xx, in order, and never after 4xx`() throws {
        visit.world.call(SandboxHookTarget(url: "http://h", secret: "s"), for: .ghn)
        create("a")
        let first = try #require(visit.world.advance(to: visit.now).first)
        visit.world.settle(first, status: 500, at: visit.now)
        // The next event waits until the first was told.
        visit.now += 10_000
        #expect(visit.world.advance(to: visit.now).isEmpty)
        visit.now += 20_000
        let again = visit.world.advance(to: visit.now)
        #expect(again.map(\.body) == [first.body])
        visit.world.settle(again[0], status: 404, at: visit.now)
        #expect(visit.pass(hours: 1).isEmpty)
    }

    @Test mutating func `the page shows credentials, hooks and parcels`() {
        create("pc_7")
        let body = #"{"courier":"ghn","url":"http://127.0.0.1:1/h","secret":"s","header":"X-A"}"#
        #expect(visit.send("POST", "/control/hooks", body: Array(body.utf8)).status == 204)
        let page = visit.send("GET", "/control").json
        let ghn = page["couriers"]?.items?.first { $0["courier"]?.text == "ghn" }
        #expect(ghn["credentials"]["shop_id"]?.text == GHNSandbox.shop)
        #expect(ghn["hooks"]["header"]?.text == "X-A")
        #expect(ghn["parcels"][0]["code"]?.text == "pc_7")
        #expect(ghn["parcels"][0]["stage"]?.text == "created")
    }

    @Test mutating func `a parcel takes the path that somebody asked for`() throws {
        create("pc_1")
        let number = try #require(visit.world.parcels(of: .ghn).first?.number)
        let body = #"{"courier":"ghn","path":"lost","number":"\#(number)"}"#
        #expect(visit.send("POST", "/control/parcels", body: Array(body.utf8)).status == 204)
        _ = visit.pass(hours: 72)
        #expect(visit.world.parcels(of: .ghn).first?.stage == .lost)
    }

    @Test(arguments: [
        ("POST", "/control/clock", #"{"hours":0}"#), ("POST", "/control/hooks", #"{"url":"x"}"#),
        ("POST", "/control/hooks", #"{"courier":"ghn","url":"ftp://x"}"#),
        ("POST", "/control/parcels", #"{"courier":"ghn","path":"up"}"#),
        ("POST", "/control/faults", #"{"next":[{"courier":"best","status":500}]}"#),
        ("POST", "/control/faults", #"{"next":[{"expired_token":true}]}"#),
        ("GET", "/control/places?courier=best", ""),
    ])
    mutating func `a slip at the control is answered`(
        _ method: String, _ target: String, _ body: String
    ) {
        #expect(visit.send(method, target, body: Array(body.utf8)).status == 422)
    }

    @Test mutating func `places are listed as lines of a place code table`() {
        let csv = visit.send("GET", "/control/places?courier=ghn").text
        #expect(csv.contains("1021548,Đặc khu Lý Sơn,251,Quảng Ngãi\n"))
        let lines = SandboxPlaces.sample.lines(for: .myVNPost)
        #expect(lines.contains { $0.code == "921548" && $0.parentCode == "951" })
    }

    @Test func `a pace of 1440 brings a parcel to the island in four minutes`() throws {
        var world = try SandboxWorld(secret: SandboxVisit.secret, pace: 1_440)
        world.call(SandboxHookTarget(url: "http://h", secret: "s"), for: .ghn)
        var visit = try SandboxVisit()
        visit.world = world
        visit.world.send(.ghn, along: .island)
        visit.create(code: "a")
        _ = visit.world.advance(to: visit.now + 68 * 60_000 * 60 / 1_440)
        #expect(visit.world.parcels(of: .ghn).first?.stage == .delivered)
    }
}

extension SandboxVisit {
    fileprivate mutating func create(code: String) {
        let load = SandboxLoad()
        let now = now
        world.change(.ghn) { depot in
            _ = depot.take(code: code, load: load, at: now) { "L\($0)" }
        }
    }
}
