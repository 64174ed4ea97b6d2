/// One transaction in the words of the house; the extensions beside the tables hold its verbs.
package struct StoreSession {
    let sql: any SQLSession
    let vault: Vault
    let look = PersonalLook()
    let growth = FeedGrowth()

    init(sql: any SQLSession, vault: Vault = .closed) {
        self.sql = sql
        self.vault = vault
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
