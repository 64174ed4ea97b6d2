internal import CCurl
internal import Synchronization

/// What callers ask of the loop.
enum CurlCommand: Sendable {
    case start(CurlSubmission)
    case cancel(CurlTicket)
    case stop(CheckedContinuation<Void, Never>?)
}

/// The one way from callers to the loop's thread: a locked list and a wake-up.
final class CurlInbox: Sendable {
    private struct State {
        var commands: [CurlCommand] = []
        var isClosed = false
        /// Used for nothing but `curl_multi_wakeup`, the one call libcurl allows from any thread.
        /// It is set and cleared under the lock, so it is never woken after it was freed.
        var multi: UnsafeMutableRawPointer?
    }

    private let state = Mutex(State())

    /// Hands a command over; false once the loop has ended.
    @discardableResult
    func push(_ command: CurlCommand) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            // A list that is not empty has been announced already.
            let isFirst = state.commands.isEmpty
            state.commands.append(command)
            if isFirst, let multi = state.multi { curl_multi_wakeup(multi) }
            return true
        }
    }

    func attach(_ multi: UnsafeMutableRawPointer) {
        // The pointer crosses no thread here: this is called by the loop, which owns it. Its
        // number is what may go into the lock's region.
        let number = UInt(bitPattern: multi)
        state.withLock { $0.multi = UnsafeMutableRawPointer(bitPattern: number) }
    }

    func take() -> [CurlCommand] {
        state.withLock { state in
            let commands = state.commands
            state.commands.removeAll(keepingCapacity: true)
            return commands
        }
    }

    /// Takes what is left and lets nothing more in.
    func close() -> [CurlCommand] {
        state.withLock { state in
            state.isClosed = true
            state.multi = nil
            let commands = state.commands
            state.commands = []
            return commands
        }
    }
}
