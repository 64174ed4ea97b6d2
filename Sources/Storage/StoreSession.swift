/// One transaction in the words of the house; the extensions beside the tables hold its verbs.
package struct StoreSession {
    let sql: any SQLSession
    let vault: Vault
    let look = PersonalLook()
    let growth = FeedGrowth()
    /// Watches what is written here; `nil` where nothing is.
    private let rows: RowWatch?

    init(sql: any SQLSession, vault: Vault = .closed, rows: RowWatch? = nil) {
        self.sql = sql
        self.vault = vault
        self.rows = rows
    }
}

extension StoreSession {
    /// The edition that this writing transaction sees; `nil` in one that only reads.
    package var edition: Int? {
        rows?.edition
    }

    /// Runs a statement that moves the stock of listings and nothing else of them.
    func movingStock<Result>(_ work: () throws -> Result) rethrows -> Result {
        guard let rows else { return try work() }
        return try rows.movingStock(work)
    }
}

extension StoreSession {
    /// Does the work and takes it back, whether it throws or not: a trial.
    package func attempt(_ work: () throws -> Void) throws {
        struct TakenBack: Error {}
        do {
            try sql.savepoint {
                try work()
                throw TakenBack()
            }
        } catch is TakenBack {}
    }
}
