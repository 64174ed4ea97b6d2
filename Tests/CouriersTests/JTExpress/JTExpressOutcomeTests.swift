import Couriers
import Market
import Reach
import Testing

/// Answer to outcome: code 1 is a success that must show its proof, every other a no.
@Suite struct JTExpressOutcomeTests {
    private let courier = JTExpress()
    private typealias Samples = JTExpressSamples

    private func no(_ code: String) -> String {
        #"{"code":"\#(code)","msg":"no","data":null}"#
    }

    @Test func `a price is what the service asks`() throws {
        let quote = CourierQuote(service: "EXPRESS", name: "EXPRESS", total: Money(vnd: 32_000))
        let job = CourierJob.quote(Samples.consignment)
        #expect(try Samples.outcome(job, "cost") == .ok(.quoted([quote])))
        for name in ["standardTotalFee", "inquiryFee"] {
            let body = #"{"code":1,"msg":"success","data":{"\#(name)":32000}}"#
            #expect(courier.outcome(job, body) == .ok(.quoted([quote])))
        }
    }

    @Test func `an unknown place is one where nobody goes`() {
        for code in ["999009010", "999009020"] {
            #expect(courier.outcome(.quote(Samples.consignment), no(code)) == .ok(.quoted([])))
            let create = courier.outcome(.create(Samples.consignment), no(code))
            #expect(create.rejection?.remedy == .amend)
        }
    }

    @Test func `an order gives its waybill, keeps our number and adds up the fees`() throws {
        guard
            case .ok(.created(let created)) = try Samples.outcome(
                .create(Samples.consignment), "create")
        else {
            Issue.record("not read")
            return
        }
        #expect(created == CreatedShipment(waybill: Samples.waybill, fee: Money(vnd: 34_000)))
        #expect(created.waybill.reference == "pk_1")
    }

    @Test func `our number that is there already is refused, and looked for by its label`() throws {
        let create = courier.outcome(.create(Samples.consignment), no("145003204"))
        #expect(create.rejection?.code == "145003204" && create.rejection?.remedy == .amend)
        #expect(courier.capabilities.carrying?.lostCreate == .findFirst)
        let found = try Samples.outcome(.find(PostSamples.parcel), "label")
        guard case .ok(.reported(let report)) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(report.waybill == Samples.waybill && report.waybill?.reference == "pk_1")
        #expect(report.parcel == PostSamples.parcel)
        #expect(report.meaning == .informational)
        #expect(courier.outcome(.find(PostSamples.parcel), no("145003100")) == .ok(.absent))
    }

    @Test func `a trace tells the newest scan, whichever end of the list it is at`() throws {
        let outcome = try Samples.outcome(.detail(Samples.waybill), "trace")
        guard case .ok(.reported(let report)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(report.waybill == Samples.waybill)
        #expect(report.meaning == .status(.outForDelivery))
        #expect(report.at == CourierSamples.now)
        #expect(report.place == "Bưu cục Lý Sơn")
        #expect(report.dedupKey == "840000000001|112|2026-11-22 10:00:00")
    }

    @Test func `a trace of nothing and of another parcel prove nothing`() {
        let job = CourierJob.detail(Samples.waybill)
        #expect(courier.outcome(job, #"{"code":"1","data":[]}"#) == .ok(.absent))
        for data in [
            #"[{"billCode":"840000000001","details":[]}]"#,
            #"[{"billCode":"1","details":[{"scanTypeCode":113}]}]"#, "{}",
        ] {
            #expect(courier.outcome(job, #"{"code":"1","data":\#(data)}"#).isDoubt)
        }
    }

    @Test func `a cancellation and a label`() throws {
        #expect(
            try Samples.outcome(.cancel(Samples.waybill, .other), "cancel") == .ok(.cancelled))
        let pdf = CourierLabel.document(
            bytes: Array("%PDF-1.4 made up".utf8), mediaType: "application/pdf")
        #expect(try Samples.outcome(.label(Samples.waybill, .a6), "label") == .ok(.label(pdf)))
        let late = courier.outcome(.cancel(Samples.waybill, .other), no("999010010"))
        #expect(late.rejection?.code == "999010010")
    }

    @Test(arguments: [
        "145003010", "145003012", "145003030", "145003050", "145003051", "145003052", "145003053",
        "145003204", "145003502", "145005004", "999001030", "999010010", "0", "x",
    ])
    func `every other code is a no that somebody must look at`(_ code: String) {
        for job in JTExpressSamples.jobs {
            let rejection = courier.outcome(job, no(code)).rejection
            #expect(rejection?.code == code && rejection?.remedy == .amend, "\(job)")
        }
    }

    @Test func `a success without its proof is a doubt`() {
        for job in JTExpressSamples.jobs {
            if case .cancel = job { continue }
            #expect(courier.outcome(job, #"{"code":"1","msg":"success","data":null}"#).isDoubt)
        }
    }

    @Test func `faults that have nothing to do with words are told apart`() {
        for job in JTExpressSamples.jobs { courier.expectFaults(of: job) }
    }
}
