@testable internal import Operations
import Testing

/// Waiting without asking again and again. A wait here would outlast the test if nobody woke it.
@Suite(.timeLimit(.minutes(10))) struct BellTests {
    private static let forever = Duration.seconds(100_000)

    @Test func `a ring after the mark and before the wait is not lost`() async {
        let bell = Bell()
        let mark = bell.mark("a")
        bell.ring("a")
        await bell.wait("a", since: mark, upTo: Self.forever)
    }

    @Test func `one ring wakes everybody who waits under the name`() async {
        let bell = Bell()
        let mark = bell.mark("a")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask { await bell.wait("a", since: mark, upTo: Self.forever) }
            }
            group.addTask { bell.ring("a") }
        }
    }

    @Test func `a ring under another name wakes nobody`() async {
        let bell = Bell()
        let mark = bell.mark("a")
        bell.ring("b")
        let waiting = Task { await bell.wait("a", since: mark, upTo: Self.forever) }
        bell.ring("b")
        #expect(bell.mark("a") == mark)
        bell.ring("a")
        await waiting.value
    }

    @Test func `the wait ends with its time`() async {
        let bell = Bell()
        await bell.wait("a", since: bell.mark("a"), upTo: .milliseconds(1))
    }

    @Test func `a cancelled wait ends`() async {
        let bell = Bell()
        let mark = bell.mark("a")
        let waiting = Task { await bell.wait("a", since: mark, upTo: Self.forever) }
        waiting.cancel()
        await waiting.value
    }

    @Test func `closing wakes everybody, and later waits end at once`() async {
        let bell = Bell()
        let mark = bell.mark("a")
        let waiting = Task { await bell.wait("a", since: mark, upTo: Self.forever) }
        bell.close()
        await waiting.value
        await bell.wait("b", since: bell.mark("b"), upTo: Self.forever)
        #expect(bell.isClosed)
    }
}
