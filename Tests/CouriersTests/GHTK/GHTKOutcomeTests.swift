import Couriers
import Market
import Reach
import Testing

/// Answer to outcome: success, refusals, failures, and answers that are none.
@Suite struct GHTKOutcomeTests {
    private static let parcel = ConsignmentSample.parcel()
    private static let waybill = GHTKSamples.waybill
    private static let writes: [CourierJob] = [.create(parcel), .cancel(waybill, .other)]
    private static let reads: [CourierJob] = [
        .quote(parcel), .find(ParcelID("pk_1")), .detail(waybill), .label(waybill, .a5),
    ]

    private func isDoubt(_ outcome: CourierOutcome) -> Bool {
        if case .unknown = outcome { true } else { false }
    }

    private func rejection(_ outcome: CourierOutcome) -> CourierRejection? {
        if case .rejected(let rejection) = outcome { rejection } else { nil }
    }

    @Test func `a fee is carriage and insurance, also with numbers as strings`() throws {
        let quote = CourierQuote(service: "standard", name: "area1", total: Money(vnd: 31_900))
        #expect(
            try GHTKSamples.outcome("fee-answer.json", .quote(Self.parcel))
                == .ok(.quoted([quote])))
    }

    @Test func `a place that GHTK does not go to has no price`() throws {
        #expect(
            try GHTKSamples.outcome("fee-not-served-answer.json", .quote(Self.parcel))
                == .ok(.quoted([])))
    }

    @Test func `a create gives the label's number, also with numbers as strings`() throws {
        let shipment = CreatedShipment(waybill: Self.waybill, fee: Money(vnd: 31_900))
        #expect(
            try GHTKSamples.outcome("create-answer.json", .create(Self.parcel))
                == .ok(.created(shipment)))
    }

    @Test(arguments: [200, 400, 422])
    func `an order that exists is adopted`(_ status: Int) throws {
        let shipment = CreatedShipment(waybill: Self.waybill, isAdopted: true)
        #expect(
            try GHTKSamples.outcome("exists-answer.json", status: status, .create(Self.parcel))
                == .ok(.created(shipment)))
    }

    @Test func `an order of another number is not adopted`() throws {
        let other = CourierJob.create(ConsignmentSample.parcel { $0.parcel = "pk_2" })
        #expect(isDoubt(try GHTKSamples.outcome("exists-answer.json", other)))
        #expect(isDoubt(try GHTKSamples.outcome("create-answer.json", other)))
        let nameless = #"{"success":false,"error":{"code":"ORDER_ID_EXIST","partner_id":"pk_1"}}"#
        #expect(
            isDoubt(
                GHTKSamples.outcome(CourierSamples.reply(200, nameless), .create(Self.parcel))))
    }

    @Test func `a status tells how the parcel stands`() throws {
        for job in [CourierJob.detail(Self.waybill), .find(ParcelID("pk_1"))] {
            guard
                case .ok(.reported(let report)) = try GHTKSamples.outcome(
                    "status-answer.json", job)
            else {
                Issue.record("not read")
                continue
            }
            #expect(report.waybill == Self.waybill)
            #expect(report.parcel == ParcelID("pk_1"))
            #expect(report.meaning == .status(.delivered))
            #expect(report.at == 1_795_581_000_000)
            #expect(report.weightGrams == 1_400)
            #expect(report.fee == Money(vnd: 30_400))
            #expect(report.collected == Money(vnd: 275_000))
        }
    }

    @Test func `the status of another order proves nothing`() throws {
        for job in [CourierJob.detail(Waybill("S1")), .find(ParcelID("pk_2"))] {
            #expect(isDoubt(try GHTKSamples.outcome("status-answer.json", job)))
        }
    }

    @Test func `an order that GHTK does not know is absent`() throws {
        for job in [CourierJob.detail(Self.waybill), .find(ParcelID("pk_1"))] {
            for status in [200, 404] {
                #expect(
                    try GHTKSamples.outcome("not-found-answer.json", status: status, job)
                        == .ok(.absent))
            }
            // A proxy's 404 is not GHTK's word.
            #expect(rejection(GHTKSamples.outcome(CourierSamples.reply(404, "<p>"), job)) != nil)
        }
    }

    @Test func `a cancellation is read from its words`() throws {
        let job = CourierJob.cancel(Self.waybill, .other)
        #expect(try GHTKSamples.outcome("cancel-answer.json", job) == .ok(.cancelled))
        func said(_ words: String) -> CourierOutcome {
            GHTKSamples.outcome(
                CourierSamples.reply(200, #"{"success":false,"message":"\#(words)"}"#), job)
        }
        for words in [
            "Đơn hàng đã hủy", "Đơn hàng đã ở trạng thái huỷ", "Đơn đã được hủy trước đó",
        ] {
            #expect(said(words) == .ok(.cancelled), "\(words)")
        }
        for words in ["Đơn hàng đã lấy hàng, không thể hủy đơn", "Không thể huỷ"] {
            #expect(rejection(said(words))?.code == "already_picked_up", "\(words)")
        }
        #expect(isDoubt(said("Vui lòng liên hệ")))
    }

    @Test func `a label is a PDF by its type and its first bytes`() throws {
        let job = CourierJob.label(Self.waybill, .a6)
        func answer(_ type: String, _ body: String) -> CourierOutcome {
            GHTKSamples.outcome(
                CourierSamples.reply(200, body, headers: [CourierHeader("Content-Type", type)]),
                job)
        }
        #expect(
            answer("application/pdf", "%PDF-1.4 x")
                == .ok(
                    .label(
                        .document(bytes: Array("%PDF-1.4 x".utf8), mediaType: "application/pdf"))))
        #expect(isDoubt(answer("text/html", "%PDF-1.4 x")))
        #expect(isDoubt(answer("application/pdf", "<html>")))
        let refused = answer("application/json", #"{"success":false,"message":"Chưa có nhãn"}"#)
        #expect(rejection(refused)?.message == "Chưa có nhãn")
    }

    @Test(
        arguments: [
            ("invalid-answer.json", 422, "30101"), ("invalid-answer.json", 200, "30101"),
            ("token-answer.json", 401, "unauthorized"), ("token-answer.json", 200, "unauthorized"),
        ])
    func `what is wrong with a call is for somebody to amend`(
        _ file: String, _ status: Int, _ code: String
    ) throws {
        for job in Self.writes + Self.reads {
            let said = rejection(try GHTKSamples.outcome(file, status: status, job))
            #expect(said?.code == code)
            #expect(said?.remedy == .amend)
        }
    }

    @Test(arguments: ["10102", "10105", "30101", "30102"])
    func `each documented number of refusal reaches people as it is`(_ number: String) {
        let body = #"{"success":false,"message":"m","error_code":\#(number)}"#
        for job in Self.writes {
            let said = GHTKSamples.outcome(CourierSamples.reply(405, body), job)
            #expect(
                said
                    == .rejected(CourierRejection(code: number, message: "m", remedy: .amend)))
        }
    }

    @Test(arguments: [200, 500])
    func `a failing server leaves every job in doubt`(_ status: Int) throws {
        for job in Self.writes + Self.reads {
            #expect(isDoubt(try GHTKSamples.outcome("failing-answer.json", status: status, job)))
        }
    }

    @Test(arguments: ["", "<html>OK</html>", "OK", "[]", "null", "{", #"{"order":{}}"#])
    func `an answer that is not GHTK's proves nothing`(_ body: String) {
        let reply = CourierSamples.reply(
            200, body, headers: [CourierHeader("Content-Type", "text/html")])
        for job in Self.writes + Self.reads {
            #expect(isDoubt(GHTKSamples.outcome(reply, job)), "\(body)")
        }
    }

    @Test func `a success without what was asked for proves nothing`() {
        for job in Self.reads + [.create(Self.parcel)] {
            let reply = CourierSamples.reply(200, #"{"success":true,"message":""}"#)
            #expect(isDoubt(GHTKSamples.outcome(reply, job)))
        }
    }
}
