import Couriers
import Market
import Reach
import Testing

/// GHN's calls to us.
@Suite struct GHNHookTests {
    private let ghn = GHN()

    private func reading(_ body: String) -> HookReading {
        ghn.reading(of: GHNSamples.hook(body), at: CourierSamples.now)
    }

    @Test func `a call is read whole`() throws {
        let body = String(
            decoding: try CourierFixture.bytes("GHN/Fixtures/hook.json"), as: UTF8.self)
        guard case .reports(let reports) = reading(body), let report = reports.first else {
            Issue.record("not read")
            return
        }
        #expect(reports.count == 1)
        #expect(report.waybill == GHNSamples.waybill)
        #expect(report.parcel == ParcelID("pk_1"))
        #expect(report.meaning == .status(.deliveryFailed))
        #expect(report.flags == [.attention])
        #expect(report.reasonCode == "GHN-DCD0A5")
        #expect(report.reason == "Người nhận báo hàng hư hỏng.")
        #expect(report.place == "Bưu cục thử nghiệm")
        #expect(report.at == 1_795_581_000_250)
        #expect(report.fee == Money(vnd: 35_250))
        #expect(report.weightGrams == 1_400)
        #expect(report.collected == nil)
        #expect(report.dedupKey == "GTEST01|switch_status|2026-11-25T04:30:00.250Z|delivery_fail")
    }

    @Test func `only the secret header is believed`() {
        #expect(ghn.believes(GHNSamples.hook("{}"), account: GHNSamples.account))
        #expect(!ghn.believes(GHNSamples.hook("{}", secret: nil), account: GHNSamples.account))
        #expect(!ghn.believes(GHNSamples.hook("{}", secret: "x"), account: GHNSamples.account))
    }

    @Test func `money and parts are flagged`() {
        let paid = GHNSamples.report(
            #""Status":"delivered","CODAmount":"5000","CODTransferDate":"2026-11-28T00:00:00Z""#)
        #expect(paid?.flags == [.settled])
        #expect(paid?.collected == Money(vnd: 5_000))
        let unpaid = GHNSamples.report(
            #""Status":"delivered","CODTransferDate":"0001-01-01T00:00:00Z""#)
        #expect(unpaid?.flags == [])
        let part = GHNSamples.report(#""Status":"returning","IsPartialReturn":true"#)
        #expect(part?.flags == [.partial])
    }

    @Test func `another moment, status or type is another event`() {
        let keys = [
            #""Type":"switch_status","Status":"picked""#,
            #""Type":"switch_status","Status":"storing""#, #""Type":"cod","Status":"picked""#,
        ].compactMap { GHNSamples.report($0)?.dedupKey }
        #expect(Set(keys).count == 3)
    }

    @Test(arguments: [
        "", "[]", "null", "OrderCode=GTEST01", "{}", #"{"OrderCode":"GTEST01"}"#,
        #"{"OrderCode":"","Status":"picked"}"#, #"{"Status":"picked"}"#,
    ])
    func `what is no call of GHN is unreadable`(_ body: String) {
        guard case .unreadable = reading(body) else {
            Issue.record("read \(body)")
            return
        }
    }
}
