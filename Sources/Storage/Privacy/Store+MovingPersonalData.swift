internal import GRDB
internal import Market

/// What earlier releases wrote in clear is sealed at the first start of this one.
extension Store {
    /// Rows that are sealed in one transaction.
    static let sealedAtOnce = 200

    /// Seals everything that is in clear, in batches; broken off, it goes on at the next start.
    static func movePersonalData(of pool: DatabasePool, with vault: Vault) throws {
        func inTransaction<Result>(_ work: (StoreSession) throws -> Result) throws -> Result {
            try pool.writeWithoutTransaction { connection in
                var result: Result?
                try connection.inTransaction(.immediate) {
                    let sql = SQLiteSession(connection: connection)
                    result = try work(StoreSession(sql: sql, vault: vault))
                    return .commit
                }
                // The transaction ran to its end, or the line before has thrown.
                guard let result else { throw StoreError.unreadable("transaction") }
                return result
            }
        }
        if try inTransaction({ try $0.setting(StoreSession.movedSetting) }) != nil { return }
        var last: String? = ""
        while let order = last {
            last = try inTransaction { try $0.sealReceivers(after: order, limit: sealedAtOnce) }
        }
        for table in SealedTable.clearBefore {
            var place: [String]? = table.start
            while let start = place {
                place = try inTransaction {
                    try $0.reseal(table, after: start, limit: sealedAtOnce)
                }
            }
        }
        try wipe(pool)
        try inTransaction { try $0.set(StoreSession.movedSetting, to: "yes") }
    }

    /// Builds the file anew, so that none of its free pages and no log holds what was there.
    private static func wipe(_ pool: DatabasePool) throws {
        // The copy that SQLite makes meanwhile may be larger than the memory.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA temp_store = FILE") }
        try pool.vacuum()
        try pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA temp_store = MEMORY")
            try connection.checkpoint(.truncate)
        }
    }
}

extension StoreSession {
    /// Moves the receivers of the next orders behind an id out of the orders' own rows; answers
    /// the last order's id, or `nil` when none is left.
    fileprivate func sealReceivers(after last: String, limit: Int) throws -> String? {
        let orders = try sql.query(
            """
            SELECT id, placed_at, buyer_name, buyer_phone, buyer_street, note
            FROM customer_order WHERE id > $1 AND NOT EXISTS (
                SELECT 1 FROM receiver WHERE order_id = customer_order.id)
            ORDER BY id LIMIT $2
            """,
            [.text(last), SQLValue(limit)])
        for order in orders {
            let id = OrderID(try order.text("id"))
            let receiver = Receiver(
                name: try order.text("buyer_name"), phone: try order.text("buyer_phone"),
                street: try order.text("buyer_street"), note: try order.text("note"))
            try insert(receiver, of: id, placedAt: try order.instant("placed_at"))
            try sql.execute(
                """
                UPDATE customer_order
                SET buyer_name = '', buyer_phone = '', buyer_street = '', note = ''
                WHERE id = $1
                """,
                [.text(id.text)])
        }
        return try orders.last?.text("id")
    }
}
