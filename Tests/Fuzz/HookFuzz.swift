import Couriers
import Market

/// Any bytes as a courier's call: no crash, never believed, and the same events when read twice.
enum HookFuzz {
    private static let headers = ["X-Vuonxa-Hook", "Token", "Authorization", "signature"]

    /// The first byte is the length of the query (and of the one header), the rest is the body.
    static func run(_ input: UnsafeBufferPointer<UInt8>) {
        guard let first = input.first else { return }
        let target = FuzzCourier.chosen
        let rest = input.dropFirst()
        let shown = String(decoding: rest.prefix(Int(first) % 64), as: UTF8.self)
        let hook = CourierHook(
            query: shown, headers: headers.map { CourierHeader($0, shown) },
            body: Array(rest.dropFirst(Int(first) % 64)))
        let isBelieved = target.courier.believes(hook, account: target.account)
        let reading = target.courier.reading(of: hook, at: FuzzCourier.now)
        precondition(reading == target.courier.reading(of: hook, at: FuzzCourier.now + 1))
        if case .reports(let reports) = reading {
            for report in reports {
                precondition(report.dedupKey.utf8.count < 10_000, "a key without a limit")
                precondition(!isBelieved || report.isUnproven, "believed without the secret")
            }
        }
        _ = target.courier.answer(to: hook)
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzHook(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    HookFuzz.run(UnsafeBufferPointer(start: start, count: count))
    return 0
}
