import Couriers

/// Any bytes as an answer: no crash, and nothing believed that must not be.
enum ReplyFuzz {
    private static let statuses = [
        200, 200, 200, 201, 204, 302, 400, 401, 404, 408, 409, 422, 429, 500, 503,
    ]
    private static let types = ["application/json", "application/pdf", "text/html", "text/plain"]

    /// The first byte picks the job, the second the status and the type, the rest is the body.
    static func run(_ input: UnsafeBufferPointer<UInt8>) {
        guard input.count >= 2 else { return }
        let target = FuzzCourier.chosen
        let job = target.jobs[Int(input[0]) % target.jobs.count]
        let (type, status) = (Int(input[1]) / statuses.count, Int(input[1]) % statuses.count)
        let reply = CourierReply(
            status: statuses[status],
            headers: [CourierHeader("Content-Type", types[type % types.count])],
            body: Array(input.dropFirst(2)))
        let outcome = target.courier.outcome(of: reply, to: job, at: FuzzCourier.now)
        if case .create = job, case .rejected = outcome {
            // What may have been taken must never be taken for refused.
            precondition(reply.status < 500 && reply.status != 408, "rejected after a failure")
            precondition(!(reply.body.isEmpty && reply.status < 300), "rejected without a word")
        }
        if case .ok = outcome { precondition(reply.status < 500, "success after a failure") }
        for part in [PlacePart.provinces, .communes(province: "1", offset: 0)] {
            if case .listed = target.courier.places(in: reply, to: part) {
                precondition(reply.status < 500, "a list after a failure")
            }
        }
        // Printing is where secrets and broken texts would show.
        precondition("\(outcome)".utf8.count < 1 << 20, "an outcome without a limit")
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzReply(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    ReplyFuzz.run(UnsafeBufferPointer(start: start, count: count))
    return 0
}
