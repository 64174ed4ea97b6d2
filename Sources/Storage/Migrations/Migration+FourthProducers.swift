extension Migration {
    /// Members, mandates, closures and claims of producers, and who acted for whom.
    static let keptProducers = moreOfProducers + whoActs + oneTimeCodes

    private static let moreOfProducers = [
        "ALTER TABLE producer ADD COLUMN website TEXT",
        "ALTER TABLE producer ADD COLUMN founded_year INTEGER",
        "ALTER TABLE producer ADD COLUMN workers INTEGER",
        "ALTER TABLE producer ADD COLUMN local_workers_percent INTEGER",
        "ALTER TABLE producer ADD COLUMN identity TEXT NOT NULL DEFAULT 'unverified'",
        "ALTER TABLE producer ADD COLUMN closures TEXT NOT NULL DEFAULT '[]'",
        // Which version changed which field last; an empty object knows nothing of the past.
        "ALTER TABLE producer ADD COLUMN field_ages TEXT NOT NULL DEFAULT '{}'",
        // SHA-256 of what was registered under an id that the client made.
        "ALTER TABLE producer ADD COLUMN draft_hash BLOB",
        "ALTER TABLE producer ADD COLUMN merged_into TEXT REFERENCES producer (id)",
        """
        CREATE INDEX producer_merged ON producer (merged_into) WHERE merged_into IS NOT NULL
        """,
        "CREATE INDEX producer_closed ON producer (id) WHERE closures <> '[]'",
        "CREATE INDEX producer_by_tax_code ON producer (tax_code) WHERE tax_code IS NOT NULL",
        "CREATE INDEX producer_by_phone ON producer (phone) WHERE phone IS NOT NULL",
        "CREATE INDEX producer_by_commune ON producer (commune_code)",
        // The representative and the bank account, under lock.
        """
        CREATE TABLE producer_secret (
            producer_id TEXT NOT NULL PRIMARY KEY REFERENCES producer (id),
            sealed BLOB NOT NULL,
            key_id TEXT NOT NULL
        ) STRICT
        """,
    ]

    private static let whoActs = [
        // What the holder of a producer's key is there; the keys of before are owners'.
        "ALTER TABLE access_key ADD COLUMN member TEXT",
        "CREATE INDEX access_key_by_scope ON access_key (scope, id) WHERE scope IS NOT NULL",
        "ALTER TABLE history ADD COLUMN for_producer TEXT",
        "ALTER TABLE history ADD COLUMN reason TEXT",
        """
        CREATE INDEX history_for_producer ON history (for_producer, id)
            WHERE for_producer IS NOT NULL
        """,
        """
        CREATE TABLE mandate (
            id TEXT NOT NULL PRIMARY KEY,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            helper_key_id TEXT NOT NULL REFERENCES access_key (id),
            scopes TEXT NOT NULL,
            last_day TEXT NOT NULL,
            granted_by TEXT NOT NULL,
            witnessed_by TEXT,
            granted_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT
        """,
        "CREATE INDEX mandate_by_producer ON mandate (producer_id, id)",
        "CREATE INDEX mandate_by_helper ON mandate (helper_key_id, last_day)",
    ]

    private static let oneTimeCodes = [
        """
        CREATE TABLE one_time_code (
            id TEXT NOT NULL PRIMARY KEY,
            finder TEXT NOT NULL UNIQUE,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            producer_id TEXT NOT NULL REFERENCES producer (id),
            purpose TEXT NOT NULL,
            member TEXT NOT NULL,
            label TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            wrong_tries INTEGER NOT NULL DEFAULT 0,
            redeemed_at INTEGER,
            key_id TEXT,
            withdrawn_at INTEGER
        ) STRICT
        """,
        "CREATE INDEX one_time_code_by_producer ON one_time_code (producer_id, id)",
    ]
}
