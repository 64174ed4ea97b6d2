internal import CCurl
internal import Foundation
internal import Glibc

extension CurlLoop {
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Starts the thread that owns a loop from its first to its last moment.
    static func start(inbox: CurlInbox, policy: CurlPolicy) {
        let thread = Thread {
            blockBrokenPipeSignal()
            if isLibraryReady, let sockets = CurlSockets(bell: inbox.bell),
                let multi = curl_multi_init()
            {
                CurlLoop(inbox, policy, multi, sockets).run()
            } else {
                end(inbox.shut(), [])
            }
        }
        thread.name = "curl"
        thread.start()
    }

    /// Answers everybody whose command was never carried out.
    static func end(
        _ commands: [CurlCommand], _ waiters: [CheckedContinuation<Void, Never>]
    ) {
        waiters.forEach { $0.resume() }
        for command in commands {
            switch command {
            case .start(let submission):
                submission.end(.stopped(hasBegun: false))
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
