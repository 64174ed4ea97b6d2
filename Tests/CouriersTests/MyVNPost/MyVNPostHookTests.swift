import Couriers
import Foundation
import Market
import TestSupport
import Testing

/// Vietnam Post's calls: RSA over the first order, and what the rest is worth.
@Suite struct MyVNPostHookTests {
    private let courier = MyVNPost()

    private func signed(
        _ orders: String, covering text: String, date: String = "22/11/2026 10:00:00"
    ) throws -> CourierHook {
        let signature = try #require(
            Digest.signRSASHA256(
                Array("MYVNP\(date)\(text)".utf8), privateKey: SigningKeys.privatePEM))
        let base64 = Data(signature).base64EncodedString()
        return PostSamples.hook(
            #"{"data":[\#(orders)],"sendDate":"\#(date)","signature":"\#(base64)"}"#)
    }

    private func file() throws -> CourierHook {
        CourierHook(
            query: "", headers: [],
            body: try CourierFixture.bytes("MyVNPost/Fixtures/hook.json"))
    }

    @Test func `a signature that openssl made over the first order is believed`() throws {
        #expect(courier.believes(try file(), account: MyVNPostSamples.account()))
    }

    @Test func `the key may be given on one line and without its PEM marks`() throws {
        let lines = SigningKeys.publicPEM.split(separator: "\n")
        let bare = lines.filter { !$0.hasPrefix("-") }.joined()
        for key in [bare, lines.joined(separator: " "), lines.joined()] {
            #expect(courier.believes(try file(), account: MyVNPostSamples.account(hookKey: key)))
        }
    }

    @Test func `numbers are signed as they are written`() throws {
        let hook = try signed(#"{"itemCode":"CA1","status":14}"#, covering: "CA114")
        #expect(courier.believes(hook, account: MyVNPostSamples.account()))
    }

    @Test func `nothing else is believed`() throws {
        let account = MyVNPostSamples.account()
        let order = #"{"itemCode":"CA1","status":"14"}"#
        let hooks = [
            try signed(order, covering: "CA115"), try signed(order, covering: ""),
            try signed(#"{"itemCode":"CA2","status":"14"},\#(order)"#, covering: "CA114"),
            try signed("", covering: ""), PostSamples.hook(""), PostSamples.hook("{}"),
            PostSamples.hook(#"{"data":[\#(order)],"sendDate":"x","signature":"AAAA"}"#),
            PostSamples.hook(#"{"data":[\#(order)],"sendDate":"x","signature":"?"}"#),
            PostSamples.hook(#"{"data":[\#(order)],"sendDate":"x"}"#),
        ]
        for hook in hooks { #expect(!courier.believes(hook, account: account)) }
        for key in ["", "x", SigningKeys.weakPublicPEM, SigningKeys.privatePEM] {
            #expect(
                !courier.believes(try file(), account: MyVNPostSamples.account(hookKey: key)))
        }
        let without = CourierAccount(url: "u", secret: Secret("s"))
        #expect(!courier.believes(try file(), account: without))
    }

    @Test func `orders behind the first are only a reason to read again`() throws {
        let reading = courier.reading(of: try file(), at: CourierSamples.now)
        guard case .reports(let reports) = reading, reports.count == 2 else {
            Issue.record("\(reading)")
            return
        }
        #expect(reports.map(\.isUnproven) == [false, true])
        #expect(reports.map(\.meaning) == [.status(.delivered), .status(.deliveryFailed)])
        #expect(reports[0].at == CourierSamples.now)
        #expect(reports[0].parcel == PostSamples.parcel)
        // An order without a moment of its own has that of the call.
        #expect(reports[1].at == CourierSamples.now + 5_000)
        #expect(reports[1].dedupKey == "CA000000002VN|16|22/11/2026 10:00:05")
    }

    @Test(arguments: [
        "", "x", "{}", #"{"data":[]}"#, #"{"data":[{}]}"#, #"{"data":[{"itemCode":"CA1"}]}"#,
        #"{"data":{"itemCode":"CA1","status":"1"}}"#,
    ])
    func `what is no call of MyVNPost's is unreadable`(_ body: String) {
        guard case .unreadable = courier.reading(of: PostSamples.hook(body), at: 0) else {
            Issue.record("read")
            return
        }
    }

    @Test func `a call is answered with success`() {
        let answer = courier.answer(to: PostSamples.hook(""))
        #expect(answer.status == 200)
        #expect(String(decoding: answer.body, as: UTF8.self) == #"{"success":true}"#)
    }
}
