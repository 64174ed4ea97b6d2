import Couriers
import Market
import TestSupport
import Testing

/// What every adapter keeps to when it reads an answer.
@Suite struct AnswerContractTests {
    private static let nothing = ["", " ", "x", "{", "null", "[]", "{}", "<html>OK</html>", "0"]

    @Test(arguments: ContractSample.all)
    func `every status gets an outcome, also one that nobody defined`(_ sample: ContractSample) {
        for job in sample.jobs() {
            for status in [0, 1, 99, 100, 199, 299, 418, 451, 499, 511, 600, 999, -1, .max, .min] {
                for body in Self.nothing {
                    let outcome = sample.outcome(CourierSamples.reply(status, body), job)
                    if case .ok = outcome {
                        #expect((200..<300).contains(status), "\(job.name) \(status) \(body)")
                    }
                }
            }
        }
    }

    @Test(arguments: ContractSample.carriers)
    func `a create whose answer was lost is never taken for refused or done`(
        _ sample: ContractSample
    ) {
        let waits = [[], [CourierHeader("Retry-After", "5")]]
        for job in sample.jobs() where job.isCreate {
            for headers in waits {
                for status in [0, 408, 500, 502, 503, 504, 520, 599] {
                    for body in Self.nothing {
                        expectDoubt(
                            sample, CourierSamples.reply(status, body, headers: headers), job)
                    }
                }
                for status in [200, 201, 202, 204] {
                    for body in Self.nothing where body != "{}" {
                        expectDoubt(
                            sample, CourierSamples.reply(status, body, headers: headers), job)
                    }
                }
            }
        }
    }

    @Test(arguments: ContractSample.carriers)
    func `an answer to a create that broke off is never taken for refused`(
        _ sample: ContractSample
    ) throws {
        let answers = try sample.fixtures { $0.hasPrefix("create") && $0.hasSuffix("-answer.json") }
        #expect(!answers.isEmpty, "keep the courier's answer to a create as create-answer.json")
        for answer in answers {
            // The last byte may be a line break.
            for length in 0..<(answer.count - 2) {
                let reply = CourierReply(status: 200, body: Array(answer.prefix(length)))
                for job in sample.jobs() where job.isCreate { expectDoubt(sample, reply, job) }
            }
        }
    }

    private func expectDoubt(_ sample: ContractSample, _ reply: CourierReply, _ job: CourierJob) {
        guard case .unknown = sample.outcome(reply, job) else {
            let body = String(decoding: reply.body, as: UTF8.self)
            Issue.record("no doubt after \(reply.status): \(body)")
            return
        }
    }

    @Test(arguments: ContractSample.all)
    func `what was throttled was not done, and waits as long as it is told`(
        _ sample: ContractSample
    ) {
        let reply = CourierSamples.reply(429, headers: [CourierHeader("Retry-After", "17")])
        for job in sample.jobs() where (try? sample.request(job)) != nil {
            guard case .rejected(let rejection) = sample.outcome(reply, job) else {
                Issue.record("\(job.name) is in doubt after 429")
                continue
            }
            #expect(rejection.remedy == .later(afterSeconds: 17), "\(job.name)")
        }
    }

    @Test(arguments: ContractSample.all)
    func `a redirect is never success`(_ sample: ContractSample) {
        for job in sample.jobs() {
            for status in [301, 302, 303, 307, 308] {
                let headers = [CourierHeader("Location", "https://evil.example/")]
                let outcome = sample.outcome(
                    CourierSamples.reply(status, "{}", headers: headers), job)
                if case .ok = outcome { Issue.record("\(job.name) after \(status)") }
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `no bytes crash the reading of an answer`(_ sample: ContractSample) throws {
        var dice = CoverageDice(seed: 20_261_122)
        let kept = try sample.fixtures { $0.hasSuffix("-answer.json") }
        let seeds = kept + [Array(#"{"results":[{"sku":"a","version":1}],"resume_from":3}"#.utf8)]
        for job in sample.jobs() {
            for _ in 0..<300 {
                let body = dice.damaged(dice.pick(seeds))
                let status = dice.pick([200, 200, 202, 400, 409, 422, 500])
                _ = sample.outcome(CourierReply(status: status, body: body), job)
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `deep and large answers are turned away`(_ sample: ContractSample) {
        let deep = String(repeating: "[", count: 20_000)
        let deepMember = #"{"data":"# + String(repeating: #"{"a":"#, count: 8_000)
        let large = #"{"results":[""# + String(repeating: "a", count: 600_000) + #""]}"#
        for body in [deep, deepMember, large] {
            for job in sample.jobs() {
                guard case .unknown = sample.outcome(CourierSamples.reply(200, body), job) else {
                    Issue.record("\(job.name) believed an answer of \(body.utf8.count) bytes")
                    continue
                }
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `what a courier says at length is cut`(_ sample: ContractSample) {
        let long = String(repeating: "e\u{301}", count: 2_000)
        for name in ["message", "msg", "error_code", "code_message"] {
            let body = #"{"code":400,"success":false,"error":true,"\#(name)":"\#(long)"}"#
            for job in sample.jobs() {
                switch sample.outcome(CourierSamples.reply(400, body), job) {
                case .rejected(let rejection):
                    #expect(rejection.message.unicodeScalars.count <= 600, "\(job.name)")
                    #expect(rejection.code.unicodeScalars.count <= 200, "\(job.name)")
                case .unknown(let doubt):
                    #expect(doubt.cause.unicodeScalars.count <= 600, "\(job.name)")
                case .ok: break
                }
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `the same batch gives the same bytes`(_ sample: ContractSample) {
        let batch = CourierSamples.batch()
        #expect(sample.courier.body(of: batch) == sample.courier.body(of: batch))
    }
}

extension CoverageDice {
    /// The bytes with a few of them changed, taken out, put in or cut off.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes.isEmpty ? [0] : bytes
        for _ in 0...number(0...6) {
            let place = number(0...(bytes.count - 1))
            switch number(0...4) {
            case 0: bytes[place] = UInt8(number(0...255))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(number(0...255)), at: place)
            case 3: bytes.insert(contentsOf: Array("99999999999999999999".utf8), at: place)
            default: bytes = Array(bytes.prefix(place + 1))
            }
            if bytes.isEmpty { bytes = [0] }
        }
        return bytes
    }
}
