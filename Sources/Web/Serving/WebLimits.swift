/// How much the door takes from one client and from all of them.
package struct WebLimits: Sendable {
    /// Bytes of one request body; beyond it 413.
    package var bodyBytes = 256 * 1024
    /// Bytes of a body that is a whole document, such as a courier's coverage.
    package var documentBytes = 16 * 1024 * 1024
    /// Bytes of one chunk of an upload; beyond it 413.
    package var chunkBytes = 256 * 1024
    /// Bytes of a courier's call; beyond it 413.
    package var hookBytes = 1024 * 1024
    /// Bytes of the request line or of one header field; beyond it 431.
    package var headerFieldBytes = 8 * 1024
    /// Bytes of the request line and all header fields together; beyond it 431.
    package var headerBytes = 16 * 1024
    /// Header fields of one request; beyond it 431.
    package var headerCount = 64
    /// How deep lists and objects of a body may nest; beyond it 422.
    package var jsonDepth = 16
    /// From the first byte of a request to the last of its head; beyond it 408.
    package var headTime: Duration = .seconds(10)
    /// From the head of a request to the end of its body; beyond it 408.
    package var bodyTime: Duration = .seconds(60)
    /// How long a client may take to fetch an answer; beyond it the connection closes.
    package var answerTime: Duration = .seconds(60)
    /// How long an unused connection stays open.
    package var idleTime: Duration = .seconds(75)
    /// How long input is still taken and dropped after a last answer, so that it can arrive.
    package var lingerTime: Duration = .seconds(2)
    /// Open connections; more wait in the listening socket's queue.
    package var connections = 2_000
    /// Requests that are worked on at once; beyond it 429.
    package var concurrentCalls = 512
    /// Requests of one key that are worked on at once; beyond it 429.
    package var concurrentCallsPerKey = 256
    /// Long polls that wait at once; they do not count among the concurrent calls.
    package var waitingPolls = 1_000
    /// Long polls of one key that wait at once.
    package var waitingPollsPerKey = 16

    package init() {}
}
