internal import Market
internal import Reach
internal import Storage
internal import Synchronization

/// Holds the index of the listings and takes in, before anybody looks, what was committed since.
///
/// Nothing is looked at before it is asked for first, so that commands that find nothing pay for
/// nothing.
final class ListingFinder: Sendable {
    /// What the index was made with besides the listings.
    struct Ground: Equatable, Sendable {
        var policy: CertificatePolicy
        /// Equal arrays that share their storage are compared in no time.
        var communes: [Commune]
        var sets: [Int: ProductSet]
    }

    private struct Work {
        var index: ListingIndex?
        var ground: Ground?
        var pending = TouchedRows()
        /// Counts what was told, and how much of it the index holds.
        var told = 0
        var taken = 0
        var isBusy = false
        var isOutdated = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// What one who comes to look finds to do.
    enum Turn {
        case ready
        case wait
        /// To take in these rows, up to what was told under this number.
        case take(TouchedRows, upTo: Int)
        case build(upTo: Int)
    }

    /// What was learned of the ways to where buyers are.
    let ways = WayShelf()
    private let work = Mutex(Work())

    /// To be called with what a commit wrote.
    func hear(_ touched: TouchedRows) {
        work.withLock { work in
            work.told += 1
            // What is not built yet will be read whole.
            if work.index != nil || work.isBusy { work.pending.formUnion(touched) }
        }
    }

    /// The whole index is to be made anew: places changed, or another program has written.
    func outdate() {
        work.withLock { work in
            work.isOutdated = true
            work.told += 1
        }
    }

    /// How much was told so far; pass it to `turn` to see at least as much.
    var told: Int {
        work.withLock { $0.told }
    }

    func turn(wanting told: Int, on day: Day) -> Turn {
        work.withLock { work in
            let isCurrent = work.index.map { $0.day == day } ?? false
            if isCurrent, work.taken >= told { return .ready }
            if work.isBusy { return .wait }
            work.isBusy = true
            // A clock that was set back may un-turn what has turned: that is read anew as well.
            let isWhole = work.index.map { $0.day <= day } ?? false
            if !isWhole || work.isOutdated {
                work.isOutdated = false
                work.pending = TouchedRows()
                return .build(upTo: work.told)
            }
            defer { work.pending = TouchedRows() }
            return .take(work.pending, upTo: work.told)
        }
    }

    /// Returns when whoever is at work has finished or failed.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isOver = work.withLock { work in
                if work.isBusy { work.waiting.append(continuation) }
                return !work.isBusy
            }
            if isOver { continuation.resume() }
        }
    }

    /// Ends a turn that was taken. What could not be taken in waits for the next one.
    func finish(_ turn: Turn, succeeded: Bool) {
        let waiting = work.withLock { work in
            switch turn {
            case .take(let rows, let told):
                if succeeded { work.taken = told } else { work.pending.formUnion(rows) }
            case .build(let told):
                if succeeded { work.taken = told } else { work.isOutdated = true }
            case .ready, .wait: break
            }
            work.isBusy = false
            defer { work.waiting = [] }
            return work.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func put(_ index: ListingIndex, on ground: Ground) {
        work.withLock { ($0.index, $0.ground) = (index, ground) }
    }

    var ground: Ground? {
        work.withLock { $0.ground }
    }

    /// What tells this index from all before it, those of earlier runs too.
    func nextEdition(at now: Int64) -> UInt64 {
        work.withLock { max(UInt64(clamping: now), ($0.index?.edition ?? 0) + 1) }
    }

    /// What the index knows a row by, or `nil` where it does not hold it.
    func check(of row: Int64) -> Int? {
        work.withLock { $0.index?.check(of: row) }
    }

    /// Changes the index in place; only for whoever has the turn.
    func change<Result: Sendable>(_ change: (inout ListingIndex) -> Result) -> Result? {
        work.withLock { work in
            if work.index == nil { return nil }
            // Looked at in the line above; bound to a name it would be copied.
            return change(&work.index!)
        }
    }

    /// Asks the index; empty before it is there.
    func find(_ question: ListingQuestion) -> ListingFindings {
        work.withLock { $0.index?.find(question) } ?? ListingFindings()
    }
}
