/// The couriers' own calls that wait to be made, or to be made again.
struct SandboxPost: Sendable {
    private var waiting: [SandboxHook] = []
    private var underway: [Int: SandboxHook] = [:]
    private var count = 0
    private let most: Int

    /// How long a hook is held back so that others overtake it, in milliseconds.
    static let hold: Int64 = 5_000

    init(most: Int) {
        self.most = most
    }

    var waitingCount: Int {
        waiting.count + underway.count
    }

    /// The oldest goes where there are too many.
    mutating func add(_ hook: SandboxHook, notBefore now: Int64) {
        count += 1
        var hook = hook
        hook.id = count
        hook.dueAt = now
        if waiting.count >= most { waiting.removeFirst() }
        waiting.append(hook)
    }

    /// Takes out what is to be sent now.
    ///
    /// GHN tells each order's events strictly one after another; the others do not care.
    mutating func due(at now: Int64) -> [SandboxHook] {
        var busy = Set(underway.values.filter { $0.courier == .ghn }.map(\.number))
        var due: [SandboxHook] = []
        waiting.removeAll { hook in
            let isFree = hook.courier != .ghn || !busy.contains(hook.number)
            let isDue = isFree && hook.dueAt <= now
            // What is held back on request does not hold back others.
            if hook.courier == .ghn, isDue || hook.attempts > 0 { busy.insert(hook.number) }
            if isDue { due.append(hook) }
            return isDue
        }
        for hook in due { underway[hook.id] = hook }
        return due
    }

    /// Tells how a call went; `status` is `nil` where no answer came.
    mutating func settle(_ hook: SandboxHook, status: Int?, at now: Int64) {
        guard var sent = underway.removeValue(forKey: hook.id) else { return }
        sent.attempts += 1
        guard let delay = SandboxPost.delay(of: sent, after: status) else { return }
        sent.dueAt = now + delay
        // At the front, so that what follows of the same order stays behind it.
        waiting.insert(sent, at: 0)
    }

    /// How long the courier waits before it calls again, in milliseconds; `nil` when it is done.
    static func delay(of hook: SandboxHook, after status: Int?) -> Int64? {
        let isTaken = status.map { (200..<300).contains($0) } ?? false
        switch hook.courier {
        case .ghn:
            // 4xx is final but for 408 and 429; 11 times more, from 30 s doubling to 12 h.
            if isTaken
                || (status.map { (400..<500).contains($0) && ![408, 429].contains($0) } ?? false)
            {
                return nil
            }
            return hook.attempts > 11 ? nil : min(30_000 << (hook.attempts - 1), 12 * 3_600_000)
        case .ghtk:
            // Only 200 is success; otherwise once more.
            return status == 200 || hook.attempts > 1 ? nil : 60_000
        case .viettelPost:
            return isTaken || hook.attempts > 5 ? nil : 30_000
        case .myVNPost, .jtExpress:
            // Their documents do not say; three more are the sandbox's own choice.
            return isTaken || hook.attempts > 3 ? nil : 60_000
        case .myEMS:
            return nil
        }
    }
}
