import Market
import Testing

@testable import Sandbox

/// GHTK as its documents have it: kilograms in an order, grams in a fee, refusals under HTTP 200.
@Suite struct GHTKSandboxTests {
    private static let keys = [
        "Token": GHTKSandbox.token, "X-Client-Source": GHTKSandbox.clientSource,
    ]
    private static let create = "/ghtk/services/shipment/order/?ver=1.5"
    private static let order: [String: JSONValue] = [
        "products": .list([
            .object([
                "name": .text("Tỏi"), "weight": .number(0.6), "quantity": .integer(2),
                "price": .integer(75_000),
            ])
        ]),
        "order": .object([
            "id": .text("pc_1"), "pick_name": .text("Kho"), "pick_tel": .text("0900000000"),
            "pick_address": .text("Thôn Một"), "pick_province": .text("Quảng Ngãi"),
            "pick_ward": .text("Xã Bình Sơn"), "pick_money": .integer(150_000),
            "name": .text("Người nhận"), "tel": .text("0900000001"),
            "address": .text("Thôn Tây"), "province": .text("Quảng Ngãi"),
            "ward": .text("Đặc khu Lý Sơn"), "hamlet": .text("Khác"),
            "is_freeship": .integer(1), "value": .integer(150_000), "tags": .list([.integer(7)]),
        ]),
    ]

    private var visit: SandboxVisit

    init() throws {
        visit = try SandboxVisit()
    }

    private mutating func label() -> String {
        visit.post(Self.create, Self.keys, Self.order).json["order"]["label"]?.text ?? ""
    }

    @Test(arguments: [
        SandboxSlip("order.id", nil, "30101"),
        SandboxSlip("order.id", .text(String(repeating: "x", count: 250)), "30102"),
        SandboxSlip("order.colour", .text("red"), "30101"),
        SandboxSlip("order.pick_money", .integer(20_000_001), "30101"),
        SandboxSlip("order.pick_money", .number(1.5), "30101"),
        SandboxSlip("order.hamlet", nil, "30101"),
        SandboxSlip("order.pick_date", .text("2026-11-22"), "30101"),
        SandboxSlip("order.transport", .text("sea"), "30101"),
        SandboxSlip("order.note", .text(String(repeating: "x", count: 121)), "30101"),
        SandboxSlip("products.weight", nil, "30101"),
        SandboxSlip("products.grams", .integer(600), "30101"),
        SandboxSlip("products", nil, "30101"),
    ])
    mutating func `an order that is not the document's is refused with 422`(_ slip: SandboxSlip) {
        let reply = visit.post(Self.create, Self.keys, slip.applied(to: Self.order))
        #expect(reply.status == 422)
        #expect(reply.json["success"]?.flag == false)
        #expect(reply.json["error_code"]?.text == slip.expected)
    }

    @Test(arguments: [
        SandboxSlip("products.weight", .integer(600), ""),
        SandboxSlip("order.tel", .text("12"), ""),
        SandboxSlip("order.ward", .text("Ly Son"), ""),
        SandboxSlip("order.province", .text("Quang Ngai"), ""),
        SandboxSlip("order.tags", .list([.integer(999)]), ""),
        SandboxSlip("order.not_delivered_fee", .integer(10_000), ""),
    ])
    mutating func `what cannot be carried is refused under HTTP 200`(_ slip: SandboxSlip) {
        let reply = visit.post(Self.create, Self.keys, slip.applied(to: Self.order))
        #expect(reply.status == 200)
        #expect(reply.json["success"]?.flag == false)
        #expect(visit.world.parcels(of: .ghtk).isEmpty)
    }

    @Test mutating func `token, source, path and method are demanded`() {
        let noToken = visit.post(Self.create, [:], Self.order)
        #expect(noToken.status == 401)
        #expect(noToken.json["error_code"]?.text == "20101")
        let noSource = visit.post(Self.create, ["Token": GHTKSandbox.token], Self.order)
        #expect(noSource.json["error_code"]?.text == "20102")
        let put = visit.send("GET", "/ghtk/services/shipment/order/", Self.keys)
        #expect(put.json["error_code"]?.text == "10102")
        let lost = visit.send("GET", "/ghtk/services/nothing", Self.keys)
        #expect(lost.json["error_code"]?.text == "10104")
    }

    @Test mutating func `without ver=1.5 a district is needed`() {
        let reply = visit.post("/ghtk/services/shipment/order", Self.keys, Self.order)
        #expect(reply.status == 422)
    }

    @Test mutating func `kilograms and grams are told apart`() {
        #expect(!label().isEmpty)
        #expect(visit.world.parcels(of: .ghtk).first?.load.weightGrams == 1_200)
        var grams = SandboxSlip("order.weight_option", .text("gram"), "").applied(to: Self.order)
        grams = SandboxSlip("order.id", .text("pc_2"), "").applied(to: grams)
        grams = SandboxSlip("products.weight", .integer(600), "").applied(to: grams)
        #expect(visit.post(Self.create, Self.keys, grams).json["success"]?.flag == true)
        #expect(visit.world.parcels(of: .ghtk).last?.load.weightGrams == 1_200)
    }

    @Test mutating func `the same order again names the first label`() {
        let first = label()
        let again = visit.post(Self.create, Self.keys, Self.order)
        #expect(again.status == 200)
        #expect(again.json["error"]["code"]?.text == "ORDER_ID_EXIST")
        #expect(again.json["error"]["ghtk_label"]?.text == first)
    }

    @Test mutating func `a fee is asked in grams, and where GHTK does not go is no error`() {
        let base = "/ghtk/services/shipment/fee?pick_province=Qu%E1%BA%A3ng%20Ng%C3%A3i"
        let there =
            "&province=Qu%E1%BA%A3ng%20Ng%C3%A3i&ward=%C4%90%E1%BA%B7c%20khu%20L%C3%BD%20S%C6%A1n"
        let fee = visit.send("GET", base + there + "&weight=1200", Self.keys)
        #expect(fee.json["fee"]["fee"]?.whole == 45_000)
        #expect(fee.json["fee"]["delivery"]?.flag == true)
        let nowhere = visit.send("GET", base + "&province=X&ward=Y&weight=1200", Self.keys)
        #expect(nowhere.json["fee"]["delivery"]?.flag == false)
        let kilograms = visit.send("GET", base + there + "&weight=1.2", Self.keys)
        #expect(kilograms.status == 422)
        #expect(visit.send("GET", base + there + "&weight=1&x=1", Self.keys).status == 422)
    }

    @Test mutating func `only what GHTK does not have yet is cancelled`() {
        let target = "/ghtk/services/shipment/cancel/partner_id:pc_1"
        _ = label()
        #expect(visit.send("POST", target, Self.keys).json["success"]?.flag == true)
        #expect(visit.send("POST", target, Self.keys).json["success"]?.flag == false)
        #expect(visit.send("POST", "/ghtk/services/shipment/cancel/x", Self.keys).status == 404)
    }

    @Test mutating func `a hook is a form with the secret in the address`() {
        visit.world.call(SandboxHookTarget(url: "http://h/w", secret: "a b"), for: .ghtk)
        let label = label()
        let hooks = visit.pass(hours: 5)
        let statuses = hooks.map { hook in
            SandboxPairs(String(decoding: hook.body, as: UTF8.self))["status_id"]
        }
        #expect(statuses == ["2", "12", "3"])
        #expect(hooks[0].url == "http://h/w?hash=a%20b")
        #expect(hooks[0].header("content-type") == "application/x-www-form-urlencoded")
        let text = String(decoding: hooks[0].body, as: UTF8.self)
        #expect(text.contains("label_id=\(label)&partner_id=pc_1"))
        #expect(text.contains("action_time=2026-11-22T10:00:00+07:00"))
        #expect(text.contains("&weight=1.2&"))
    }

    @Test mutating func `status is read by either number, and weight comes in grams`() {
        let label = label()
        for key in [label, "partner_id:pc_1"] {
            let order = visit.send("GET", "/ghtk/services/shipment/v2/\(key)", Self.keys)
            #expect(order.json["order"]["status"]?.text == "2")
            #expect(order.json["order"]["weight"]?.text == "1200")
        }
        let pdf = visit.send("GET", "/ghtk/services/label/\(label)?paper_size=A6", Self.keys)
        #expect(pdf.header("content-type") == "application/pdf")
        let odd = visit.send("GET", "/ghtk/services/label/\(label)?paper_size=A4", Self.keys)
        #expect(odd.status == 422)
    }
}
