import Market
import Testing

@testable import Sandbox

/// J&T as its documents have it: a signed form, kilograms, and codes in the envelope.
@Suite struct JTExpressSandboxTests {
    private static let party: JSONValue = .object([
        "name": .text("Người nhận"), "mobile": .text("0900000001"), "prov": .text("Quảng Ngãi"),
        "area": .text("Đặc khu Lý Sơn"), "address": .text("Thôn Tây"),
    ])
    private static let order: [String: JSONValue] = [
        "customerCode": .text(JTExpressSandbox.customerCode),
        "password": .text(JTExpressSandbox.password), "txlogisticId": .text("pc_1"),
        "orderType": .text("1"), "selfAddress": .integer(1), "serviceType": .text("1"),
        "payType": .text("PP_PM"), "productType": .text("EXPRESS"),
        "goodsType": .text("bm000010"), "sender": party, "receiver": party,
        "packageInfo": .object(["weight": .number(1.2)]), "codMoney": .integer(150_000),
        "items": .list([.object(["itemName": .text("Tỏi"), "number": .integer(1)])]),
    ]

    private var visit: SandboxVisit

    init() throws {
        visit = try SandboxVisit()
    }

    private mutating func send(
        _ path: String, _ content: [String: JSONValue], digest: String? = nil,
        account: String = JTExpressSandbox.apiAccount
    ) -> SandboxReply {
        let text = String(decoding: SandboxVisit.bytes(.object(content)), as: UTF8.self)
        let headers = [
            "apiAccount": account, "timestamp": "\(visit.now)",
            "digest": digest ?? JTExpressSandbox.digest(text),
        ]
        return visit.send(
            "POST", "/jt_express" + path, headers,
            body: Array("bizContent=\(SandboxPairs.encoded(text))".utf8),
            type: "application/x-www-form-urlencoded")
    }

    @Test(arguments: [
        SandboxSlip("packageInfo.weight", .integer(1_200), "145003053"),
        SandboxSlip("packageInfo.weight", .number(0.001), "145003053"),
        SandboxSlip("packageInfo.weight", nil, "145003053"),
        SandboxSlip("colour", .text("red"), "145003053"),
        SandboxSlip("goodsType", .text("fresh"), "145003053"),
        SandboxSlip("payType", .text("CASH"), "145003053"),
        SandboxSlip("goodsValue", .integer(30_000_001), "145003053"),
        SandboxSlip("txlogisticId", nil, "145003053"),
        SandboxSlip("receiver.city", .text("Huyện Lý Sơn"), "145003053"),
        SandboxSlip("receiver.area", .text("Ly Son"), "999009020"),
        SandboxSlip("sender.prov", .text("X"), "999009010"),
        SandboxSlip("password", .text("raw"), "999001030"),
        SandboxSlip("customerCode", .text("J1"), "999001030"),
    ])
    mutating func `an order with a slip is refused with its code`(_ slip: SandboxSlip) {
        let reply = send("/api/order/addOrder", slip.applied(to: Self.order))
        #expect(reply.json["code"]?.text == slip.expected)
        #expect(visit.world.parcels(of: .jtExpress).isEmpty)
    }

    @Test mutating func `account and digest are checked over the exact text`() {
        let path = "/api/order/addOrder"
        #expect(send(path, Self.order, digest: "AAAA").json["code"]?.text == "145003030")
        #expect(send(path, Self.order, account: "1").json["code"]?.text == "145003012")
        #expect(send("/api/order/none", Self.order).status == 404)
        #expect(send(path, Self.order).json["code"]?.text == "1")
        #expect(send(path, Self.order).json["code"]?.text == "145003204")
    }

    @Test mutating func `a parcel is traced, and cancelled before it is picked up`() {
        let data = send("/api/order/addOrder", Self.order).json["data"]
        let account = Self.order.filter { ["customerCode", "password"].contains($0.key) }
        let code = data["billCode"]?.text ?? ""
        let trace = account.merging(["billCodes": .text(code)]) { $1 }
        #expect(
            send("/api/logistics/trace", trace).json["data"][0]["details"][0]["scanTypeCode"]?.text
                == "103")
        let cancel = account.merging(["txlogisticId": .text("pc_1")]) { $1 }
        #expect(send("/api/order/cancelOrder", cancel).json["code"]?.text == "1")
        #expect(send("/api/order/cancelOrder", cancel).json["code"]?.text == "999010010")
        let many = Array(repeating: "1", count: 31).joined(separator: ",")
        let tooMany = account.merging(["billCodes": .text(many)]) { $1 }
        #expect(send("/api/logistics/trace", tooMany).json["code"]?.text == "145003502")
    }

    @Test mutating func `a hook is signed like a call`() {
        visit.world.call(SandboxHookTarget(url: "http://h", secret: "key"), for: .jtExpress)
        _ = send("/api/order/addOrder", Self.order)
        let hook = visit.pass(hours: 1).first
        let form = SandboxPairs(String(decoding: hook?.body ?? [], as: UTF8.self))
        let content = form["bizContent"] ?? ""
        #expect(hook?.header("digest") == JTExpressSandbox.digest(content, key: "key"))
    }
}
