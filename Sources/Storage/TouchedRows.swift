internal import GRDB
internal import GRDBSQLite
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

    /// To be called when a commit is on disk. Rows of a transaction that was taken back may be
    /// told as well; to look at a row once too often does no harm.
    func tell() {
        let told = touched.withLock { touched in
            defer { if !touched.isEmpty { touched = TouchedRows() } }
            return touched
        }
        if told.isEmpty { return }
        for ear in ears.withLock({ $0 }) { ear.hear(told) }
    }

    private func note(_ table: UnsafePointer<CChar>, _ row: Int64) {
        switch String(cString: table) {
        case "listing": touched.withLock { _ = $0.listings.insert(row) }
        case "producer": touched.withLock { _ = $0.producers.insert(row) }
        case "certificate": touched.withLock { _ = $0.certificates.insert(row) }
        case "setting", "product_set": touched.withLock { $0.settings = true }
        default: break
        }
    }
}
