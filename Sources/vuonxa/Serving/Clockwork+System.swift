internal import Foundation
internal import Glibc
internal import Market
internal import Operations

extension Clockwork {
    /// The system's clock.
    static var system: Clockwork {
        let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
        let boot = bootID()
        return Clockwork(
            now: now, ids: IDMaker(now: now),
            monotonic: { MonotonicInstant(boot: boot, milliseconds: uptimeMilliseconds()) })
    }

    /// Which start of the machine this is; where the system does not say, each start of the
    /// program counts as one.
    private static func bootID() -> String {
        let path = "/proc/sys/kernel/random/boot_id"
        let text = try? String(contentsOfFile: path, encoding: .utf8)
        return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? UUID().uuidString
    }

    /// `CLOCK_BOOTTIME` goes on while the machine sleeps and cannot be set.
    private static func uptimeMilliseconds() -> Int64 {
        var time = timespec()
        // It fails only for a clock that the kernel does not have; this one is there since 2.6.39.
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
