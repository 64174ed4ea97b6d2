@testable internal import Operations
import Synchronization
import Testing

/// Heavy work passes one by one, and a line that is full sends people away.
@Suite struct TurnstileTests {
    /// A door that whoever waits at it passes once it is opened.
    private final class Door: Sendable {
        private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
        private let arrivals: AsyncStream<Void>.Continuation
        let arrived: AsyncStream<Void>

        init() {
            (arrived, arrivals) = AsyncStream.makeStream()
        }

        func wait() async {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0.append(continuation) }
                arrivals.yield()
            }
        }

        func open() {
            for continuation in waiting.withLock({ $0 }) { continuation.resume() }
            waiting.withLock { $0 = [] }
        }
    }

    /// Counts who is inside at the same time.
    private final class Room: Sendable {
        private let count = Mutex((inside: 0, most: 0))

        var most: Int { count.withLock { $0.most } }

        func enter() {
            count.withLock { count in
                count.inside += 1
                count.most = max(count.most, count.inside)
            }
        }

        func leave() {
            count.withLock { $0.inside -= 1 }
        }
    }

    @Test func `what finds it taken and no place in line is refused`() async throws {
        let turnstile = Turnstile(mostWaiting: 0)
        let door = Door()
        async let first: Int = turnstile.pass {
            await door.wait()
            return 1
        }
        for await _ in door.arrived { break }
        await #expect(throws: TooBusy()) { try await turnstile.pass { 2 } }
        door.open()
        #expect(try await first == 1)
        #expect(try await turnstile.pass { 3 } == 3)
    }

    @Test func `those who wait pass one after the other, also behind one that fails`() async throws
    {
        struct Broken: Error {}
        let turnstile = Turnstile(mostWaiting: 20)
        let room = Room()
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        return try await turnstile.pass {
                            room.enter()
                            await Task.yield()
                            room.leave()
                            if number.isMultiple(of: 5) { throw Broken() }
                            return 1
                        }
                    } catch is Broken {
                        return 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 16)
        #expect(room.most == 1)
    }
}
