internal import Market

/// Calls of couriers: kept before they are answered, handled afterwards.
extension StoreSession {
    /// Keeps a call, or counts it where the very same was kept before.
    package func keep(_ hook: KeptHook) throws {
        let body = try seal(hook.body, for: KeptHook.subject(hook.id))
        try sql.execute(
            """
            INSERT INTO courier_hook (id, partner, digest, content_type, body, heard_at, times,
                state, note, sealed_by)
            VALUES ($1, $2, $3, $4, $5, $6, 1, 'waiting', '', $7)
            ON CONFLICT (partner, digest) DO UPDATE SET times = courier_hook.times + 1
            """,
            [
                .text(hook.id), .text(hook.partner.text), .blob(hook.digest),
                SQLValue(hook.contentType), .blob(body.bytes), .integer(hook.heardAt),
                .text(body.key),
            ])
    }

    /// Calls that nobody has handled yet, in the order in which they came.
    package func waitingHooks(of partner: PartnerCode, limit: Int) throws -> [KeptHook] {
        try sql.query(
            """
            SELECT * FROM courier_hook WHERE partner = $1 AND state = 'waiting'
            ORDER BY id LIMIT $2
            """,
            [.text(partner.text), SQLValue(limit)]
        ).map { try KeptHook($0, of: partner, in: self) }
    }

    /// Calls before an id, newest first; of one state only where one is named.
    package func hooks(
        of partner: PartnerCode, state: KeptHook.State?, before id: String?, limit: Int
    ) throws -> [KeptHook] {
        // Each state is a place of its own in the index; all of them are four short reads.
        let found = try (state.map { [$0] } ?? KeptHook.State.allCases).flatMap { state in
            try sql.query(
                """
                SELECT * FROM courier_hook
                WHERE partner = $1 AND state = $2 AND ($3 = '' OR id < $3)
                ORDER BY id DESC LIMIT $4
                """,
                [
                    .text(partner.text), .text(state.rawValue), .text(id ?? ""),
                    SQLValue(limit),
                ])
        }
        let newest = try found.sorted { try $0.text("id") > $1.text("id") }.prefix(limit)
        return try newest.map { try KeptHook($0, of: partner, in: self) }
    }

    /// Has one call handled again, unless it is to be handled anyway; answers whether it is one.
    package func replayHook(_ id: String, of partner: PartnerCode) throws -> Bool {
        try sql.execute(
            """
            UPDATE courier_hook SET state = 'waiting', note = '' WHERE id = $1 AND partner = $2
            """,
            [.text(id), .text(partner.text)]) == 1
    }

    /// Has all calls handled again that were not, and came at an instant or after it; the oldest
    /// first, `limit` at most. Answers how many.
    package func replayHooks(
        of partner: PartnerCode, since instant: Int64, limit: Int
    ) throws -> Int {
        try sql.execute(
            """
            UPDATE courier_hook SET state = 'waiting', note = ''
            WHERE id IN (SELECT id FROM courier_hook
                WHERE partner = $1 AND state IN ('unreadable', 'failed') AND heard_at >= $2
                ORDER BY id LIMIT $3)
            """,
            [.text(partner.text), .integer(instant), SQLValue(limit)])
    }

    package func settle(_ hook: KeptHook, as state: KeptHook.State, note: String = "") throws {
        try sql.execute(
            "UPDATE courier_hook SET state = $1, note = $2 WHERE id = $3",
            [.text(state.rawValue), .text(note), .text(hook.id)])
    }

    /// How many calls were kept, by their state; what nobody believed is not kept.
    package func hookCounts(of partner: PartnerCode) throws -> [KeptHook.State: Int] {
        let records = try sql.query(
            "SELECT state, COUNT(*) AS count FROM courier_hook WHERE partner = $1 GROUP BY state",
            [.text(partner.text)])
        var counts: [KeptHook.State: Int] = [:]
        for record in records { counts[try record.word("state")] = try record.integer("count") }
        return counts
    }
}
