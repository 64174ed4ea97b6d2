import Couriers
import Market
import Reach
import Testing

/// Reply to outcome: HTTP is 200 for failures too, so the envelope speaks.
@Suite struct ViettelPostOutcomeTests {
    private let courier = ViettelPost()
    /// The midnight after the day of the samples, in Viet Nam.
    private let midnight: Int64 = 1_795_366_800_000

    private func outcome(_ job: CourierJob, file name: String) throws -> CourierOutcome {
        courier.outcome(
            of: try CourierFixture.reply("ViettelPost/Fixtures/\(name)-answer.json"), to: job,
            at: CourierSamples.now)
    }

    private func failure(_ message: String, status: Int = 400) -> String {
        #"{"status":\#(status),"error":true,"message":"\#(message)","data":null}"#
    }

    @Test func `a log-in gives a token and its end`() throws {
        let token = CourierToken(secret: Secret("made.up.token"), expiresAt: 1_795_402_800_000)
        #expect(try outcome(.logIn, file: "log-in") == .ok(.loggedIn(token)))
    }

    @Test func `an end of 0 means that the answer does not say`() {
        let body = #"{"status":200,"error":false,"message":"OK","data":{"token":"t","expired":0}}"#
        let token = CourierToken(secret: Secret("t"), expiresAt: nil)
        #expect(courier.outcome(.logIn, body) == .ok(.loggedIn(token)))
    }

    @Test func `a plain list of services is what each asks`() throws {
        let quotes = [
            CourierQuote(
                service: "VCN", name: "Chuyển phát nhanh", total: Money(vnd: 26_400),
                expectedBy: midnight + 48 * 3_600_000),
            CourierQuote(
                service: "VTK", name: "Tiết kiệm", total: Money(vnd: 18_000),
                expectedBy: midnight + 72 * 3_600_000),
        ]
        let job = CourierJob.quote(PostSamples.consignment())
        #expect(try outcome(job, file: "prices-list") == .ok(.quoted(quotes)))
    }

    @Test func `a list under RESULT is read like a plain one`() throws {
        let job = CourierJob.quote(PostSamples.consignment())
        guard case .ok(.quoted(let quotes)) = try outcome(job, file: "prices-by-text") else {
            Issue.record("not read")
            return
        }
        #expect(quotes.map(\.service) == ["PHS"])
    }

    @Test(arguments: [
        "[]", #"{"RESULT":[]}"#, #"{"status":204,"error":false,"message":"","data":null}"#,
        #"{"status":204,"error":true,"message":"Price does not apply to this itinerary!"}"#,
        #"{"status":200,"error":false,"message":"OK","data":[]}"#,
    ])
    func `no service at all means that none goes there`(_ body: String) {
        let job = CourierJob.quote(PostSamples.consignment())
        #expect(courier.outcome(job, body) == .ok(.quoted([])))
    }

    @Test func `an order gives its number, its fee and by when`() throws {
        let expected = CreatedShipment(
            waybill: PostSamples.waybill, fee: Money(vnd: 26_400),
            expectedBy: midnight + 48 * 3_600_000)
        let job = CourierJob.create(PostSamples.consignment())
        for name in ["create", "create-strings"] {
            #expect(try outcome(job, file: name) == .ok(.created(expected)), "\(name)")
        }
    }

    @Test func `an order without a number may have been made`() {
        let job = CourierJob.create(PostSamples.consignment())
        let body = #"{"status":200,"error":false,"message":"OK","data":{}}"#
        #expect(courier.outcome(job, body).isDoubt)
    }

    @Test func `a cancellation that was told twice is done`() {
        let job = CourierJob.cancel(PostSamples.waybill, .other)
        let done = #"{"status":200,"error":false,"message":"Hủy đơn hàng thành công","data":null}"#
        #expect(courier.outcome(job, done) == .ok(.cancelled))
        #expect(
            courier.outcome(job, failure("Order status already exists on the system"))
                == .ok(.cancelled))
    }

    @Test func `a label is a link that opens for an hour`() {
        let body = #"{"status":200,"error":false,"message":"aB+/c=","data":null}"#
        for (paper, kind) in [(LabelPaper.a5, "1"), (.a6, "2"), (.roll80, "100")] {
            let link =
                "https://digitalize.viettelpost.vn/DigitalizePrint/report.do?"
                + "type=\(kind)&bill=aB%2B%2Fc%3D&showPostage=0"
            #expect(
                courier.outcome(.label(PostSamples.waybill, paper), body)
                    == .ok(.label(.link(Secret(link), validSeconds: 3_600))))
        }
    }

    @Test(arguments: [
        ("Header Token is required", CourierRejection.Remedy.logIn),
        ("Token invalid", .logIn), ("Token invalid or expired", .logIn),
        ("Invalid owner account or password!", .amend), ("Groupaddress is invalid", .amend),
        ("Order does not exist", .amend), ("Incorrect data: ORDER_SERVICE", .amend),
        ("Price does not apply to this itinerary!", .amend),
        ("Blocking create order, please check the configuration", .amend),
        ("Invalid [SENDER_WARD], Invalid [RECEIVER_WARD]", .amend),
        ("Invalid [MONEY_COLLECTION]", .amend),
        ("Incorrect data: SENDER_PROVINCE with address old", .amend),
    ])
    func `each documented message has its remedy`(
        _ message: String, _ remedy: CourierRejection.Remedy
    ) {
        let job = CourierJob.create(PostSamples.consignment())
        let rejection = courier.outcome(job, failure(message)).rejection
        #expect(rejection?.remedy == remedy)
        #expect(rejection?.message == message)
    }

    @Test func `a token that is over asks for a log-in, however it is told`() {
        let job = CourierJob.create(PostSamples.consignment())
        for (status, body) in [(200, failure("denied", status: 401)), (401, ""), (401, "{}")] {
            #expect(courier.outcome(job, body, status: status).rejection?.remedy == .logIn)
        }
    }

    @Test func `an error of the system leaves the outcome unknown`() {
        for job in ViettelPostSamples.jobs {
            #expect(courier.outcome(job, failure("System error", status: 205)).isDoubt, "\(job)")
        }
    }

    @Test func `faults that have nothing to do with words are told apart`() {
        for job in ViettelPostSamples.jobs { courier.expectFaults(of: job) }
    }
}
