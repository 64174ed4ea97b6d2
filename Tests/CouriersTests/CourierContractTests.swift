import Couriers
import TestSupport
import Testing

/// What every adapter keeps to, whichever partner it speaks to.
@Suite struct CourierContractTests {
    @Test(arguments: CourierKind.allCases)
    func `every status gets an outcome, also one that nobody defined`(_ kind: CourierKind) {
        for status in [0, 1, 99, 100, 199, 299, 418, 451, 499, 511, 600, 999, -1] {
            for body in ["", "{}", "x"] {
                let outcome = kind.courier.outcome(CourierSamples.reply(status, body))
                if case .ok = outcome { #expect((200..<300).contains(status)) }
            }
        }
    }

    @Test(arguments: CourierKind.allCases)
    func `no bytes crash the reading of an answer`(_ kind: CourierKind) {
        var dice = CoverageDice(seed: 20_261_122)
        let seed = Array(
            #"{"results":[{"sku":"a","version":1,"status":"rejected"}],"resume_from":3}"#.utf8)
        for _ in 0..<5_000 {
            var bytes = seed
            for _ in 0...dice.number(0...6) {
                let place = dice.number(0...(bytes.count - 1))
                switch dice.number(0...3) {
                case 0: bytes[place] = UInt8(dice.number(0...255))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(dice.number(0...255)), at: place)
                default: bytes = Array(bytes.prefix(place + 1))
                }
                if bytes.isEmpty { bytes = [0] }
            }
            let status = dice.pick([200, 202, 409, 422, 500])
            _ = kind.courier.outcome(CourierReply(status: status, body: bytes))
        }
    }

    @Test(arguments: CourierKind.allCases)
    func `deep and large answers are turned away`(_ kind: CourierKind) {
        let deep = String(repeating: "[", count: 100_000)
        let large = #"{"results":["# + String(repeating: "1,", count: 400_000) + "1]}"
        for body in [deep, large] {
            guard case .unknown = kind.courier.outcome(CourierSamples.reply(200, body)) else {
                Issue.record("believed an answer of \(body.utf8.count) bytes")
                continue
            }
        }
    }

    @Test(arguments: CourierKind.allCases)
    func `the same batch gives the same bytes`(_ kind: CourierKind) {
        let batch = CourierSamples.batch()
        #expect(kind.courier.body(of: batch) == kind.courier.body(of: batch))
    }
}
