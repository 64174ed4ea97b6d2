internal import Synchronization

/// Counts who is inside, in all and by key, and lets nobody in beyond either limit.
final class Turnstile: Sendable {
    private struct Inside {
        var count = 0
        var byKey: [String: Int] = [:]
    }

    private let limit: Int
    private let limitPerKey: Int
    private let inside = Mutex(Inside())

    init(limit: Int, perKey limitPerKey: Int) {
        self.limit = limit
        self.limitPerKey = limitPerKey
    }

    /// How many are inside.
    var count: Int {
        inside.withLock { $0.count }
    }

    /// Whether there was room; who was let in must `leave` with the same key.
    func enter(_ key: String?) -> Bool {
        inside.withLock { inside in
            if inside.count >= limit { return false }
            if let key {
                let mine = inside.byKey[key, default: 0]
                if mine >= limitPerKey { return false }
                inside.byKey[key] = mine + 1
            }
            inside.count += 1
            return true
        }
    }

    func leave(_ key: String?) {
        inside.withLock { inside in
            inside.count -= 1
            guard let key, let mine = inside.byKey[key] else { return }
            inside.byKey[key] = mine > 1 ? mine - 1 : nil
        }
    }
}
