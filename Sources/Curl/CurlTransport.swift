package import Couriers

/// Sends calls through libcurl, all of them on one thread of its own; one policy for all.
package final class CurlTransport: CourierTransport, Sendable {
    private let policy: CurlPolicy
    private let inbox = CurlInbox()

    /// Starts the thread; the transport lives until `shutdown` or until nobody holds it.
    package init(policy: CurlPolicy) {
        self.policy = policy
        CurlLoop.start(inbox: inbox, policy: policy)
    }

    deinit {
        inbox.push(.stop(nil))
    }

    package func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        let call = try CurlCall(request, policy: policy)
        let ticket = CurlTicket()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let submission = CurlSubmission(call: call, ticket: ticket, caller: continuation)
                if !inbox.push(.start(submission)) {
                    submission.end(.failure(.unreachable(CurlLoop.stoppedText)))
                }
            }
        } onCancel: {
            // The mark comes first: when the order to stop overtakes the order to start, the
            // loop finds no such call yet, and sees the mark as soon as it arrives.
            ticket.cancel()
            inbox.push(.cancel(ticket))
        }
        return try outcome.get()
    }

    /// Ends every call that runs or waits, closes all connections and ends the thread.
    package func shutdown() async {
        await withCheckedContinuation { done in
            if !inbox.push(.stop(done)) { done.resume() }
        }
    }
}
