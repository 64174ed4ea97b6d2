import Couriers
import Market
import Reach
import Testing

/// GHTK's calls to us.
@Suite struct GHTKHookTests {
    private let ghtk = GHTK()

    @Test func `a form is read whole, with its plus left alone`() throws {
        let body = String(
            decoding: try CourierFixture.bytes("GHTK/Fixtures/hook.txt"), as: UTF8.self)
        guard
            case .reports(let reports) = ghtk.reading(
                of: GHTKSamples.hook(body), at: CourierSamples.now),
            let report = reports.first
        else {
            Issue.record("not read")
            return
        }
        #expect(reports.count == 1)
        #expect(report.waybill == GHTKSamples.waybill)
        #expect(report.parcel == ParcelID("pk_1"))
        #expect(report.meaning == .status(.deliveryFailed))
        #expect(report.reason == "Không liên lạc được người nhận quá ba lần.")
        #expect(report.place == "Hà Nội")
        #expect(report.at == 1_795_581_000_000)
        #expect(report.fee == Money(vnd: 30_400))
        #expect(report.weightGrams == 1_400)
        #expect(report.dedupKey == "S1.A1.100000001|9|2026-11-25T11:30:00+07:00")
    }

    @Test func `a plus that was escaped is the same event`() {
        let form = "label_id=L&status_id=3&action_time=2026-11-25T11:30:00"
        let keys = ["+07:00", "%2B07:00", "%2b07%3A00"].map { offset in
            ghtk.reading(of: GHTKSamples.hook(form + offset), at: CourierSamples.now)
        }
        #expect(Set(keys).count == 1)
    }

    @Test func `a reason in words is unescaped as forms are`() {
        let report = GHTKSamples.report("status_id=9&reason=Kh%C3%A1ch+h%E1%BA%B9n")
        #expect(report?.reason == "Khách hẹn")
    }

    @Test func `the hash in the query is the only proof`() {
        func believes(_ query: String) -> Bool {
            ghtk.believes(GHTKSamples.hook("", query: query), account: GHTKSamples.account)
        }
        #expect(believes("hash=a+long%20secret%2Fof%20hooks"))
        #expect(believes("x=1&hash=a%2Blong%20secret/of%20hooks"))
        for query in [
            "", "hash=", "hash", "hash=a", "Hash=a+long%20secret%2Fof%20hooks",
            "hash=x&hash=a+long%20secret%2Fof%20hooks", "hash=a%2", "hash=%FF",
        ] {
            #expect(!believes(query), "\(query)")
        }
    }

    @Test func `parts and money are read`() {
        let report = GHTKSamples.report(
            "status_id=6&return_part_package=1&pick_money=275000.0&weight=0.0005")
        #expect(report?.flags == [.partial, .settled])
        #expect(report?.collected == Money(vnd: 275_000))
        #expect(report?.weightGrams == 1)
    }

    @Test(arguments: ["nan", "inf", "-1", "1e300", "x", ""])
    func `a weight that is none is left out`(_ weight: String) {
        let report = GHTKSamples.report("status_id=3&weight=\(weight)&fee=\(weight)")
        #expect(report?.weightGrams == nil)
        #expect(report?.fee == nil)
        #expect(report?.meaning == .status(.pickedUp))
    }

    @Test(arguments: [
        "", "{}", "label_id=L", "status_id=3", "label_id=&status_id=3", "label_id=%FF&status_id=3",
    ])
    func `what is no form of GHTK is unreadable`(_ body: String) {
        guard
            case .unreadable = ghtk.reading(of: GHTKSamples.hook(body), at: CourierSamples.now)
        else {
            Issue.record("read \(body)")
            return
        }
    }
}
