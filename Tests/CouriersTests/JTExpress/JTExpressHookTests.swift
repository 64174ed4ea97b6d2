import Couriers
import Foundation
import Market
import Testing

/// J&T's calls: the assumed digest, the scans, and calls that are none.
@Suite struct JTExpressHookTests {
    private let courier = JTExpress()
    private typealias Samples = JTExpressSamples

    private func hook(
        _ content: String, key: String = Samples.key, inForm: Bool = false
    ) throws -> CourierHook {
        let digest = Data(Digest.md5((content + key).utf8)).base64EncodedString()
        let escaped = try #require(
            content.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let form = "bizContent=\(escaped)" + (inForm ? "&digest=\(digest)" : "")
        return CourierHook(
            query: "", headers: inForm ? [] : [CourierHeader("Digest", digest)],
            body: Array(form.utf8))
    }

    /// The content of the form that is kept as a file.
    private func file() throws -> String {
        let form = String(
            decoding: try CourierFixture.bytes("JTExpress/Fixtures/hook.txt"), as: UTF8.self)
        return try #require(form.dropFirst("bizContent=".count).removingPercentEncoding)
    }

    @Test func `the digest is believed from the header and from the form`() throws {
        for inForm in [false, true] {
            let own = try hook(file(), inForm: inForm)
            #expect(courier.believes(own, account: Samples.account()))
            let agreed = try hook(file(), key: "agreed", inForm: inForm)
            #expect(courier.believes(agreed, account: Samples.account(hookSecret: "agreed")))
            #expect(!courier.believes(own, account: Samples.account(hookSecret: "agreed")))
            #expect(!courier.believes(agreed, account: Samples.account()))
        }
    }

    @Test func `nothing else is believed`() throws {
        var changed = try hook(file())
        changed = CourierHook(
            query: "", headers: changed.headers, body: changed.body + Array("%20".utf8))
        for hook in [changed, PostSamples.hook(""), PostSamples.hook("bizContent=%7B%7D")] {
            #expect(!courier.believes(hook, account: Samples.account()))
        }
    }

    @Test func `a call tells its scans`() throws {
        let reading = courier.reading(of: try hook(file()), at: CourierSamples.now)
        guard case .reports(let reports) = reading, let report = reports.first else {
            Issue.record("\(reading)")
            return
        }
        #expect(reports.count == 1)
        #expect(report.waybill == Samples.waybill && report.waybill?.reference == "pk_1")
        #expect(report.parcel == PostSamples.parcel)
        #expect(report.meaning == .status(.deliveryFailed))
        #expect(report.at == CourierSamples.now)
        #expect(report.reason == "Khách hẹn giao lại")
        #expect(report.weightGrams == 1_400)
    }

    @Test func `one scan may stand without its list`() throws {
        let content = #"{"billCode":"1","details":{"scanTypeCode":"113"}}"#
        guard case .reports(let reports) = courier.reading(of: try hook(content), at: 0) else {
            Issue.record("unreadable")
            return
        }
        #expect(reports.map(\.meaning) == [.status(.delivered)])
    }

    @Test(arguments: [
        "", "{}", "[]", "x", #"{"billCode":"1"}"#, #"{"billCode":"1","details":[]}"#,
        #"{"details":[{"scanTypeCode":"113"}]}"#,
    ])
    func `what is no call of J&T's is unreadable`(_ content: String) throws {
        guard case .unreadable = courier.reading(of: try hook(content), at: 0) else {
            Issue.record("read")
            return
        }
    }

    @Test func `a call is answered in J&T's envelope`() {
        let answer = courier.answer(to: PostSamples.hook(""))
        #expect(
            String(decoding: answer.body, as: UTF8.self)
                == #"{"code":"1","msg":"success","data":null}"#)
    }
}
