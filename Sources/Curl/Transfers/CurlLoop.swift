internal import CCurl

/// Drives every transfer; made, used and ended on one thread, so nothing in it needs a lock.
///
/// libcurl holds an unretained pointer to the sockets: they end after the multi handle.
final class CurlLoop {
    /// Idle for this long, the loop looks around once; commands wake it at once.
    private static let longestWaitMilliseconds = 60_000
    /// Callers are told when the loop has nothing else to do, or at the latest when so many wait:
    /// a wake costs as much as a send, and one wake serves them all.
    private static let toldTogether = 8

    private let inbox: CurlInbox
    private let policy: CurlPolicy
    private let usualLimits: CurlLimits
    private let multi: UnsafeMutableRawPointer
    private let sockets: CurlSockets
    private var commands: [CurlCommand] = []
    private var turns: TurnQueue<CurlServer, CurlSubmission>
    /// Transfers in the multi handle, each at the place that it knows.
    private var running: [CurlTransfer] = []
    private var spares: CurlSpares
    /// Callers who are not told yet that their transfers have ended.
    private var ended: [CurlSubmission.Caller] = []
    private var isStopping = false
    private var whoWaitsForTheEnd: [CheckedContinuation<Void, Never>] = []

    init(
        _ inbox: CurlInbox, _ policy: CurlPolicy, _ multi: UnsafeMutableRawPointer,
        _ sockets: CurlSockets
    ) {
        self.inbox = inbox
        self.policy = policy
        self.multi = multi
        self.sockets = sockets
        usualLimits = CurlLimits(policy: policy)
        turns = TurnQueue(
            perServer: policy.callsPerHost,
            inTotal: policy.callsInTotal,
            maximumWaiting: policy.maximumWaitingCalls
        )
        spares = CurlSpares(maximum: turns.inTotal)
        _ = vx_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, turns.perServer)
        _ = vx_curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, turns.inTotal)
        _ = vx_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, turns.inTotal)
        let context = Unmanaged.passUnretained(sockets).toOpaque()
        _ = vx_curl_multi_on_socket(multi, watchSocket, context)
        _ = vx_curl_multi_on_timer(multi, setTimer, context)
    }

    func run() {
        var isGlanceDue = false
        while true {
            inbox.take(into: &commands)
            commands.forEach(obey)
            if isStopping { break }
            if sockets.takeTimer() { act(CURL_SOCKET_TIMEOUT, 0) }
            // A place that was freed is given away before the loop sleeps.
            if endWhatHasFinished() { continue }
            // Answers that lie there already are told of together: a glance is cheaper than a wake.
            if isGlanceDue, !ended.isEmpty {
                sockets.wait(longestMilliseconds: 0, act)
                isGlanceDue = endWhatHasFinished()
                if isGlanceDue { continue }
            }
            tellEnded()
            let pause = inbox.fallAsleep() ? Self.longestWaitMilliseconds : 0
            sockets.wait(longestMilliseconds: pause, act)
            isGlanceDue = endWhatHasFinished()
        }
        close()
    }

    private func act(_ socket: curl_socket_t, _ events: Int32) {
        var active: Int32 = 0
        curl_multi_socket_action(multi, socket, events, &active)
    }

    private func obey(_ command: CurlCommand) {
        switch command {
        case .start(let submission):
            admit(submission)
        case .cancel(let work):
            cancel(work)
        case .stop(let waiter):
            isStopping = true
            if let waiter { whoWaitsForTheEnd.append(waiter) }
        }
    }

    private func admit(_ submission: CurlSubmission) {
        // Its order to stop may have come before it, and will not come again.
        if submission.work.isCancelled { return submission.end(.cancelled) }
        switch turns.admit(submission, server: submission.work.target.server) {
        case .runs: start(submission)
        case .waits: break
        case .turnedAway: submission.end(.turnedAway)
        }
    }

    private func cancel(_ work: CurlWork) {
        if let transfer = running.first(where: { $0.submission?.work === work }) {
            end(transfer, .cancelled, isReusable: false)
        } else if let waiting = turns.leave(where: { $0.work === work }) {
            waiting.end(.cancelled)
        }
    }

    private func startWhatMayRun() {
        while let submission = turns.next() { start(submission) }
    }

    /// Begins a transfer whose place is taken already, and gives the place back if it cannot.
    private func start(_ submission: CurlSubmission) {
        guard let fault = begin(submission) else { return }
        turns.finish(server: submission.work.target.server)
        submission.end(fault)
    }

    private func begin(_ submission: CurlSubmission) -> CurlEnding? {
        let work = submission.work
        guard !work.isCancelled else { return .cancelled }
        let spare = work.isUsual(usualLimits) ? spares.take(server: work.target.server) : nil
        guard let transfer = spare ?? CurlTransfer(for: work, policy: policy, sockets: sockets),
            transfer.begin(submission), curl_multi_add_handle(multi, transfer.easy) == CURLM_OK
        else { return .notTaken("libcurl does not take the call's settings") }
        transfer.place = running.count
        running.append(transfer)
        return nil
    }

    @discardableResult
    private func endWhatHasFinished() -> Bool {
        var hasEnded = false
        var code = CURLE_OK
        while let owner = vx_curl_next_finished(multi, &code) {
            // In the multi handle are those of `running` alone, so that it is alive.
            let transfer = Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
            end(transfer, .finished(transfer.facts(code)), isReusable: code == CURLE_OK)
            hasEnded = true
        }
        if hasEnded { startWhatMayRun() }
        if ended.count >= Self.toldTogether { tellEnded() }
        return hasEnded
    }

    private func tellEnded() {
        for caller in ended { caller.resume() }
        ended.removeAll(keepingCapacity: true)
    }

    /// Takes the transfer out of libcurl first: after that, no callback can use it.
    private func end(_ transfer: CurlTransfer, _ ending: CurlEnding, isReusable: Bool) {
        curl_multi_remove_handle(multi, transfer.easy)
        leaveRunning(transfer)
        guard let submission = transfer.submission else { return }
        let server = submission.work.target.server
        transfer.rest()
        if isReusable, submission.work.isUsual(usualLimits) {
            spares.keep(transfer, server: server)
        }
        turns.finish(server: server)
        // The caller alone holds the work when it is told, and frees what it took memory for.
        submission.work.ending = ending
        ended.append(submission.caller)
    }

    /// The last one takes its place.
    private func leaveRunning(_ transfer: CurlTransfer) {
        let last = running.removeLast()
        guard last !== transfer else { return }
        last.place = transfer.place
        running[transfer.place] = last
    }

    private func close() {
        for transfer in running {
            let hasBegun = (transfer.submission?.work.progress.sendings ?? 0) > 0
            end(transfer, .stopped(hasBegun: hasBegun), isReusable: false)
        }
        tellEnded()
        let waiting = turns.leaveAll().map { CurlCommand.start($0) }
        spares.removeAll()
        let late = inbox.shut()
        curl_multi_cleanup(multi)
        Self.end(waiting + late, whoWaitsForTheEnd)
    }
}
