/// The faults that wait for their calls, in the order in which somebody asked for them.
struct SandboxFaults: Sendable {
    private struct Waiting {
        var fault: SandboxFault
        /// When an outage is over, by the sandbox's clock.
        let until: Int64?
    }

    private var waiting: [Waiting] = []
    private let most: Int

    init(most: Int) {
        self.most = most
    }

    var all: [SandboxFault] {
        waiting.map(\.fault)
    }

    /// Answers `false` when more would wait than may.
    mutating func add(_ faults: [SandboxFault], at now: Int64) -> Bool {
        guard waiting.count + faults.count <= most else { return false }
        waiting += faults.map { fault in
            Waiting(fault: fault, until: fault.outageSeconds.map { now + $0 * 1_000 })
        }
        return true
    }

    mutating func removeAll() {
        waiting = []
    }

    /// The fault that strikes the next call of that courier, or of a feed where it is `nil`.
    mutating func next(for courier: SandboxCourier?, at now: Int64) -> SandboxFault? {
        waiting.removeAll { $0.until.map { $0 <= now } ?? false }
        return strike { $0.courier == courier && $0.hooks == nil }
    }

    /// The fault that strikes the next call that the courier itself makes.
    mutating func nextForHook(of courier: SandboxCourier) -> SandboxFault.HookFault? {
        strike { $0.courier == courier && $0.hooks != nil }?.hooks
    }

    private mutating func strike(_ fits: (SandboxFault) -> Bool) -> SandboxFault? {
        guard let index = waiting.firstIndex(where: { fits($0.fault) }) else { return nil }
        let fault = waiting[index].fault
        if waiting[index].until == nil {
            waiting[index].fault.count -= 1
            if waiting[index].fault.count == 0 { waiting.remove(at: index) }
        }
        return fault
    }
}
