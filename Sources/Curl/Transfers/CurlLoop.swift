internal import CCurl
internal import Couriers
internal import Foundation
internal import Glibc

/// Drives every transfer; made, used and ended on one thread, so nothing in it needs a lock.
final class CurlLoop {
    static let stoppedText = "the transport is shut down"

    /// Idle for this long, the loop looks around once; commands wake it at once.
    private static let longestPollMilliseconds: Int32 = 60_000
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let inbox: CurlInbox
    private let policy: CurlPolicy
    private let multi: UnsafeMutableRawPointer
    private var turns: TurnQueue<CurlSubmission>
    /// Transfers in the multi handle, by their easy handles.
    private var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    /// Easy handles whose last call went well, kept for the next ones.
    private var spareHandles: [UnsafeMutableRawPointer] = []
    private var isStopping = false
    private var whoWaitsForTheEnd: [CheckedContinuation<Void, Never>] = []

    /// Starts the thread that owns a loop from its first to its last moment.
    static func start(inbox: CurlInbox, policy: CurlPolicy) {
        let thread = Thread {
            blockBrokenPipeSignal()
            if isLibraryReady, let multi = curl_multi_init() {
                CurlLoop(inbox, policy, multi).run()
            } else {
                end(inbox.close(), [])
            }
        }
        thread.name = "curl"
        thread.start()
    }

    private init(_ inbox: CurlInbox, _ policy: CurlPolicy, _ multi: UnsafeMutableRawPointer) {
        self.inbox = inbox
        self.policy = policy
        self.multi = multi
        turns = TurnQueue(
            perServer: policy.callsPerHost,
            inTotal: policy.callsInTotal,
            maximumWaiting: policy.maximumWaitingCalls
        )
        let perHost = Int(turns.perServer)
        let inTotal = Int(turns.inTotal)
        _ = vx_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
        _ = vx_curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, inTotal)
        _ = vx_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, inTotal)
    }

    private func run() {
        inbox.attach(multi)
        while true {
            inbox.take().forEach(obey)
            if isStopping { break }
            startWhatMayRun()
            var active: Int32 = 0
            curl_multi_perform(multi, &active)
            // A place that was freed is given away before the loop sleeps.
            if endWhatHasFinished() { continue }
            curl_multi_poll(multi, nil, 0, Self.longestPollMilliseconds, nil)
        }
        close()
    }

    private func obey(_ command: CurlCommand) {
        switch command {
        case .start(let submission):
            admit(submission)
        case .cancel(let ticket):
            cancel(ticket)
        case .stop(let waiter):
            isStopping = true
            if let waiter { whoWaitsForTheEnd.append(waiter) }
        }
    }

    private func admit(_ submission: CurlSubmission) {
        // Its order to stop may have come before it, and will not come again.
        if submission.ticket.isCancelled {
            submission.end(.failure(.cancelled))
        } else if !turns.join(submission, server: submission.call.url.server) {
            submission.end(.failure(.unreachable("too many calls are waiting")))
        }
    }

    private func cancel(_ ticket: CurlTicket) {
        if let transfer = running.values.first(where: { $0.submission.ticket === ticket }) {
            end(transfer, .failure(.cancelled), keepsHandle: false)
        } else if let waiting = turns.leave(where: { $0.ticket === ticket }) {
            waiting.end(.failure(.cancelled))
        }
    }

    private func startWhatMayRun() {
        while let submission = turns.next() {
            if let fault = start(submission) {
                turns.finish(server: submission.call.url.server)
                submission.end(.failure(fault))
            }
        }
    }

    /// Begins a transfer, or says why it cannot.
    private func start(_ submission: CurlSubmission) -> TransportError? {
        guard !submission.ticket.isCancelled else { return .cancelled }
        guard let easy = spareHandles.popLast() ?? curl_easy_init() else {
            return .unreachable("libcurl has no memory")
        }
        let transfer = CurlTransfer(submission, easy: easy, policy: policy)
        guard transfer.configure(policy), curl_multi_add_handle(multi, easy) == CURLM_OK else {
            curl_easy_cleanup(easy)
            return .refused("libcurl does not take the call's settings")
        }
        running[easy] = transfer
        return nil
    }

    private func endWhatHasFinished() -> Bool {
        var hasEnded = false
        var easy: UnsafeMutableRawPointer?
        var code = CURLE_OK
        while vx_curl_next_finished(multi, &easy, &code) != 0 {
            guard let easy, let transfer = running[easy] else { continue }
            end(transfer, transfer.outcome(code), keepsHandle: code == CURLE_OK)
            hasEnded = true
        }
        return hasEnded
    }

    /// Takes the transfer out of libcurl first: after that, no callback can use it.
    private func end(
        _ transfer: CurlTransfer, _ outcome: Result<CourierReply, TransportError>,
        keepsHandle: Bool
    ) {
        curl_multi_remove_handle(multi, transfer.easy)
        running[transfer.easy] = nil
        if keepsHandle, spareHandles.count < turns.inTotal {
            curl_easy_reset(transfer.easy)
            spareHandles.append(transfer.easy)
        } else {
            curl_easy_cleanup(transfer.easy)
        }
        turns.finish(server: transfer.submission.call.url.server)
        transfer.submission.end(outcome)
    }

    private func close() {
        for transfer in Array(running.values) {
            end(transfer, .failure(transfer.interruption(Self.stoppedText)), keepsHandle: false)
        }
        let waiting = turns.leaveAll().map { CurlCommand.start($0) }
        spareHandles.forEach { curl_easy_cleanup($0) }
        // Nobody can wake the handle once the inbox is closed, so it may go now.
        let late = inbox.close()
        curl_multi_cleanup(multi)
        Self.end(waiting + late, whoWaitsForTheEnd)
    }

    /// Answers everybody whose command was never carried out.
    private static func end(
        _ commands: [CurlCommand], _ waiters: [CheckedContinuation<Void, Never>]
    ) {
        waiters.forEach { $0.resume() }
        for command in commands {
            switch command {
            case .start(let submission):
                submission.end(.failure(.unreachable(stoppedText)))
            case .stop(let waiter):
                waiter?.resume()
            case .cancel:
                break
            }
        }
    }

    /// OpenSSL may write to a socket that the partner closed; the signal would end the program.
    private static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
