import Couriers
import Market
import Reach
import Testing

/// Viettel Post's calls: the token in the body, the fields, and calls that are none.
@Suite struct ViettelPostHookTests {
    private let courier = ViettelPost()

    private func file(_ name: String) throws -> CourierHook {
        CourierHook(
            query: "", headers: [],
            body: try CourierFixture.bytes("ViettelPost/Fixtures/\(name).json"))
    }

    private func report(_ name: String) throws -> ShipmentReport {
        let reading = courier.reading(of: try file(name), at: CourierSamples.now)
        guard case .reports(let reports) = reading else {
            throw CourierError.refused("unreadable")
        }
        return try #require(reports.first)
    }

    @Test func `only the account's token in the body is believed`() throws {
        let account = ViettelPostSamples.withLongToken
        let hook = try file("hook")
        #expect(courier.believes(hook, account: account))
        let strangers = [
            CourierAccount(url: "u", secret: Secret("s")),
            CourierAccount(url: "u", secret: Secret("s"), hookSecret: Secret("")),
            CourierAccount(
                url: "u", secret: Secret("s"), hookSecret: Secret("made-up-hook-secreT")),
        ]
        for stranger in strangers { #expect(!courier.believes(hook, account: stranger)) }
        for body in [
            "", "[]", #"{"TOKEN":null}"#, #"{"TOKEN":""}"#,
            #"{"DATA":{"TOKEN":"made-up-hook-secret"}}"#,
            #"{"TOKEN":"x","TOKEN":"made-up-hook-secret"}"#,
        ] {
            #expect(!courier.believes(PostSamples.hook(body), account: account), "\(body)")
        }
    }

    @Test func `a call tells number, moment, place and reason`() throws {
        let report = try report("hook")
        #expect(report.waybill == PostSamples.waybill)
        #expect(report.parcel == PostSamples.parcel)
        #expect(report.rawStatus == "506")
        #expect(report.meaning == .status(.deliveryFailed))
        #expect(report.at == CourierSamples.now)
        #expect(report.place == "HNI, BDH, Bưu cục Ba Đình")
        #expect(report.reasonCode == "35")
        #expect(report.reason == "Người nhận hẹn phát lại")
        #expect(report.fee == Money(vnd: 26_400))
        #expect(report.weightGrams == 1_000)
        #expect(report.collected == nil)
        #expect(report.dedupKey == "810000000001|506|22/11/2026 10:00:00")
    }

    @Test func `numbers as strings and the place's right name are read`() throws {
        let report = try report("hook-delivered-strings")
        #expect(report.waybill == PostSamples.waybill)
        #expect(report.meaning == .status(.delivered))
        #expect(report.place == "HNI")
        #expect(report.collected == Money(vnd: 395_000))
        #expect(report.reason == nil)
        #expect(report.at == CourierSamples.now + 2 * 86_400_000 + 19_805_000)
    }

    @Test(arguments: [
        "", "x", "[]", "{}", #"{"DATA":null}"#, #"{"DATA":{"ORDER_NUMBER":"1"}}"#,
        #"{"DATA":{"ORDER_STATUS":501}}"#, #"{"DATA":{"ORDER_NUMBER":"","ORDER_STATUS":501}}"#,
    ])
    func `what is no call of Viettel Post's is unreadable`(_ body: String) {
        guard case .unreadable = courier.reading(of: PostSamples.hook(body), at: 0) else {
            Issue.record("read")
            return
        }
    }

    @Test(arguments: ["22-11-2026 10:00:00", "2026/11/22 10:00:00", "31/02/2026 10:00:00", ""])
    func `a date that is none leaves the moment open`(_ date: String) throws {
        let body =
            #"{"DATA":{"ORDER_NUMBER":"1","ORDER_STATUS":104,"ORDER_STATUSDATE":"\#(date)"}}"#
        guard case .reports(let reports) = courier.reading(of: PostSamples.hook(body), at: 0) else {
            Issue.record("unreadable")
            return
        }
        #expect(reports.first?.at == nil)
        #expect(reports.first?.dedupKey == "1|104|\(date)")
    }

    @Test func `every call is answered with 200`() throws {
        #expect(courier.answer(to: PostSamples.hook("")).status == 200)
    }
}
