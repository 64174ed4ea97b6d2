import Testing

@testable import Curl

@Suite struct TurnQueueTests {
    /// The queue as a reference, because an expectation must not change the value it looks at.
    private final class Line {
        private var queue: TurnQueue<String, String>

        init(perServer: Int = 2, inTotal: Int = 3, maximumWaiting: Int = 10) {
            queue = TurnQueue(
                perServer: perServer, inTotal: inTotal, maximumWaiting: maximumWaiting)
        }

        /// What runs at once, or else whether it waits.
        func admit(_ item: String, server: String) -> TurnQueue<String, String>.Admission {
            queue.admit(item, server: server)
        }
        func next() -> String? { queue.next() }
        func finish(server: String) { queue.finish(server: server) }
        func leave(_ item: String) -> String? { queue.leave { $0 == item } }
        func leaveAll() -> [String] { queue.leaveAll() }
    }

    @Test func `a server never has more running than its share`() {
        let queue = Line()
        let admissions = ["a1", "a2", "a3"].map { queue.admit($0, server: "a") }
        #expect(admissions == [.runs, .runs, .waits])
        #expect(queue.next() == nil)
        queue.finish(server: "a")
        #expect(queue.next() == "a3")
    }

    @Test func `a busy server does not hold up another one`() {
        let queue = Line()
        let admissions = ["a1", "a2", "a3"].map { queue.admit($0, server: "a") }
        #expect(admissions == [.runs, .runs, .waits])
        #expect(queue.admit("b1", server: "b") == .runs)
        #expect(queue.next() == nil)
    }

    @Test func `the total holds over all servers`() {
        let queue = Line(perServer: 5, inTotal: 2)
        let admissions = ["a", "b", "c"].map { queue.admit($0, server: $0) }
        #expect(admissions == [.runs, .runs, .waits])
        #expect(queue.next() == nil)
        queue.finish(server: "b")
        #expect(queue.next() == "c")
    }

    @Test func `servers take turns`() {
        let queue = Line(perServer: 9, inTotal: 1)
        #expect(queue.admit("c1", server: "c") == .runs)
        for item in ["a1", "a2", "a3"] { #expect(queue.admit(item, server: "a") == .waits) }
        for item in ["b1", "b2"] { #expect(queue.admit(item, server: "b") == .waits) }
        let turns = ["c", "a", "b", "a", "b"].map { server in
            queue.finish(server: server)
            return queue.next()
        }
        #expect(turns == ["a1", "b1", "a2", "b2", "a3"])
    }

    @Test func `the line has an end`() {
        let queue = Line(perServer: 1, inTotal: 1, maximumWaiting: 2)
        #expect(queue.admit("a1", server: "a") == .runs)
        #expect(queue.admit("a2", server: "a") == .waits)
        #expect(queue.admit("b1", server: "b") == .waits)
        #expect(queue.admit("b2", server: "b") == .turnedAway)
        #expect(queue.leave("a2") == "a2")
        #expect(queue.admit("b2", server: "b") == .waits)
    }

    @Test func `nobody passes those of the same server who wait already`() {
        let queue = Line(perServer: 1, inTotal: 9)
        #expect(queue.admit("a1", server: "a") == .runs)
        #expect(queue.admit("a2", server: "a") == .waits)
        queue.finish(server: "a")
        #expect(queue.admit("a3", server: "a") == .waits)
        #expect(queue.next() == "a2")
        #expect(queue.next() == nil)
    }

    @Test func `who leaves the line is not called`() {
        let queue = Line(perServer: 1, inTotal: 9)
        #expect(queue.admit("a1", server: "a") == .runs)
        for item in ["a2", "a3", "a4"] { #expect(queue.admit(item, server: "a") == .waits) }
        #expect(queue.leave("a2") == "a2")
        #expect(queue.leave("a2") == nil)
        queue.finish(server: "a")
        #expect(queue.next() == "a3")
        #expect(queue.leaveAll() == ["a4"])
        queue.finish(server: "a")
        #expect(queue.next() == nil)
    }
}
