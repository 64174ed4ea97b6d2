internal import GRDB
internal import Synchronization

/// The compiled statements of one connection, used on that connection's queue only.
///
/// Statements are nearly all literals of the program, which stand in one place for ever: they are
/// found by their address, which costs less than a hash of the text; the text is compared all the
/// same, because a statement that was put together may later stand where another one stood.
// GRDB sees to what the compiler cannot: whoever has the connection is on its queue, and nobody
// else touches its shelf.
final class StatementShelf: @unchecked Sendable {
    /// A search puts its statements together; so many texts are kept before all are let go.
    private static let most = 500

    let connection: Database
    private var byAddress: [UInt: PreparedStatement] = [:]
    private var byText: [String: PreparedStatement] = [:]

    init(of connection: Database) {
        self.connection = connection
    }

    /// The statement of that text, compiled when it is asked for first.
    func statement(_ sql: String) throws -> PreparedStatement {
        let address = sql.utf8.withContiguousStorageIfAvailable { UInt(bitPattern: $0.baseAddress) }
        if let address, let known = byAddress[address], known.sql == sql { return known }
        if byText.count >= Self.most { clear() }
        let statement = try byText[sql] ?? PreparedStatement(sql, on: connection)
        byText[sql] = statement
        // One that is put together stands in another place each time.
        if byAddress.count >= Self.most * 4 { byAddress = [:] }
        if let address { byAddress[address] = statement }
        return statement
    }

    /// Lets go of every statement; SQLite does not close a connection that has any.
    func clear() {
        byAddress = [:]
        byText = [:]
    }
}

/// The shelves of a pool's connections, which live for as long as the pool is open.
final class StatementShelves: Sendable {
    private let byConnection = Mutex<[ObjectIdentifier: StatementShelf]>([:])

    /// The shelf of that connection; to be called, and used, on the connection's queue.
    func shelf(of connection: Database) -> StatementShelf {
        byConnection.withLock { byConnection in
            // A shelf holds its connection, so no other one can come to have its address.
            let id = ObjectIdentifier(connection)
            if let known = byConnection[id] { return known }
            let shelf = StatementShelf(of: connection)
            byConnection[id] = shelf
            return shelf
        }
    }

    /// Lets go of everything, before the pool closes and when nobody uses it any more.
    func clear() {
        let shelves = byConnection.withLock { byConnection in
            defer { byConnection = [:] }
            return byConnection.values
        }
        for shelf in shelves { shelf.clear() }
    }
}
