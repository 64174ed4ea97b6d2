internal import Market
internal import Synchronization

/// What earlier rows of the file were about, so that no listing is meant by two of them.
///
/// A dry run takes every batch back. So it also remembers the names that earlier rows gave, which
/// a real run finds in the store.
final class ImportMemory: Sendable {
    /// A listing by what rows without a key call it.
    struct Name: Hashable, Sendable {
        let producer: ProducerID
        let name: String
        let pack: String
    }

    /// What one batch adds.
    struct Learnt: Sendable {
        /// Rows by the listing or entry that they were about.
        var touched: [String: Int] = [:]
        /// Rows by the keys that what they made has now.
        var keyed: [String: Int] = [:]
        /// What is called otherwise than the store says, by its id or its row.
        var called: [String: Name] = [:]
        /// Whether anything was changed that the public sees.
        var changedSomething = false
    }

    private struct State {
        var learnt = Learnt()
        var subjects: [Name: Set<String>] = [:]
    }

    let isDryRun: Bool
    private let state = Mutex(State())

    init(isDryRun: Bool) {
        self.isDryRun = isDryRun
    }

    func add(_ more: Learnt) {
        state.withLock { state in
            state.learnt.touched.merge(more.touched) { first, _ in first }
            guard isDryRun else { return }
            state.learnt.keyed.merge(more.keyed) { first, _ in first }
            for (subject, name) in more.called {
                if let old = state.learnt.called.updateValue(name, forKey: subject) {
                    state.subjects[old]?.remove(subject)
                }
                state.subjects[name, default: []].insert(subject)
            }
        }
    }

    /// The earlier row that was about this.
    func row(about subject: String) -> Int? {
        state.withLock { $0.learnt.touched[subject] }
    }

    /// The earlier row of a dry run after which a listing would have that key.
    func row(keyed key: String) -> Int? {
        state.withLock { $0.learnt.keyed[key] }
    }

    /// How a listing would be called since an earlier row of a dry run; `nil`: as it is stored.
    func name(of subject: String) -> Name? {
        state.withLock { $0.learnt.called[subject] }
    }

    /// What would be called so since earlier rows of a dry run.
    func subjects(called name: Name) -> Set<String> {
        state.withLock { $0.subjects[name] ?? [] }
    }
}
