/// The last calls that came, whole, so that others can check what was signed; bounded.
struct SandboxJournal: Sendable {
    /// One call with the status that it got, 0 where it got no answer.
    struct Entry: Sendable {
        let number: Int
        let at: Int64
        let path: String
        let headers: [SandboxHeader]
        let body: [UInt8]
        let status: Int
    }

    private(set) var entries: [Entry] = []
    private var count = 0
    private var bytes = 0
    private let limits: SandboxLimits

    init(limits: SandboxLimits) {
        self.limits = limits
    }

    mutating func note(_ call: SandboxCall, status: Int, at now: Int64) {
        count += 1
        bytes += call.body.count
        entries.append(
            Entry(
                number: count, at: now, path: call.path, headers: call.headers, body: call.body,
                status: status))
        while entries.count > limits.recordedRequests || bytes > limits.recordedBytes,
            !entries.isEmpty
        {
            bytes -= entries.removeFirst().body.count
        }
    }

    func entries(after number: Int) -> [Entry] {
        entries.filter { $0.number > number }
    }
}
