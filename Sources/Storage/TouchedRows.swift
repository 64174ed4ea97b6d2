internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import Synchronization

/// The rows that commits wrote of what listings are shown from.
package struct TouchedRows: Hashable, Sendable {
    package var listings: Set<Int64> = []
    package var producers: Set<Int64> = []
    package var certificates: Set<Int64> = []
    /// Whether a setting or a product set was written, such as the policy of certificates.
    package var settings = false

    package init() {}

    package var isEmpty: Bool {
        listings.isEmpty && producers.isEmpty && certificates.isEmpty && !settings
    }

    package mutating func formUnion(_ other: TouchedRows) {
        listings.formUnion(other.listings)
        producers.formUnion(other.producers)
        certificates.formUnion(other.certificates)
        settings = settings || other.settings
    }
}

/// Sees every row that this program writes, by whatever statement, and tells of it once it is
/// committed.
///
/// SQLite itself names the rows: a statement that forgets to say what it touches would leave a
/// page that never changes again.
final class RowWatch: Sendable {
    /// A lock around a bare closure would wrap it once more at every look, without end.
    private struct Ear {
        let hear: @Sendable (TouchedRows) -> Void
    }

    private let touched = Mutex(TouchedRows())
    private let ears = Mutex<[Ear]>([])
    private let editionNumber = Atomic<Int>(1)
    /// Whether something of the edition was written since the last commit was told of.
    private let isEditionDue = Atomic<Bool>(false)
    /// Whether the statement that runs moves nothing of a listing but its stock.
    private let isStockMove = Atomic<Bool>(false)

    /// Begins to watch the one connection that writes; the watch must live as long as it does.
    func watch(_ connection: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_update_hook(
            connection.sqliteConnection,
            { context, _, _, table, row in
                guard let context, let table else { return }
                Unmanaged<RowWatch>.fromOpaque(context).takeUnretainedValue().note(table, row)
            }, context)
    }

    func listen(_ listener: @escaping @Sendable (TouchedRows) -> Void) {
        ears.withLock { $0.append(Ear(hear: listener)) }
    }

    /// Changes with every change of what orders are worked out from, whoever made it: listings
    /// but for their stock, producers, certificates, settings, keys of personal data.
    ///
    /// It changes when such a row is written and once more after the commit, so that what was
    /// read under one number, read first, is what a writer who finds the same number sees.
    var edition: Int {
        editionNumber.load(ordering: .acquiring)
    }

    /// Another program has written: anything may have changed.
    func renewEdition() {
        editionNumber.add(1, ordering: .acquiringAndReleasing)
    }

    /// Runs a statement that moves the stock of listings and nothing else of them.
    func movingStock<Result>(_ work: () throws -> Result) rethrows -> Result {
        isStockMove.store(true, ordering: .relaxed)
        defer { isStockMove.store(false, ordering: .relaxed) }
        return try work()
    }

    /// To be called when a commit is on disk. Rows of a transaction that was taken back may be
    /// told as well; to look at a row once too often does no harm.
    func tell() {
        if isEditionDue.exchange(false, ordering: .relaxed) { renewEdition() }
        let told = touched.withLock { touched in
            defer { if !touched.isEmpty { touched = TouchedRows() } }
            return touched
        }
        if told.isEmpty { return }
        for ear in ears.withLock({ $0 }) { ear.hear(told) }
    }

    private func note(_ table: UnsafePointer<CChar>, _ row: Int64) {
        // Most rows are of orders: few letters tell that without looking further.
        switch UInt8(bitPattern: table.pointee) {
        case UInt8(ascii: "l") where strcmp(table, "listing") == 0:
            touched.withLock { _ = $0.listings.insert(row) }
            if !isStockMove.load(ordering: .relaxed) { noteEdition() }
        case UInt8(ascii: "p") where strcmp(table, "producer") == 0:
            touched.withLock { _ = $0.producers.insert(row) }
            noteEdition()
        case UInt8(ascii: "p") where strcmp(table, "product_set") == 0:
            touched.withLock { $0.settings = true }
        case UInt8(ascii: "p") where strcmp(table, "personal_key") == 0: noteEdition()
        case UInt8(ascii: "c") where strcmp(table, "certificate") == 0:
            touched.withLock { _ = $0.certificates.insert(row) }
            noteEdition()
        case UInt8(ascii: "s") where strcmp(table, "setting") == 0:
            touched.withLock { $0.settings = true }
            noteEdition()
        default: break
        }
    }

    private func noteEdition() {
        isEditionDue.store(true, ordering: .relaxed)
        renewEdition()
    }
}
