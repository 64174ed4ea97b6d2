extension Migration {
    /// Moves of producers to other communes, which officers decide.
    static let communeMoves: [String] = [
        """
        CREATE TABLE commune_move (
            id TEXT NOT NULL PRIMARY KEY,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            from_commune TEXT NOT NULL,
            to_commune TEXT NOT NULL,
            address TEXT,
            asked_by TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected', 'withdrawn')),
            decided_by TEXT,
            decided_at INTEGER,
            note TEXT
        ) STRICT
        """,
        // A newer wish takes the place of the one that waits.
        """
        CREATE UNIQUE INDEX commune_move_waiting ON commune_move (producer_id)
            WHERE state = 'waiting'
        """,
        "CREATE INDEX commune_move_by_state ON commune_move (state, id)",
    ]
}
