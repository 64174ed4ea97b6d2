import Couriers
import Market
import Testing

/// Products to MyEMS: the calls, the tombstone, and what an answer means.
@Suite struct MyEMSTests {
    private let courier = MyEMS()
    private let account = CourierAccount(
        url: "https://ems.example/v2", secret: Secret("made/up token"))
    private let ending = ListingItem.delete(
        sku: ListingID("ls_1"), version: 9, at: CourierSamples.now)

    private func push(_ item: ListingItem, isUpdate: Bool = false) -> ListingPush {
        ListingPush(
            id: "msg_1", seq: 1, body: courier.body(of: CourierSamples.batch(items: [item])),
            isUpdate: isUpdate)
    }

    private func request(_ push: ListingPush) throws -> CourierRequest {
        try courier.request(for: .push(push), account: account, at: CourierSamples.now)
    }

    private func verdict(
        _ body: String, status: Int = 200, to item: ListingItem? = nil
    ) -> ItemVerdict? {
        let job = CourierJob.push(push(item ?? .upsert(CourierSamples.product())))
        guard case .ok(.pushed(let verdicts)) = courier.outcome(job, body, status: status) else {
            return nil
        }
        return verdicts.first
    }

    @Test func `one product goes in a call, and no more`() {
        #expect(
            courier.capabilities.listingPush
                == PushLimits(items: 1, bytes: 65_536, style: .products))
        #expect(courier.capabilities.carrying == nil)
    }

    @Test func `a product that is new is posted`() throws {
        try GoldenCall("MyEMS/Fixtures/product-call.json")
            .expect(request(push(.upsert(CourierSamples.product()))))
    }

    @Test func `a product that EMS had before is put`() throws {
        try GoldenCall("MyEMS/Fixtures/change-call.json")
            .expect(request(push(.upsert(CourierSamples.product()), isUpdate: true)))
    }

    @Test(arguments: [false, true])
    func `a listing that ends is a product without stock`(_ isUpdate: Bool) throws {
        try GoldenCall("MyEMS/Fixtures/ending-call.json")
            .expect(request(push(ending, isUpdate: isUpdate)))
    }

    @Test func `the secret in the query is never printed`() throws {
        let request = try request(push(.upsert(CourierSamples.product())))
        var dumped = ""
        dump(request, to: &dumped)
        let shown = "\(request) \(String(reflecting: request)) \(dumped)"
        #expect(shown.contains("POST https://ems.example/v2/products"))
        #expect(!shown.contains("merchant_token") && !shown.contains("made"))
    }

    @Test func `without a token or a product nothing is sent`() {
        let bare = CourierAccount(url: "https://ems.example", secret: Secret(""))
        let product = push(.upsert(CourierSamples.product()))
        #expect(throws: CourierError.self) {
            _ = try courier.request(for: .push(product), account: bare, at: 0)
        }
        for body in ["", "{}", "[]", #"{"sku":1}"#] {
            let push = ListingPush(id: "m", seq: 1, body: Array(body.utf8))
            #expect(throws: CourierError.self) { _ = try request(push) }
        }
        #expect(courier.body(of: CourierSamples.batch(items: [])).isEmpty)
        #expect(throws: CourierError.self) {
            _ = try courier.request(for: .logIn, account: account, at: 0)
        }
    }

    @Test func `a product that is echoed was taken`() throws {
        let reply = try CourierFixture.reply("MyEMS/Fixtures/product-answer.json")
        let job = CourierJob.push(push(.upsert(CourierSamples.product())))
        #expect(
            courier.outcome(of: reply, to: job, at: CourierSamples.now)
                == .ok(.pushed([ItemVerdict(sku: "ls_1", status: .accepted)])))
    }

    @Test func `the echo of another product proves nothing`() {
        #expect(verdict(#"{"data":{"sku":"ls_2"}}"#) == nil)
    }

    @Test(arguments: [
        (409, #"{"message":"conflict"}"#),
        (422, #"{"message":"x","errors":{"sku":["The sku has already been taken."]}}"#),
        (400, #"{"code":"error","message":"SKU đã tồn tại"}"#),
        (200, #"{"code":"error","message":"sku exists"}"#),
    ])
    func `a sku that EMS has already goes out as a change next time`(
        _ status: Int, _ body: String
    ) {
        #expect(verdict(body, status: status)?.status == .stale)
        #expect(verdict(body, status: status)?.code == "duplicate")
    }

    @Test(arguments: [
        (422, #"{"message":"The name field is required.","errors":{"name":["required"]}}"#),
        (400, #"{"code":"error","message":"Giá không hợp lệ"}"#),
        (200, #"{"code":"error","message":"weight must be positive"}"#), (400, "{}"),
    ])
    func `a product that is refused is told to its producer`(_ status: Int, _ body: String) {
        let verdict = verdict(body, status: status)
        #expect(verdict?.status == .rejected)
        #expect(verdict?.sku == "ls_1")
        #expect(verdict?.message?.isEmpty == false)
    }

    @Test func `what EMS never had need not be ended`() {
        #expect(verdict("", status: 404, to: ending)?.status == .accepted)
        let product = CourierJob.push(push(.upsert(CourierSamples.product())))
        #expect(courier.outcome(product, "", status: 404).rejection?.remedy == .amend)
    }

    @Test func `faults that have nothing to do with words are told apart`() {
        courier.expectFaults(of: .push(push(.upsert(CourierSamples.product()))))
        #expect(
            courier.outcome(.push(push(ending)), "{}", status: 401).rejection?.remedy == .amend)
        #expect(courier.outcome(.logIn, "{}").isDoubt)
    }
}
