import Market
import Testing

@testable import Sandbox

/// GHN as its documents have it: what it refuses, what it gives twice, and how it calls.
@Suite struct GHNSandboxTests {
    private static let prefix = "/ghn/shiip/public-api/"
    private static let keys = ["Token": GHNSandbox.token, "ShopId": GHNSandbox.shop]
    private static let order: [String: JSONValue] = [
        "client_order_code": .text("pc_1"), "to_name": .text("Người nhận"),
        "to_phone": .text("0900000000"), "to_address": .text("Thôn Tây"),
        "is_new_to_address": .flag(true), "to_ward_name": .text("Đặc khu Lý Sơn"),
        "to_province_name": .text("Quảng Ngãi"), "payment_type_id": .integer(1),
        "required_note": .text("CHOXEMHANGKHONGTHU"), "service_type_id": .integer(2),
        "weight": .integer(1_200), "length": .integer(20), "width": .integer(15),
        "height": .integer(10), "cod_amount": .integer(150_000),
        "items": .list([
            .object([
                "name": .text("Tỏi Lý Sơn"), "quantity": .integer(2), "price": .integer(75_000),
            ])
        ]),
    ]

    private var visit: SandboxVisit

    init() throws {
        visit = try SandboxVisit()
    }

    private mutating func post(
        _ path: String, _ body: [String: JSONValue], _ keys: [String: String] = Self.keys
    ) -> SandboxReply {
        visit.post(Self.prefix + path, keys, body)
    }

    private mutating func create(_ code: String = "pc_1") -> String {
        var order = Self.order
        order["client_order_code"] = .text(code)
        let reply = post("v2/shipping-order/create", order)
        return reply.json["data"]["order_code"]?.text ?? ""
    }

    @Test(arguments: [
        SandboxSlip("weight", .text("1200"), "USER_ERR_COMMON"),
        SandboxSlip("weight", .integer(1_200_000), "USER_ERR_COMMON"),
        SandboxSlip("weight", .number(1.2), "USER_ERR_COMMON"),
        SandboxSlip("weight", .integer(0), "USER_ERR_COMMON"),
        SandboxSlip("weight", .integer(20_000), "SERVICE_NOT_FOUND_CONFIG_FEE"),
        SandboxSlip("colour", .text("red"), "USER_ERR_COMMON"),
        SandboxSlip("items.sku", .text("a"), "USER_ERR_COMMON"),
        SandboxSlip("to_name", nil, "USER_ERR_COMMON"),
        SandboxSlip("to_phone", .text("12345"), "PHONE_INVALID"),
        SandboxSlip("required_note", .text("CHOXEM"), "USER_ERR_COMMON"),
        SandboxSlip("service_type_id", .integer(3), "USER_ERR_COMMON"),
        SandboxSlip("length", .integer(151), "USER_ERR_COMMON"),
        SandboxSlip("length", nil, "USER_ERR_COMMON"),
        SandboxSlip("cod_amount", .integer(50_000_001), "USER_ERR_COMMON"),
        SandboxSlip("insurance_value", .integer(5_000_001), "USER_ERR_COMMON"),
        SandboxSlip("to_province_name", .text("Tỉnh Quảng Ngãi"), "PROVINCE_NAME_NOT_VALID"),
        SandboxSlip("to_ward_name", .text("Ly Son"), "WARD_IS_INVALID"),
        SandboxSlip("to_district_name", .text("Huyện Lý Sơn"), "USER_ERR_COMMON"),
        SandboxSlip("items", .list([]), "USER_ERR_COMMON"),
    ])
    mutating func `a create with a slip is refused in GHN's words`(_ slip: SandboxSlip) {
        let reply = post("v2/shipping-order/create", slip.applied(to: Self.order))
        #expect(reply.status == 400)
        #expect(reply.json["code_message"]?.text == slip.expected)
        #expect(visit.world.parcels(of: .ghn).isEmpty)
    }

    @Test mutating func `token, shop, path, method and media type are demanded`() {
        let path = "v2/shipping-order/create"
        #expect(post(path, Self.order, ["ShopId": GHNSandbox.shop]).status == 401)
        let wrong = ["Token": "other", "ShopId": GHNSandbox.shop]
        #expect(post(path, Self.order, wrong).json["message"]?.text == "Token is not valid!")
        let noShop = post(path, Self.order, ["Token": GHNSandbox.token])
        #expect(noShop.json["code_message"]?.text == "SHOP_NOT_FOUND")
        let foreign = post(path, Self.order, ["Token": GHNSandbox.token, "ShopId": "1"])
        #expect(foreign.json["code_message"]?.text == "CLIENT_NOT_OWNER_OF_SHOP")
        #expect(post("v2/shipping-order/print", [:]).status == 404)
        #expect(visit.send("PUT", Self.prefix + path, Self.keys).status == 405)
        let plain = visit.send(
            "POST", Self.prefix + path, Self.keys, body: Array("{}".utf8), type: "text/plain")
        #expect(plain.status == 400)
    }

    @Test mutating func `the same code again gives the first order`() {
        let first = create()
        #expect(!first.isEmpty)
        #expect(create() == first)
        #expect(visit.world.parcels(of: .ghn).count == 1)
        #expect(create("pc_2") != first)
    }

    @Test mutating func `a preview tells the fee and creates nothing`() {
        let reply = post("v2/shipping-order/preview", Self.order)
        // 1200 g and 3000 cm³ to an island: 30000 and 15000.
        #expect(reply.json["data"]["total_fee"]?.whole == 45_000)
        #expect(visit.world.parcels(of: .ghn).isEmpty)
    }

    @Test mutating func `a parcel goes to the island by boat, and GHN tells each step`() throws {
        visit.world.call(
            SandboxHookTarget(url: "http://127.0.0.1/h", secret: "s", header: "X-Own"), for: .ghn)
        let number = create()
        var told: [String] = []
        for _ in 0..<80 {
            for hook in visit.pass(hours: 1) {
                #expect(hook.header("X-Own") == "s")
                #expect(hook.json["ClientOrderCode"]?.text == "pc_1")
                told.append(hook.json["Status"]?.text ?? "")
                visit.world.settle(hook, status: 200, at: visit.now)
            }
        }
        #expect(
            told == [
                "ready_to_pick", "picking", "picked", "storing", "transporting", "storing",
                "transporting", "sorting", "delivering", "delivered",
            ])
        let target = Self.prefix + "v2/shipping-order/detail?order_code=\(number)"
        let detail = visit.send("GET", target, Self.keys)
        #expect(detail.json["data"]["status"]?.text == "delivered")
    }

    @Test mutating func `every key of a hook is there`() {
        visit.world.call(SandboxHookTarget(url: "http://h", secret: "s"), for: .ghn)
        _ = create()
        guard case .object(let members)? = visit.pass(hours: 0).first?.json else {
            Issue.record("no hook")
            return
        }
        let names = """
            ShopID Time OrderCode ClientOrderCode Type Description Status Reason ReasonCode \
            CODAmount CODTransferDate Weight ConvertedWeight Length Width Height PaymentType \
            IsPartialReturn PartialReturnCode Fee TotalFee Warehouse ShipperName ShipperPhone PodURL
            """
        #expect(Set(members.keys) == Set(names.split(separator: " ").map(String.init)))
        #expect(members["Type"]?.text == "create")
    }

    @Test mutating func `what was picked up cannot be cancelled, under HTTP 200`() {
        let body: [String: JSONValue] = ["order_codes": .list([.text(create())])]
        _ = visit.pass(hours: 5)
        let reply = post("v2/switch-status/cancel", body)
        #expect(reply.status == 200)
        #expect(reply.json["data"][0]["result"]?.flag == false)
        let early: [String: JSONValue] = ["order_codes": .list([.text(create("pc_3"))])]
        #expect(post("v2/switch-status/cancel", early).json["data"][0]["result"]?.flag == true)
        #expect(post("v2/switch-status/cancel", early).json["data"][0]["result"]?.flag == false)
        let odd = early.merging(["reason_code": .text("GHN-X")]) { $1 }
        #expect(post("v2/switch-status/cancel", odd).status == 400)
    }

    @Test mutating func `the money to collect changes up to five million`() {
        let number = create()
        let good: [String: JSONValue] = ["order_code": .text(number), "cod_amount": .integer(0)]
        #expect(post("v2/shipping-order/updateCOD", good).status == 200)
        let much = good.merging(["cod_amount": .integer(5_000_001)]) { $1 }
        #expect(post("v2/shipping-order/updateCOD", much).status == 400)
        let more = good.merging(["note": .text("x")]) { $1 }
        #expect(post("v2/shipping-order/updateCOD", more).status == 400)
        #expect(visit.world.parcels(of: .ghn).first?.load.collect == 0)
    }

    @Test mutating func `what is sent back comes home and is not delivered any more`() {
        visit.world.send(.ghn, along: .redelivered)
        let body: [String: JSONValue] = ["order_codes": .list([.text(create())])]
        #expect(post("v2/switch-status/return", body).json["data"][0]["result"]?.flag == false)
        _ = visit.pass(hours: 37)
        #expect(post("v2/switch-status/return", body).json["data"][0]["result"]?.flag == true)
        _ = visit.pass(hours: 200)
        let stages = visit.world.parcels(of: .ghn).first?.events.map(\.stage) ?? []
        #expect(stages.suffix(3) == [.returnDecided, .returning, .returned])
    }

    @Test mutating func `a label opens for half an hour`() {
        let codes: [String: JSONValue] = ["order_codes": .list([.text(create())])]
        let token = post("v2/a5/gen-token", codes).json["data"]["token"]?.text ?? ""
        let target = "/ghn/a5/public-api/print80x80?token=\(token)"
        #expect(visit.send("GET", target).status == 200)
        visit.now += 31 * 60_000
        #expect(visit.send("GET", target).status == 400)
        #expect(post("v2/a5/gen-token", ["order_codes": .list([.text("x")])]).status == 400)
    }

    @Test mutating func `communes are listed with names to send back`() {
        let provinces = visit.send(
            "GET", Self.prefix + "v3/master-data/province/all", Self.keys)
        let found = provinces.json["data"]?.items?.first { $0["name"]?.text == "Quảng Ngãi" }
        let id = found?["_id"]?.code ?? ""
        let target = Self.prefix + "v3/master-data/ward/all-by-province-id?province_id=\(id)"
        let wards = visit.send("GET", target, Self.keys).json["data"]?.items ?? []
        #expect(wards.count == 96)
        #expect(wards.contains { $0["name"]?.text == "Đặc khu Lý Sơn" })
        #expect(visit.send("GET", target + "&limit=201", Self.keys).status == 400)
    }
}
