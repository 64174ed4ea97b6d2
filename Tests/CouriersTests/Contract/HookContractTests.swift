import Couriers
import Market
import TestSupport
import Testing

/// What every adapter keeps to when a courier calls.
@Suite struct HookContractTests {
    @Test(arguments: ContractSample.carriers)
    func `whoever calls us keeps a call of its own as a file`(_ sample: ContractSample) throws {
        let isDeclared = sample.carrying?.operations.contains(.hook) == true
        #expect(try sample.hooks().isEmpty == !isDeclared)
    }

    @Test(arguments: ContractSample.all)
    func `without exactly the secret nothing is believed`(_ sample: ContractSample) throws {
        let secret = ContractSample.hookSecret
        let shown = [
            nil, "", String(secret.dropLast()), String(secret.dropFirst()), secret + "a",
            secret.lowercased(), " " + secret, "\0", "***",
        ]
        for hook in try sample.hooks() {
            for text in shown {
                for variant in variants(of: hook, showing: text) {
                    expectDisbelief(sample, variant, sample.account)
                    // Nothing is no secret that an empty text would match.
                    expectDisbelief(sample, variant, sample.account(hookSecret: nil))
                    expectDisbelief(sample, variant, sample.account(hookSecret: ""))
                }
            }
        }
    }

    /// The call with the text wherever some courier shows its secret.
    private func variants(of hook: CourierHook, showing text: String?) -> [CourierHook] {
        guard let text else { return [hook] }
        let names = ["X-Vuonxa-Hook", "Token", "Authorization", "hash", "signature"]
        let headers = names.map { CourierHeader($0, text) }
        let escaped = text.utf8.map { "%" + String(Int($0) + 256, radix: 16).dropFirst() }.joined()
        let query = ["hash", "token", "secret"].map { "\($0)=\(escaped)" }.joined(separator: "&")
        var withToken = String(decoding: hook.body, as: UTF8.self)
        if let brace = withToken.firstIndex(of: "{") {
            withToken.insert(contentsOf: #""TOKEN":"\#(text)","#, at: withToken.index(after: brace))
        }
        return [
            CourierHook(query: query, headers: headers, body: hook.body),
            CourierHook(query: "", headers: headers, body: hook.body),
            CourierHook(query: query, headers: [], body: hook.body),
            CourierHook(query: "", headers: [], body: Array(withToken.utf8)),
        ]
    }

    private func expectDisbelief(
        _ sample: ContractSample, _ hook: CourierHook, _ account: CourierAccount
    ) {
        guard sample.courier.believes(hook, account: account) else { return }
        // A courier that proves nothing may be heard; then each report must say so.
        let reading = sample.courier.reading(of: hook, at: CourierSamples.now)
        guard case .reports(let reports) = reading, reports.allSatisfy(\.isUnproven) else {
            Issue.record("believed a call that proves nothing")
            return
        }
    }

    @Test(arguments: ContractSample.all)
    func `the same call twice tells the same events`(_ sample: ContractSample) throws {
        for hook in try sample.hooks() {
            let first = sample.courier.reading(of: hook, at: CourierSamples.now)
            let second = sample.courier.reading(of: hook, at: CourierSamples.now + 60_000)
            guard case .reports(let reports) = first, case .reports(let again) = second else {
                Issue.record("the courier's own call is unreadable")
                continue
            }
            #expect(!reports.isEmpty)
            #expect(reports.map(\.dedupKey) == again.map(\.dedupKey))
            #expect(Set(reports.map(\.dedupKey)).count == reports.count)
            #expect(reports.allSatisfy { $0.waybill != nil || $0.parcel != nil })
        }
    }

    @Test(arguments: ContractSample.carriers)
    func `a status that no table names is unmapped`(_ sample: ContractSample) throws {
        for hook in try sample.hooks() {
            guard
                case .reports(let reports) = sample.courier.reading(
                    of: hook, at: CourierSamples.now), let report = reports.first
            else { continue }
            let changed = HookDamage.replacing(report.rawStatus, by: "98765", in: hook)
            let meanings = changed.flatMap { hook in
                guard
                    case .reports(let reports) = sample.courier.reading(
                        of: hook, at: CourierSamples.now)
                else { return [] as [ShipmentReport] }
                return reports.filter { $0.rawStatus == "98765" }
            }
            #expect(!meanings.isEmpty, "the raw status is not what the courier wrote")
            #expect(meanings.allSatisfy { $0.meaning == .unmapped })
        }
    }

    @Test(arguments: ContractSample.all)
    func `no bytes crash the reading of a call, and what is read stays short`(
        _ sample: ContractSample
    ) throws {
        var dice = CoverageDice(seed: 20_261_123)
        let seeds = try sample.hooks().map(\.body) + [Array(#"{"a":1}"#.utf8), []]
        for _ in 0..<1_500 {
            let body = dice.damaged(dice.pick(seeds))
            let hook = CourierHook(
                query: String(decoding: dice.damaged(Array("hash=a%20b".utf8)), as: UTF8.self),
                headers: [], body: body)
            #expect(!sample.courier.believes(hook, account: sample.account))
            guard
                case .reports(let reports) = sample.courier.reading(
                    of: hook, at: CourierSamples.now)
            else { continue }
            for report in reports {
                #expect(report.rawStatus.unicodeScalars.count <= 300)
                #expect(report.dedupKey.unicodeScalars.count <= 1_200)
                #expect((report.reason ?? "").unicodeScalars.count <= 1_000)
            }
        }
        let deep = Array(String(repeating: #"{"DATA":"#, count: 8_000).utf8)
        let hook = CourierHook(query: "", headers: [], body: deep)
        guard case .unreadable = sample.courier.reading(of: hook, at: CourierSamples.now) else {
            Issue.record("read a deep call")
            return
        }
    }

    @Test(arguments: ContractSample.all)
    func `each call is answered with success, so that it is not repeated for ever`(
        _ sample: ContractSample
    ) throws {
        for hook in try sample.hooks() {
            #expect((200..<300).contains(sample.courier.answer(to: hook).status))
        }
    }

    @Test(arguments: ContractSample.all)
    func `a call prints none of its secrets`(_ sample: ContractSample) throws {
        for hook in try sample.hooks() {
            let secret = ContractSample.hookSecret
            let call = CourierHook(
                query: "hash=\(secret)", headers: [CourierHeader("Token", secret)],
                body: hook.body + Array(secret.utf8))
            var shown = "\(call)"
            dump(call, to: &shown)
            #expect(!shown.contains(secret))
        }
    }
}
