internal import Couriers
internal import Synchronization

/// A call on its way, together with the caller who waits for it; it is ended exactly once.
struct CurlSubmission: Sendable {
    let call: CurlCall
    let ticket: CurlTicket
    let caller: CheckedContinuation<Result<CourierReply, TransportError>, Never>

    func end(_ outcome: Result<CourierReply, TransportError>) {
        caller.resume(returning: outcome)
    }
}

/// Identifies one call and remembers, from before it starts, that nobody waits for it any more.
final class CurlTicket: Sendable {
    private let mark = Atomic(false)

    var isCancelled: Bool { mark.load(ordering: .acquiring) }

    func cancel() {
        mark.store(true, ordering: .releasing)
    }
}
