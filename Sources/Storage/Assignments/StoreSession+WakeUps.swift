package import Market
package import Reach

/// Where and how a courier is told that its feed has grown.
package struct WakeUp: Hashable, Sendable {
    package enum State: String, Sendable {
        case active
        /// Given up: the address is gone, or nobody answered for days.
        case parked
    }

    package let courier: CourierCode
    package let url: String
    package let secret: Secret
    /// Up to which position the courier was told.
    package var toldPosition: Int
    package var attempts: Int
    package var rung: Int
    package var nextAt: Int64
    package var state: State
    package var reason: String?
    package let createdAt: Int64

    package init(
        courier: CourierCode, url: String, secret: Secret, toldPosition: Int, attempts: Int = 0,
        rung: Int = 0, nextAt: Int64, state: State = .active, reason: String? = nil,
        createdAt: Int64
    ) {
        self.courier = courier
        self.url = url
        self.secret = secret
        self.toldPosition = toldPosition
        self.attempts = attempts
        self.rung = rung
        self.nextAt = nextAt
        self.state = state
        self.reason = reason
        self.createdAt = createdAt
    }
}

/// A wake-up that is to be sent, with the last position of the feed.
package struct PendingWakeUp: Hashable, Sendable {
    package let wakeUp: WakeUp
    package let position: Int
}

/// Wake-ups. What is pending is the feed's counter against what was told: there is never more
/// than one for each courier, and the newest wins.
extension StoreSession {
    /// Sets or replaces where a courier is told.
    package func set(_ wakeUp: WakeUp) throws {
        try sql.execute(
            """
            INSERT INTO courier_wake_up (courier, url, secret, told_position, attempts, rung,
                next_at, state, reason, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (courier) DO UPDATE SET url = excluded.url, secret = excluded.secret,
                told_position = excluded.told_position, attempts = excluded.attempts,
                rung = excluded.rung, next_at = excluded.next_at, state = excluded.state,
                reason = excluded.reason, created_at = excluded.created_at
            """,
            [
                .text(wakeUp.courier.text), .text(wakeUp.url), .text(wakeUp.secret.text),
                SQLValue(wakeUp.toldPosition), SQLValue(wakeUp.attempts), SQLValue(wakeUp.rung),
                .integer(wakeUp.nextAt), .text(wakeUp.state.rawValue), SQLValue(wakeUp.reason),
                .integer(wakeUp.createdAt),
            ])
    }

    package func wakeUp(of courier: CourierCode) throws -> WakeUp? {
        try sql.first("SELECT * FROM courier_wake_up WHERE courier = $1", [.text(courier.text)])
            .map(WakeUp.init)
    }

    /// Answers whether there was one.
    package func removeWakeUp(of courier: CourierCode) throws -> Bool {
        try sql.execute(
            "DELETE FROM courier_wake_up WHERE courier = $1", [.text(courier.text)]) == 1
    }

    /// Saves what came of an attempt, unless the wake-up was set anew in the meantime.
    package func settle(_ wakeUp: WakeUp) throws {
        try sql.execute(
            """
            UPDATE courier_wake_up SET told_position = $1, attempts = $2, rung = $3, next_at = $4,
                state = $5, reason = $6
            WHERE courier = $7 AND url = $8 AND secret = $9
            """,
            [
                SQLValue(wakeUp.toldPosition), SQLValue(wakeUp.attempts), SQLValue(wakeUp.rung),
                .integer(wakeUp.nextAt), .text(wakeUp.state.rawValue), SQLValue(wakeUp.reason),
                .text(wakeUp.courier.text), .text(wakeUp.url), .text(wakeUp.secret.text),
            ])
    }

    /// All that are to be sent, now or later, the next one first; couriers are few.
    package func pendingWakeUps() throws -> [PendingWakeUp] {
        try sql.query(
            """
            SELECT courier_wake_up.*, counter.value AS position FROM courier_wake_up
            JOIN counter ON counter.name = 'courier_feed ' || courier_wake_up.courier
            WHERE state = 'active' AND counter.value > told_position
            ORDER BY next_at
            """, []
        ).map { PendingWakeUp(wakeUp: try WakeUp($0), position: try $0.integer("position")) }
    }
}

extension WakeUp {
    init(_ record: SQLRecord) throws {
        self.init(
            courier: try record.courier("courier"), url: try record.text("url"),
            secret: Secret(try record.text("secret")),
            toldPosition: try record.integer("told_position"),
            attempts: try record.integer("attempts"), rung: try record.integer("rung"),
            nextAt: try record.instant("next_at"), state: try record.word("state"),
            reason: try record.textIfAny("reason"), createdAt: try record.instant("created_at"))
    }
}
