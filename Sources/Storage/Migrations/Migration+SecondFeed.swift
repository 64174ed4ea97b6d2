extension Migration {
    /// What the feed of listings keeps beside its batches.
    static let feedKeeping = partnerAccounts + pushKeeping + listingChanges + reconciliations

    /// `fields` and `token` are JSON with secrets in them, never shown again.
    private static let partnerAccounts = [
        "ALTER TABLE partner ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE partner ADD COLUMN fields TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE partner ADD COLUMN hook_secret TEXT",
        "ALTER TABLE partner ADD COLUMN carries TEXT",
        "ALTER TABLE partner ADD COLUMN token TEXT",
        "ALTER TABLE partner ADD COLUMN retiring_secret TEXT",
        "ALTER TABLE partner ADD COLUMN retiring_until INTEGER",
        "ALTER TABLE partner ADD COLUMN calls_per_minute INTEGER NOT NULL DEFAULT 1200",
        "ALTER TABLE partner ADD COLUMN burst INTEGER NOT NULL DEFAULT 40",
        "ALTER TABLE partner ADD COLUMN accepts_stock INTEGER NOT NULL DEFAULT 0",
        // A courier's parcels go to one partner, or nobody knows to which.
        "CREATE UNIQUE INDEX partner_by_courier ON partner (carries) WHERE carries IS NOT NULL",
    ]

    /// `wait_ms` is how long the wait until `next_at` was meant to be, so that a clock that is set
    /// back cannot lengthen it. `sent_at` begins the window in which further edits of a listing
    /// wait; `content` marks all but the stock of what was last said; `taken_version` is the one
    /// that the partner has, 0 without any, `confirmed_version` the one it said is on offer.
    private static let pushKeeping = [
        "ALTER TABLE push_batch ADD COLUMN is_update INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE push_batch ADD COLUMN wait_ms INTEGER NOT NULL DEFAULT 103680000",
        "ALTER TABLE listing_at_partner ADD COLUMN sent_at INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE listing_at_partner ADD COLUMN content TEXT",
        "ALTER TABLE listing_at_partner ADD COLUMN taken_version INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE listing_at_partner ADD COLUMN confirmed_version INTEGER NOT NULL DEFAULT 0",
        """
        UPDATE listing_at_partner SET taken_version = version
        WHERE status = 'accepted'
        """,
        "CREATE INDEX listing_at_partner_by_listing ON listing_at_partner (listing_id, partner)",
        """
        CREATE INDEX listing_at_partner_rejected ON listing_at_partner (listing_id)
            WHERE status = 'rejected'
        """,
    ]

    /// The place of each listing's last change among all changes, for those who read the feed.
    ///
    /// `was_live` stays once it was ever on offer: only then is its end worth telling.
    private static let listingChanges = [
        """
        CREATE TABLE listing_change (
            listing_id TEXT NOT NULL PRIMARY KEY REFERENCES listing (id),
            position INTEGER NOT NULL,
            was_live INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX listing_change_in_order ON listing_change (position, listing_id)",
        """
        INSERT INTO listing_change (listing_id, position, was_live)
        SELECT id, 0, CASE WHEN state = 'approved' THEN 1 ELSE 0 END FROM listing
        """,
    ]

    /// What was found when a partner's listings were compared with ours.
    private static let reconciliations = [
        """
        CREATE TABLE reconciliation (
            id TEXT NOT NULL PRIMARY KEY,
            partner TEXT NOT NULL REFERENCES partner (code),
            asked_at INTEGER NOT NULL,
            ended_at INTEGER,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
            compared INTEGER NOT NULL DEFAULT 0,
            buckets_differ INTEGER NOT NULL DEFAULT 0,
            missing INTEGER NOT NULL DEFAULT 0,
            outdated INTEGER NOT NULL DEFAULT 0,
            extra INTEGER NOT NULL DEFAULT 0,
            reason TEXT
        ) STRICT
        """,
        "CREATE INDEX reconciliation_by_partner ON reconciliation (partner, id)",
        """
        CREATE UNIQUE INDEX reconciliation_waiting ON reconciliation (partner)
            WHERE state = 'waiting'
        """,
    ]
}
