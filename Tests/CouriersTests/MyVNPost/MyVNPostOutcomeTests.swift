import Couriers
import Market
import Reach
import Testing

/// Answer to outcome: each call has a shape of its own.
@Suite struct MyVNPostOutcomeTests {
    private let courier = MyVNPost()
    private typealias Samples = MyVNPostSamples

    @Test func `a log-in gives a token whose end is not known`() throws {
        let token = CourierToken(secret: Secret("token.made.up"), expiresAt: nil)
        #expect(try Samples.outcome(.logIn, "log-in") == .ok(.loggedIn(token)))
    }

    @Test(arguments: [
        #"{"success":false,"errorMessage":"Sai mật khẩu","token":null}"#, #"{"success":false}"#,
    ])
    func `a log-in that is refused asks for another account`(_ body: String) {
        for status in [200, 400] {
            #expect(courier.outcome(.logIn, body, status: status).rejection?.remedy == .amend)
        }
        #expect(courier.outcome(.logIn, "", status: 403).rejection?.remedy == .amend)
    }

    @Test func `charges are read also with numbers as strings`() throws {
        let quotes = [
            CourierQuote(service: "CTN009", name: "Tiêu chuẩn", total: Money(vnd: 27_500)),
            CourierQuote(service: "ETN011", name: "Nhanh", total: Money(vnd: 43_500)),
        ]
        let job = CourierJob.quote(Samples.consignment)
        #expect(try Samples.outcome(job, "charges") == .ok(.quoted(quotes)))
    }

    @Test func `a blank list of services means that none goes there`() {
        let job = CourierJob.quote(Samples.consignment)
        #expect(courier.outcome(job, "[]") == .ok(.quoted([])))
        #expect(courier.outcome(job, #"{"data":[]}"#) == .ok(.quoted([])))
        #expect(courier.outcome(job, #"[{"serviceCode":"X"}]"#).isDoubt)
    }

    @Test(arguments: ["create", "create-data"])
    func `an order gives both of its numbers and its fee`(_ file: String) throws {
        let outcome = try Samples.outcome(.create(Samples.consignment), file)
        guard case .ok(.created(let created)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(created == CreatedShipment(waybill: Samples.waybill, fee: Money(vnd: 27_500)))
        #expect(created.waybill.reference == "90001")
    }

    @Test func `an order without its number may have been made`() {
        let job = CourierJob.create(Samples.consignment)
        #expect(courier.outcome(job, #"{"orderHdrID":"90001"}"#).isDoubt)
    }

    @Test(arguments: ["order", "order-numbers"])
    func `a reading tells how the parcel stands`(_ file: String) throws {
        for job in [CourierJob.detail(Samples.waybill), .find(PostSamples.parcel)] {
            guard case .ok(.reported(let report)) = try Samples.outcome(job, file) else {
                Issue.record("not read")
                continue
            }
            #expect(report.waybill == Samples.waybill)
            #expect(report.waybill?.reference == "90001")
            #expect(report.parcel == PostSamples.parcel)
            #expect(report.meaning == .status(.outForDelivery))
            #expect(report.at == CourierSamples.now)
            #expect(report.fee == Money(vnd: 27_500))
            #expect(report.weightGrams == 1_400)
            #expect(report.dedupKey == "CA000000001VN|12|22/11/2026 10:00:00")
        }
    }

    @Test(arguments: ["[]", #"{"results":[]}"#, #"[{"results":[]}]"#])
    func `an empty list means that there is no such parcel`(_ body: String) {
        for job in [CourierJob.detail(Samples.waybill), .find(PostSamples.parcel)] {
            let outcome = courier.outcome(job, body)
            #expect(outcome == .ok(.absent), "\(body) \(outcome)")
        }
    }

    @Test func `the reading of another order proves nothing`() throws {
        for job in [CourierJob.detail(Waybill("CA9")), .find(ParcelID("pk_9"))] {
            #expect(try Samples.outcome(job, "order").isDoubt)
        }
    }

    @Test func `a list is read order by order, and a full page has another behind it`() throws {
        let job = CourierJob.poll(
            from: Samples.days.lowerBound, to: Samples.days.upperBound, page: 1)
        guard case .ok(.listed(let reports, let hasMore)) = try Samples.outcome(job, "list") else {
            Issue.record("not read")
            return
        }
        #expect(reports.map(\.waybill?.text) == ["CA000000001VN", "CA000000002VN"])
        #expect(!hasMore)
        let line = #"{"itemCode":"CA1","status":"14"}"#
        let full = #"{"results":["# + [String](repeating: line, count: 100).joined(separator: ",")
        guard case .ok(.listed(let page, let more)) = courier.outcome(job, full + "]}") else {
            Issue.record("a full page was not read")
            return
        }
        #expect(page.count == 100 && more)
    }

    @Test func `a cancellation and a correction are done, wait, or are refused`() throws {
        let cancel = CourierJob.cancel(Samples.waybill, .other)
        let correct = CourierJob.updateCOD(Samples.waybill, Money(vnd: 90_000))
        #expect(try Samples.outcome(cancel, "affair-done") == .ok(.cancelled))
        #expect(try Samples.outcome(correct, "affair-done") == .ok(.updatedCOD))
        for job in [cancel, correct] {
            let waiting = try Samples.outcome(job, "affair-waiting").rejection
            #expect(waiting?.code == "awaits_approval" && waiting?.remedy == .amend)
            let refused = try Samples.outcome(job, "affair-refused").rejection
            #expect(refused?.code == "type_01" && refused?.remedy == .amend)
            #expect(refused?.message == "Bưu gửi đã được thu gom")
        }
    }

    @Test func `a label is a document`() throws {
        let pdf = CourierLabel.document(
            bytes: Array("%PDF-1.4 made up".utf8), mediaType: "application/pdf")
        let job = CourierJob.label(Samples.waybill, .a6)
        #expect(try Samples.outcome(job, "label") == .ok(.label(pdf)))
        for body in [#"["!"]"#, #"["aGVsbG8="]"#, "[]", #"[""]"#] {
            #expect(courier.outcome(job, body).isDoubt, "\(body)")
        }
    }

    @Test func `a token that is over asks for a log-in`() {
        for job in MyVNPostSamples.jobs where job != .logIn {
            for status in [401, 403] {
                #expect(courier.outcome(job, "{}", status: status).rejection?.remedy == .logIn)
            }
        }
    }

    @Test(arguments: ["errorMessage", "message", "Message"])
    func `a no is told in the courier's words`(_ name: String) {
        for job in MyVNPostSamples.jobs {
            let rejection = courier.outcome(
                job, #"{"\#(name)":"Mã dịch vụ không hợp lệ"}"#, status: 400
            ).rejection
            #expect(rejection?.remedy == .amend)
            #expect(rejection?.message == "Mã dịch vụ không hợp lệ")
        }
    }

    @Test func `faults that have nothing to do with words are told apart`() {
        for job in MyVNPostSamples.jobs { courier.expectFaults(of: job) }
    }
}
