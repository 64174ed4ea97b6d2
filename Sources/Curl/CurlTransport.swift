package import Couriers

/// Sends calls through libcurl, all of them on one thread of its own; one policy for all.
package final class CurlTransport: CourierTransport, Sendable {
    let policy: CurlPolicy
    let targets: CurlTargets
    let manners: CurlManners
    private let limits: CurlLimits
    private let inbox = CurlInbox()

    /// Starts the thread; the transport lives until `shutdown` or until nobody holds it.
    package init(policy: CurlPolicy) {
        self.policy = policy
        targets = CurlTargets(policy: policy)
        manners = CurlManners(policy: policy)
        limits = CurlLimits(policy: policy)
        CurlLoop.start(inbox: inbox, policy: policy)
    }

    deinit {
        inbox.push(.stop(nil))
    }

    package func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        let target = try targets.target(request.url)
        let call = try CurlCall(request, as: manners)
        let work = CurlWork(.call(call), to: target, limits: limits)
        return try await ending(of: work).reply(to: work)
    }

    /// Ends every call that runs or waits, closes all connections and ends the thread.
    package func shutdown() async {
        await withCheckedContinuation { done in
            if !inbox.push(.stop(done)) { done.resume() }
        }
    }

    /// Hands the work to the loop and waits for its end; cancelling the task ends it early.
    func ending(of work: CurlWork) async -> CurlEnding {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                let submission = CurlSubmission(work: work, caller: continuation)
                if !inbox.push(.start(submission)) { submission.end(.stopped(hasBegun: false)) }
            }
            return work.ending
        } onCancel: {
            // The mark comes first: when the order to stop overtakes the order to start, the
            // loop finds no such work yet, and sees the mark as soon as it arrives.
            work.cancel()
            inbox.push(.cancel(work))
        }
    }
}
