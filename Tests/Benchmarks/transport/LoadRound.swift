internal import Foundation
internal import Glibc

/// One round of load: so many tasks send the same call over and over until the time is up.
package struct LoadRound: Sendable {
    /// The program's arguments were not URL, CALLS-IN-FLIGHT and SECONDS.
    package struct UsageError: Error {}

    package let url: String
    package let inFlight: Int
    package let seconds: Int

    /// A body as a push has it; what it says does not matter here.
    package static let body = [UInt8](repeating: UInt8(ascii: "a"), count: 2_048)
    /// The header fields of a signed push; the signature was made once, for every contestant.
    package static let fields = [
        ("content-type", "application/json"),
        ("webhook-id", "msg_018f6a3c7b1e"),
        ("webhook-timestamp", "1760000000"),
        ("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
    ]

    package init(arguments: [String]) throws(UsageError) {
        guard arguments.count == 4, let inFlight = Int(arguments[2]),
            let seconds = Int(arguments[3])
        else { throw UsageError() }
        url = arguments[1]
        self.inFlight = inFlight
        self.seconds = seconds
    }

    /// Prints "REQUESTS/S CPU-US" of the round; the first second only warms up.
    package func run(_ send: @escaping @Sendable () async throws -> Void) async throws {
        _ = try await calls(for: .seconds(1), send)
        let (cpuBefore, clock) = (Self.cpuMicroseconds, ContinuousClock())
        let begin = clock.now
        let count = try await calls(for: .seconds(seconds), send)
        let elapsed = (clock.now - begin) / .seconds(1)
        let cpu = Double(Self.cpuMicroseconds - cpuBefore) / Double(count)
        print(String(format: "%.0f %.1f", Double(count) / elapsed, cpu))
    }

    private func calls(
        for time: Duration, _ send: @escaping @Sendable () async throws -> Void
    ) async throws -> Int {
        let end = ContinuousClock().now + time
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<inFlight {
                group.addTask {
                    var count = 0
                    while ContinuousClock().now < end {
                        try await send()
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
    }

    /// What this program has worked so far, in user and in system mode.
    private static var cpuMicroseconds: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        return seconds * 1_000_000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
}
