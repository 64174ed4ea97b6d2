import Testing

@testable import Curl

@Suite struct TurnQueueTests {
    /// The queue as a reference, because an expectation must not change the value it looks at.
    private final class Line {
        private var queue: TurnQueue<String>

        init(perServer: Int = 2, inTotal: Int = 3, maximumWaiting: Int = 10) {
            queue = TurnQueue(
                perServer: perServer, inTotal: inTotal, maximumWaiting: maximumWaiting)
        }

        func join(_ item: String, server: String) -> Bool { queue.join(item, server: server) }
        func next() -> String? { queue.next() }
        func finish(server: String) { queue.finish(server: server) }
        func leave(_ item: String) -> String? { queue.leave { $0 == item } }
        func leaveAll() -> [String] { queue.leaveAll() }
    }

    @Test func `a server never has more running than its share`() {
        let queue = Line()
        for item in ["a1", "a2", "a3"] { #expect(queue.join(item, server: "a")) }
        #expect(queue.next() == "a1")
        #expect(queue.next() == "a2")
        #expect(queue.next() == nil)
        queue.finish(server: "a")
        #expect(queue.next() == "a3")
    }

    @Test func `a busy server does not hold up another one`() {
        let queue = Line()
        for item in ["a1", "a2", "a3"] { #expect(queue.join(item, server: "a")) }
        #expect(queue.join("b1", server: "b"))
        let started = (0..<4).map { _ in queue.next() }
        #expect(Set(started.compactMap(\.self)) == ["a1", "a2", "b1"])
        #expect(started[3] == nil)
    }

    @Test func `the total holds over all servers`() {
        let queue = Line(perServer: 5, inTotal: 2)
        for server in ["a", "b", "c"] { #expect(queue.join(server, server: server)) }
        #expect(queue.next() == "a")
        #expect(queue.next() == "b")
        #expect(queue.next() == nil)
        queue.finish(server: "b")
        #expect(queue.next() == "c")
    }

    @Test func `servers take turns`() {
        let queue = Line(perServer: 9, inTotal: 9)
        for item in ["a1", "a2", "a3"] { #expect(queue.join(item, server: "a")) }
        for item in ["b1", "b2"] { #expect(queue.join(item, server: "b")) }
        #expect((0..<5).map { _ in queue.next() } == ["a1", "b1", "a2", "b2", "a3"])
    }

    @Test func `the line has an end`() {
        let queue = Line(perServer: 1, inTotal: 1, maximumWaiting: 2)
        #expect(queue.join("a1", server: "a"))
        #expect(queue.next() == "a1")
        #expect(queue.join("a2", server: "a"))
        #expect(queue.join("b1", server: "b"))
        #expect(!queue.join("b2", server: "b"))
        #expect(queue.leave("a2") == "a2")
        #expect(queue.join("b2", server: "b"))
    }

    @Test func `who leaves the line is not called`() {
        let queue = Line(perServer: 1, inTotal: 9)
        for item in ["a1", "a2", "a3"] { #expect(queue.join(item, server: "a")) }
        #expect(queue.leave("a1") == "a1")
        #expect(queue.leave("a1") == nil)
        #expect(queue.next() == "a2")
        #expect(queue.leaveAll() == ["a3"])
        queue.finish(server: "a")
        #expect(queue.next() == nil)
    }
}
