import Market
import Testing

@testable import Sandbox

/// Viettel Post as its documents have it: HTTP 200 always, bytes counted, two maps never mixed.
@Suite struct ViettelPostSandboxTests {
    private static let keys = ["Token": ViettelPostSandbox.longToken]
    private static let create = "/viettel_post/v2/order/createOrder"
    private static let order: [String: JSONValue] = [
        "ORDER_NUMBER": .text("pc_1"), "CHECK_UNIQUE": .flag(true),
        "DELIVERY_DATE": .text("23/11/2026 08:00:00"), "SENDER_FULLNAME": .text("Kho"),
        "SENDER_PHONE": .text("0900000000"), "SENDER_ADDRESS": .text("Thôn Một"),
        "SENDER_PROVINCE": .integer(351), "SENDER_WARD": .integer(521_040),
        "RECEIVER_FULLNAME": .text("Người nhận"), "RECEIVER_PHONE": .text("0900000001"),
        "RECEIVER_ADDRESS": .text("Thôn Tây"), "RECEIVER_PROVINCE": .integer(351),
        "RECEIVER_WARD": .integer(521_548), "PRODUCT_NAME": .text("Tỏi"),
        "PRODUCT_WEIGHT": .integer(1_200), "PRODUCT_PRICE": .integer(150_000),
        "PRODUCT_TYPE": .text("HH"), "ORDER_PAYMENT": .integer(3), "ORDER_SERVICE": .text("LCOD"),
        "MONEY_COLLECTION": .integer(150_000),
    ]

    private var visit: SandboxVisit

    init() throws {
        visit = try SandboxVisit()
    }

    private mutating func waybill() -> String {
        let reply = visit.post(Self.create, Self.keys, Self.order)
        return reply.json["data"]["ORDER_NUMBER"]?.text ?? ""
    }

    @Test(arguments: [
        SandboxSlip("PRODUCT_WEIGHT", .number(1.2), "Incorrect data: PRODUCT_WEIGHT"),
        SandboxSlip("PRODUCT_WEIGHT", .integer(1_200_000), "Incorrect data: PRODUCT_WEIGHT"),
        SandboxSlip("PRODUCT_WEIGHT", nil, "Incorrect data: PRODUCT_WEIGHT"),
        SandboxSlip("COLOUR", .text("red"), "Incorrect data: COLOUR"),
        SandboxSlip("PRODUCT_TYPE", .text("XX"), "Incorrect data: PRODUCT_TYPE"),
        SandboxSlip("ORDER_PAYMENT", .integer(5), "Incorrect data: ORDER_PAYMENT"),
        SandboxSlip("ORDER_PAYMENT", .integer(1), "Invalid [MONEY_COLLECTION]"),
        SandboxSlip("MONEY_COLLECTION", .integer(0), "Invalid [MONEY_COLLECTION]"),
        SandboxSlip("ORDER_SERVICE", .text("ZZZ"), "Price does not apply to this itinerary!"),
        SandboxSlip("DELIVERY_DATE", .text("2026-11-23 08:00:00"), "Incorrect data: DELIVERY_DATE"),
        SandboxSlip("GROUPADDRESS_ID", .integer(7), "Groupaddress is invalid"),
        SandboxSlip("SENDER_PHONE", nil, "Incorrect data: SENDER_PHONE"),
        SandboxSlip("RECEIVER_WARD", .integer(1), "mixed"),
        SandboxSlip("RECEIVER_DISTRICT", .integer(1_536), "mixed"),
        SandboxSlip("RECEIVER_PROVINCE", .integer(301), "Invalid [RECEIVER_WARD]"),
        // 76 letters of two bytes each.
        SandboxSlip(
            "RECEIVER_ADDRESS", .text(String(repeating: "đ", count: 76)),
            "Invalid [RECEIVER_ADDRESS]"),
        SandboxSlip(
            "ORDER_NOTE", .text(String(repeating: "đ", count: 76)), "Incorrect data: ORDER_NOTE"),
    ])
    mutating func `a create with a slip is refused under HTTP 200`(_ slip: SandboxSlip) {
        let reply = visit.post(Self.create, Self.keys, slip.applied(to: Self.order))
        #expect(reply.status == 200)
        #expect(reply.json["error"]?.flag == true)
        let mixed =
            "Incorrect data: RECEIVER with address old or RECEIVER with address new"
        let expected = slip.expected == "mixed" ? mixed : slip.expected
        #expect(reply.json["message"]?.text == expected)
        #expect(visit.world.parcels(of: .viettelPost).isEmpty)
    }

    @Test mutating func `a log-in gives a token for a day`() {
        let target = "/viettel_post/v2/user/Login"
        let wrong = visit.post(
            target, [:], ["USERNAME": .text("sandbox"), "PASSWORD": .text("no")])
        #expect(wrong.json["message"]?.text == "Invalid owner account or password!")
        let body: [String: JSONValue] = [
            "USERNAME": .text(ViettelPostSandbox.username),
            "PASSWORD": .text(ViettelPostSandbox.password),
        ]
        let data = visit.post(target, [:], body).json["data"]
        #expect(data["expired"]?.whole == visit.now + SandboxTime.day)
        let keys = ["Token": data["token"]?.text ?? ""]
        let list = "/viettel_post/v2/user/listInventory"
        #expect(visit.send("GET", list, keys).json["error"]?.flag == false)
        visit.now += SandboxTime.day
        #expect(
            visit.send("GET", list, keys).json["message"]?.text == "Token invalid or expired")
        #expect(visit.send("GET", list).json["message"]?.text == "Header Token is required")
    }

    @Test mutating func `a duplicate is refused without the first waybill`() {
        let first = waybill()
        let reply = visit.post(Self.create, Self.keys, Self.order)
        #expect(reply.json["error"]?.flag == true)
        #expect(!first.isEmpty)
        #expect(!reply.text.contains(first))
    }

    @Test mutating func `a cancel below 200 is done once`() {
        let target = "/viettel_post/v2/order/UpdateOrder"
        let cancel: [String: JSONValue] = [
            "TYPE": .integer(4), "ORDER_NUMBER": .text(waybill()), "NOTE": .text("x"),
            "DATE": .text("22/11/2026 11:00:00"),
        ]
        #expect(visit.post(target, Self.keys, cancel).json["error"]?.flag == false)
        #expect(
            visit.post(target, Self.keys, cancel).json["message"]?.text
                == "Order status already exists on the system")
        let unknown = cancel.merging(["ORDER_NUMBER": .text("x")]) { $1 }
        #expect(
            visit.post(target, Self.keys, unknown).json["message"]?.text == "Order does not exist")
    }

    @Test mutating func `prices are a plain list, and by text an object of their own`() {
        let goods: [String: JSONValue] = [
            "PRODUCT_TYPE": .text("HH"), "PRODUCT_WEIGHT": .integer(1_200),
        ]
        var ids = goods
        for side in ["SENDER", "RECEIVER"] { ids["\(side)_PROVINCE"] = .integer(351) }
        let list = visit.post("/viettel_post/v2/order/getPriceAll", Self.keys, ids)
        #expect(list.json[0]["MA_DV_CHINH"]?.text == "LCOD")
        let texts: [String: JSONValue] = [
            "SENDER_ADDRESS": .text("Thôn Một, Xã Bình Sơn, Quảng Ngãi"),
            "RECEIVER_ADDRESS": .text("Thôn Tây, Đặc khu Lý Sơn, Quảng Ngãi"),
        ]
        let target = "/viettel_post/v2/order/getPriceAllNlp"
        let byText = visit.post(target, Self.keys, goods.merging(texts) { $1 })
        #expect(byText.json["RESULT"][0]["GIA_CUOC"]?.whole == 45_000)
    }

    @Test mutating func `a hook carries data and secret, and its own slip of the pen`() {
        visit.world.call(SandboxHookTarget(url: "http://h", secret: "s"), for: .viettelPost)
        let number = waybill()
        let hooks = visit.pass(hours: 30)
        #expect(
            hooks.map { $0.json["DATA"]["ORDER_STATUS"]?.whole } == [100, 104, 105, 200, 300, 400])
        #expect(hooks.allSatisfy { $0.json["TOKEN"]?.text == "s" })
        #expect(hooks[0].json["DATA"]["ORDER_NUMBER"]?.text == number)
        #expect(hooks[0].json["DATA"]["ORDER_REFERENCE"]?.text == "pc_1")
        #expect(hooks[0].json["DATA"]["ORDER_STATUSDATE"]?.text == "22/11/2026 10:00:00")
        #expect(hooks[5].json["DATA"]["NOTE"]?.text?.isEmpty == false)
    }

    @Test mutating func `wards of today are listed by province`() {
        let target = "/viettel_post/v3/categories/listWardsNew?provinceId=351"
        #expect(visit.send("GET", target).json["data"]?.items?.count == 96)
        #expect(visit.send("POST", target).status == 405)
        #expect(visit.send("GET", "/viettel_post/v2/order/getOrder").status == 404)
    }
}
