import Couriers
import Market
import Reach
import Testing

/// Answer to outcome: success, refusals, failures, and answers that are none.
@Suite struct GHNOutcomeTests {
    private static let parcel = ConsignmentSample.parcel()
    private static let waybill = GHNSamples.waybill
    private static let writes: [CourierJob] = [
        .create(parcel), .cancel(waybill, .other), .updateCOD(waybill, .zero),
    ]
    private static let reads: [CourierJob] = [
        .quote(parcel), .find(ParcelID("pk_1")), .detail(waybill), .label(waybill, .a5),
    ]

    @Test func `a preview gives one price and the day`() throws {
        let quote = CourierQuote(
            service: "2", name: "Hàng nhẹ", total: Money(vnd: 35_250),
            expectedBy: 1_795_712_399_000)
        #expect(
            try GHNSamples.outcome("preview-answer.json", .quote(Self.parcel))
                == .ok(.quoted([quote])))
    }

    @Test func `a create gives the order's code, also with numbers as strings`() throws {
        let shipment = CreatedShipment(
            waybill: Self.waybill, fee: Money(vnd: 35_250), expectedBy: 1_795_712_399_000)
        #expect(
            try GHNSamples.outcome("create-answer.json", .create(Self.parcel))
                == .ok(.created(shipment)))
    }

    @Test(arguments: ["detail-answer.json", "detail-list-answer.json"])
    func `a detail tells how the parcel stands`(_ file: String) throws {
        for job in [CourierJob.detail(Self.waybill), .find(ParcelID("pk_1"))] {
            guard case .ok(.reported(let report)) = try GHNSamples.outcome(file, job) else {
                Issue.record("not read")
                continue
            }
            #expect(report.waybill == Self.waybill)
            #expect(report.parcel == ParcelID("pk_1"))
            #expect(report.rawStatus == "delivered")
            #expect(report.meaning == .status(.delivered))
            #expect(report.at == 1_795_581_000_250)
            #expect(report.weightGrams == 1_400)
            #expect(report.collected == Money(vnd: 275_000))
        }
    }

    @Test func `the detail of another order proves nothing`() throws {
        for job in [CourierJob.detail(Waybill("GTEST02")), .find(ParcelID("pk_2"))] {
            guard case .unknown = try GHNSamples.outcome("detail-answer.json", job) else {
                Issue.record("believed")
                continue
            }
        }
    }

    @Test func `a cancellation counts when the order's own line says so`() throws {
        let job = CourierJob.cancel(Self.waybill, .other)
        #expect(try GHNSamples.outcome("cancel-answer.json", job) == .ok(.cancelled))
        let other = CourierJob.cancel(Waybill("GTEST02"), .other)
        guard case .unknown = try GHNSamples.outcome("cancel-answer.json", other) else {
            Issue.record("another order's line counted")
            return
        }
    }

    @Test func `a cancellation that was refused is for the detail to decide`() throws {
        let job = CourierJob.cancel(Self.waybill, .other)
        guard case .unknown(let doubt) = try GHNSamples.outcome("cancel-refused-answer.json", job)
        else {
            Issue.record("not a doubt")
            return
        }
        #expect(doubt.cause.contains("Không thể huỷ"))
    }

    @Test func `a changed COD needs no more than success`() throws {
        let job = CourierJob.updateCOD(Self.waybill, .zero)
        #expect(try GHNSamples.outcome("update-cod-answer.json", job) == .ok(.updatedCOD))
    }

    @Test func `a print token opens the page of its paper for half an hour`() throws {
        let paths: [(LabelPaper, String)] = [(.a5, "printA5"), (.roll80, "print80x80")]
        for (paper, page) in paths {
            guard
                case .ok(.label(let label)) = try GHNSamples.outcome(
                    "label-answer.json", .label(Self.waybill, paper)),
                case .link(let link, 1_800) = label.opened(at: GHNSamples.account)
            else {
                Issue.record("no link")
                continue
            }
            #expect(
                link.text == "http://127.0.0.1:8090/ghn/a5/public-api/\(page)"
                    + "?token=00000000-test-0000-0000-000000000001")
            #expect("\(label)".contains("***"))
        }
    }

    @Test func `a place that GHN does not go to has no price and can take no order`() throws {
        let file = "no-route-answer.json"
        #expect(
            try GHNSamples.outcome(file, status: 400, .quote(Self.parcel)) == .ok(.quoted([])))
        guard
            case .rejected(let rejection) = try GHNSamples.outcome(
                file, status: 400, .create(Self.parcel))
        else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection.code == "ROUTE_NOT_FOUND_SERVICE")
        #expect(rejection.remedy == .amend)
    }

    @Test func `an order that GHN does not know is absent`() throws {
        for job in [CourierJob.detail(Self.waybill), .find(ParcelID("pk_1"))] {
            #expect(
                try GHNSamples.outcome("not-found-answer.json", status: 400, job) == .ok(.absent))
        }
    }

    @Test(arguments: Self.writes + Self.reads)
    func `what is wrong with a call is for somebody to amend`(_ job: CourierJob) throws {
        for (file, status, code) in [
            ("invalid-answer.json", 400, "USER_ERR_COMMON"),
            ("invalid-answer.json", 200, "USER_ERR_COMMON"),
            ("token-answer.json", 401, "unauthorized"),
        ] {
            guard case .rejected(let rejection) = try GHNSamples.outcome(file, status: status, job)
            else {
                Issue.record("not rejected: \(file)")
                continue
            }
            #expect(rejection.code == code)
            #expect(rejection.remedy == .amend)
        }
    }

    @Test(arguments: [
        "PHONE_INVALID", "SHOP_NOT_FOUND", "CLIENT_NOT_OWNER_OF_SHOP", "PROVINCE_NAME_NOT_VALID",
        "WARD_IS_INVALID", "FROM_ADDRESS_CONVERT_FAIL", "OTP_NOT_VALID",
        "PERMISSION_DENIED_EDIT_COD", "SERVICE_NOT_FOUND_CONFIG_FEE", "ORDER_NOT_FOUND",
    ])
    func `each documented word of refusal reaches people as it is`(_ word: String) {
        let body = #"{"code":400,"message":"m","data":null,"code_message":"\#(word)"}"#
        let expected = CourierOutcome.rejected(
            CourierRejection(code: word, message: "m", remedy: .amend))
        for job in Self.writes {
            #expect(GHNSamples.outcome(CourierSamples.reply(400, body), job) == expected)
        }
    }

    @Test(arguments: Self.writes + Self.reads)
    func `a failing server leaves every job in doubt`(_ job: CourierJob) throws {
        for status in [500, 200] {
            guard case .unknown = try GHNSamples.outcome("failing-answer.json", status: status, job)
            else {
                Issue.record("not a doubt under \(status)")
                continue
            }
        }
    }

    @Test func `a throttled call was not applied and waits as long as GHN says`() {
        let reply = CourierSamples.reply(
            429, #"{"code":429,"message":"slow"}"#, headers: [CourierHeader("Retry-After", "9")])
        for job in Self.writes + Self.reads {
            guard case .rejected(let rejection) = GHNSamples.outcome(reply, job) else {
                Issue.record("not rejected")
                continue
            }
            #expect(rejection.remedy == .later(afterSeconds: 9))
        }
    }

    @Test func `an empty success is a wrong shop for a read and a doubt for a write`() {
        for job in Self.reads {
            guard case .rejected(let rejection) = GHNSamples.outcome(CourierSamples.reply(200), job)
            else {
                Issue.record("not rejected")
                continue
            }
            #expect(rejection.code == "empty_answer")
            #expect(rejection.remedy == .amend)
        }
        for job in Self.writes {
            guard case .unknown = GHNSamples.outcome(CourierSamples.reply(200), job) else {
                Issue.record("not a doubt")
                continue
            }
        }
    }

    @Test(arguments: ["<html>OK</html>", "OK", "[]", "null", "{", #"{"code":200}"#])
    func `a page that is not GHN's answer proves nothing`(_ body: String) {
        let reply = CourierSamples.reply(
            200, body, headers: [CourierHeader("Content-Type", "text/html")])
        for job in Self.writes + Self.reads where job != .updateCOD(Self.waybill, .zero) {
            guard case .unknown = GHNSamples.outcome(reply, job) else {
                Issue.record("believed \(body)")
                continue
            }
        }
    }
}
