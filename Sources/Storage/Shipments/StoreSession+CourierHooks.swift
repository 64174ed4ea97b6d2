internal import Market

/// A courier's call that was believed, as it is kept until it is handled and for a while after.
package struct KeptHook: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        case waiting
        case handled
        /// It is not what the courier's document describes.
        case unreadable
        /// A mistake of ours; it is in the log.
        case failed
    }

    package let id: String
    package let partner: PartnerCode
    /// SHA-256 of the body as it came.
    package let digest: [UInt8]
    package let contentType: String?
    /// Without the secret that some couriers write into it.
    package let body: [UInt8]
    package let heardAt: Int64

    package init(
        id: String, partner: PartnerCode, digest: [UInt8], contentType: String?, body: [UInt8],
        heardAt: Int64
    ) {
        self.id = id
        self.partner = partner
        self.digest = digest
        self.contentType = contentType
        self.body = body
        self.heardAt = heardAt
    }
}

/// Calls of couriers: kept before they are answered, handled afterwards.
extension StoreSession {
    /// Keeps a call, or counts it where the very same was kept before.
    package func keep(_ hook: KeptHook) throws {
        try sql.execute(
            """
            INSERT INTO courier_hook (id, partner, digest, content_type, body, heard_at, times,
                state, note)
            VALUES ($1, $2, $3, $4, $5, $6, 1, 'waiting', '')
            ON CONFLICT (partner, digest) DO UPDATE SET times = courier_hook.times + 1
            """,
            [
                .text(hook.id), .text(hook.partner.text), .blob(hook.digest),
                SQLValue(hook.contentType), .blob(hook.body), .integer(hook.heardAt),
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
        ).map { record in
            KeptHook(
                id: try record.text("id"), partner: partner, digest: try record.bytes("digest"),
                contentType: try record.textIfAny("content_type"),
                body: try record.bytes("body"), heardAt: try record.instant("heard_at"))
        }
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
