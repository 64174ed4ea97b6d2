internal import CCurl
internal import Glibc

/// Watches libcurl's sockets, its timer and the inbox's bell; used on the loop's thread only.
///
/// A call that ends and the next one on the same connection change nothing for the kernel: what
/// is watched is brought up to date just before a wait, and a socket at rest stays watched.
final class CurlSockets {
    private struct Interest {
        /// Made by us, so that we also learn of its end; libcurl has others for its lookups.
        var isOurs = false
        var isChanged = false
        /// What the kernel was told last, and what libcurl wants, in the bits CURL_POLL_….
        var watched: Int32 = 0
        var wanted: Int32 = 0
    }

    /// Events taken from the kernel at a time.
    private static let eventsPerWait = 64

    private let bell: Int32
    private let watch: Int32
    /// By descriptor, which are small numbers.
    private var interests: [Interest] = []
    private var changed: [Int32] = []
    private var ready = [vx_ready](repeating: vx_ready(), count: eventsPerWait)
    /// When libcurl wants to be called though nothing happened, by the monotonic clock.
    private var deadlineMilliseconds: Int?

    /// nil when the system gives no more descriptors.
    init?(bell: Int32) {
        self.bell = bell
        watch = vx_watch_open()
        guard vx_watch_bell(watch, bell) == 0 else { return nil }
    }

    deinit {
        close(watch)
    }

    func opened(_ socket: curl_socket_t) {
        guard socket != CURL_SOCKET_BAD else { return }
        makeRoom(socket)
        interests[Int(socket)] = Interest(isOurs: true)
    }

    func shut(_ socket: curl_socket_t) -> Int32 {
        makeRoom(socket)
        interests[Int(socket)] = Interest()
        return close(socket)
    }

    func want(_ socket: curl_socket_t, _ what: Int32) {
        makeRoom(socket)
        let index = Int(socket)
        let wanted = what == CURL_POLL_REMOVE ? 0 : what
        interests[index].wanted = wanted
        guard interests[index].isOurs else {
            // Its number may mean another descriptor tomorrow, without our knowing.
            _ = vx_watch_set(watch, socket, wanted)
            return
        }
        if !interests[index].isChanged {
            interests[index].isChanged = true
            changed.append(socket)
        }
    }

    func setTimer(milliseconds: Int) {
        // At once is what every new transfer asks for; it needs no look at the clock.
        deadlineMilliseconds =
            milliseconds < 0 ? nil : milliseconds == 0 ? 0 : Self.now + milliseconds
    }

    /// Whether the timer's time has come; it is stopped then.
    func takeTimer() -> Bool {
        guard let deadlineMilliseconds,
            deadlineMilliseconds == 0 || deadlineMilliseconds <= Self.now
        else { return false }
        self.deadlineMilliseconds = nil
        return true
    }

    /// Waits for the timer, the bell or a socket, and hands out what sockets are ready for.
    func wait(longestMilliseconds: Int, _ handle: (curl_socket_t, Int32) -> Void) {
        tellKernel()
        let untilTimer = deadlineMilliseconds.map { $0 - Self.now } ?? longestMilliseconds
        let pause = max(0, min(untilTimer, longestMilliseconds))
        let count = vx_watch_wait(watch, &ready, Int32(Self.eventsPerWait), Int32(pause))
        for event in ready.prefix(Int(count)) {
            // The bell only ends the wait: the loop looks into the inbox anyway.
            if event.descriptor != bell, isWanted(event.descriptor) {
                handle(event.descriptor, event.events)
            }
        }
    }

    /// A socket at rest speaks only to say that its connection ends; it is watched no longer.
    private func isWanted(_ socket: curl_socket_t) -> Bool {
        let index = Int(socket)
        guard interests[index].wanted == 0 else { return true }
        _ = vx_watch_set(watch, socket, 0)
        interests[index].watched = 0
        return false
    }

    private func tellKernel() {
        for socket in changed {
            let interest = interests[Int(socket)]
            // One that was closed since then has lost the mark.
            guard interest.isChanged else { continue }
            interests[Int(socket)].isChanged = false
            guard interest.wanted != 0, interest.wanted != interest.watched else { continue }
            if vx_watch_set(watch, socket, interest.wanted) == 0 {
                interests[Int(socket)].watched = interest.wanted
            }
        }
        changed.removeAll(keepingCapacity: true)
    }

    private func makeRoom(_ socket: curl_socket_t) {
        let missing = Int(socket) + 1 - interests.count
        if missing > 0 {
            interests.append(contentsOf: repeatElement(Interest(), count: missing))
        }
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
