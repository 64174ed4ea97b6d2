import Market
import Testing

@testable import Sandbox

/// MyEMS as its documents have it: one product per call, whole numbers, money echoed as text.
@Suite struct MyEMSSandboxTests {
    private static let target = "/myems/products?merchant_token=\(MyEMSSandbox.token)"
    private static let product: [String: JSONValue] = [
        "name": .text("Tỏi"), "sku": .text("ls_1"), "description": .text("Một múi"),
        "price": .integer(75_000), "weight": .integer(600), "width": .integer(10),
        "height": .integer(10), "length": .integer(10), "quantity": .integer(100),
    ]

    private var visit: SandboxVisit

    init() throws {
        visit = try SandboxVisit()
    }

    @Test(arguments: [
        SandboxSlip("name", nil, "name"), SandboxSlip("price", .text("75000"), "price"),
        SandboxSlip("price", .number(75_000.5), "price"),
        SandboxSlip("price", .integer(-1), "price"),
        SandboxSlip("weight", .number(0.6), "weight"),
        SandboxSlip("weight", .integer(2_000_000), "weight"),
        SandboxSlip("quantity", .text("1"), "quantity"),
        SandboxSlip("quantity", .flag(true), "quantity"),
        SandboxSlip("category", .text("a"), "category"), SandboxSlip("sku", .integer(1), "sku"),
    ])
    mutating func `a product with a slip is refused`(_ slip: SandboxSlip) {
        let reply = visit.post(Self.target, [:], slip.applied(to: Self.product))
        #expect(reply.status == 422)
        #expect(reply.json["code"]?.text == "error")
        #expect(reply.json["message"]?.text?.hasPrefix(slip.expected) == true)
        #expect(visit.world.myEMS.products.isEmpty)
    }

    @Test mutating func `a product is made once, then changed`() {
        let first = visit.post(Self.target, [:], Self.product)
        #expect(first.json["data"]["price"]?.text == "75000")
        #expect(visit.post(Self.target, [:], Self.product).status == 422)
        let one = "/myems/products/ls_1?merchant_token=\(MyEMSSandbox.token)"
        let body = SandboxVisit.bytes(.object(["quantity": .integer(0)]))
        #expect(visit.send("PUT", one, body: body).json["data"]["quantity"]?.whole == 0)
        #expect(visit.send("PUT", one.replacing("ls_1", with: "ls_2"), body: body).status == 404)
        #expect(visit.send("GET", Self.target).json["data"]?.items?.count == 1)
    }

    @Test mutating func `without the merchant's token nothing is told`() {
        #expect(visit.post("/myems/products", [:], Self.product).status == 401)
        #expect(visit.send("DELETE", Self.target).status == 405)
        #expect(visit.send("GET", Self.target.replacing("products", with: "items")).status == 404)
    }
}
