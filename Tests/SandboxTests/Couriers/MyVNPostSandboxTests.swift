import Foundation
import Market
import Testing

@testable import Sandbox

/// MyVNPost as its page has it: numbers as text, a list to poll, and a signed call.
@Suite struct MyVNPostSandboxTests {
    private static let create = "/myvnpost/CreateOrder"
    private static let order: [String: JSONValue] = [
        "orderCreationStatus": .integer(1), "type": .text("GUI"),
        "customerCode": .text(MyVNPostSandbox.customer),
        "contractCode": .text(MyVNPostSandbox.contract),
        "informationOrder": .object([
            "senderName": .text("Kho"), "senderPhone": .text("0900000000"),
            "senderAddress": .text("Thôn Một"), "senderProvinceCode": .text("951"),
            "senderDistrictCode": .text("VNPOST"), "senderCommuneCode": .text("921040"),
            "receiverName": .text("Người nhận"), "receiverPhone": .text("0900000001"),
            "receiverAddress": .text("Thôn Tây"), "receiverProvinceCode": .text("951"),
            "receiverDistrictCode": .text("VNPOST"), "receiverCommuneCode": .text("921548"),
            "serviceCode": .text("CTN009"), "saleOrderCode": .text("pc_1"),
            "contentNote": .text("Tỏi"), "weight": .text("1200"), "width": .text("15"),
            "length": .text("20"), "height": .text("10"),
            "addonService": .list([
                .object(["code": .text("GTG021"), "propValue": .text("PROP0018:150000")])
            ]),
        ]),
    ]

    private var visit: SandboxVisit
    private var keys: [String: String] = [:]

    init() throws {
        visit = try SandboxVisit()
        let reply = visit.post(
            "/myvnpost/GetAccessToken", [:],
            [
                "username": .text(MyVNPostSandbox.username),
                "password": .text(MyVNPostSandbox.password),
                "customerCode": .text(MyVNPostSandbox.customer),
            ])
        keys = ["token": reply.json["token"]?.text ?? ""]
    }

    private mutating func code() -> String {
        visit.post(Self.create, keys, Self.order).json["itemCode"]?.text ?? ""
    }

    @Test(arguments: [
        SandboxSlip("informationOrder.weight", .integer(1_200), "weight"),
        SandboxSlip("informationOrder.weight", .text("1.2"), "weight"),
        SandboxSlip("informationOrder.weight", .text("1200000"), "weight"),
        SandboxSlip("informationOrder.senderDistrictCode", .text("522"), "sender"),
        SandboxSlip("informationOrder.receiverCommuneCode", .text("921040x"), "receiver"),
        SandboxSlip("informationOrder.receiverProvinceCode", .text("901"), "receiver"),
        SandboxSlip("informationOrder.serviceCode", .text("XXX"), "serviceCode"),
        SandboxSlip("informationOrder.colour", .text("red"), "colour"),
        SandboxSlip("informationOrder.contentNote", nil, "contentNote"),
        SandboxSlip("informationOrder.receiverPhone", .text("1"), "receiverPhone"),
        SandboxSlip("informationOrder.addonService.propValue", .text("PROP0018:x"), "GTG021"),
        SandboxSlip("customerCode", .text("C1"), "customerCode"),
        SandboxSlip("type", .text("NHAN"), "type"),
    ])
    mutating func `an order with a slip is refused`(_ slip: SandboxSlip) {
        let reply = visit.post(Self.create, keys, slip.applied(to: Self.order))
        #expect(reply.status == 400)
        #expect(reply.json["message"]?.text?.contains(slip.expected) == true)
        #expect(visit.world.parcels(of: .myVNPost).isEmpty)
    }

    @Test mutating func `without a token in force nothing is told`() {
        #expect(visit.post(Self.create, [:], Self.order).status == 401)
        visit.now += SandboxTime.day
        #expect(visit.post(Self.create, keys, Self.order).status == 401)
        let wrong = visit.post(
            "/myvnpost/GetAccessToken", [:],
            ["username": .text("a"), "password": .text("b"), "customerCode": .text("c")])
        #expect(wrong.status == 401)
    }

    @Test mutating func `an order is found by either number, and listed by its days`() {
        let code = code()
        for (type, key) in [("1", code), ("2", "pc_1")] {
            let reply = visit.send("GET", "/myvnpost/getOrder?type=\(type)&code=\(key)", keys)
            #expect(reply.json["results"][0]["itemCode"]?.text == code)
        }
        let none = visit.send("GET", "/myvnpost/getOrder?type=1&code=x", keys)
        #expect(none.json["results"]?.items?.isEmpty == true)
        let days = "lastUpdateFrom=22-11-2026&lastUpdateTo=22-11-2026&isInternational=false"
        let list = visit.send("GET", "/myvnpost/GetListOrder?\(days)", keys)
        #expect(list.json["results"]?.items?.count == 1)
        let iso = "lastUpdateFrom=2026-11-22&lastUpdateTo=2026-11-22&isInternational=false"
        #expect(visit.send("GET", "/myvnpost/GetListOrder?\(iso)", keys).status == 400)
    }

    @Test mutating func `the first element of a call is signed`() throws {
        visit.world.call(SandboxHookTarget(url: "http://h", secret: ""), for: .myVNPost)
        let code = code()
        let hook = try #require(visit.pass(hours: 1).first)
        let sent = hook.json["sendDate"]?.text ?? ""
        let signature = Data(base64Encoded: hook.json["signature"]?.text ?? "") ?? Data()
        #expect(hook.json["data"][0]["status"]?.text == "1")
        #expect(
            Digest.isSignedRSASHA256(
                Array("MYVNP\(sent)\(code)1".utf8), signature: [UInt8](signature),
                publicKey: SandboxRSAKey.publicPEM))
        #expect(
            !Digest.isSignedRSASHA256(
                Array("MYVNP\(sent)\(code)2".utf8), signature: [UInt8](signature),
                publicKey: SandboxRSAKey.publicPEM))
    }

    @Test mutating func `communes of today are listed under the word VNPOST`() {
        let list = visit.send("GET", "/myvnpost/getNewCommuneAll", keys).json.items ?? []
        #expect(list.contains { $0["communeCode"]?.text == "921548" })
        #expect(list.allSatisfy { $0["districtCode"]?.text == "VNPOST" })
    }
}
