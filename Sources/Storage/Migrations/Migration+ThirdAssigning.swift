extension Migration {
    /// Offers to couriers, their answers, and leases by a clock that does not jump.
    static let assigning = widerFeed + assignments + leasesByUptime + wakeUps

    /// The feed with every kind of entry, and for each the version of the parcel that it made.
    private static let widerFeed = [
        "ALTER TABLE parcel ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
        """
        CREATE TABLE courier_feed_3 (
            courier TEXT NOT NULL,
            position INTEGER NOT NULL,
            parcel_id TEXT NOT NULL REFERENCES parcel (id),
            entry TEXT NOT NULL
                CHECK (entry IN ('assigned', 'offered', 'withdrawn', 'cancelled')),
            at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            PRIMARY KEY (courier, position)
        ) STRICT
        """,
        // Until now a parcel was assigned once and cancelled at most once.
        """
        INSERT INTO courier_feed_3 (courier, position, parcel_id, entry, at, version)
        SELECT courier, position, parcel_id, entry, at, CASE entry WHEN 'assigned' THEN 1 ELSE 2 END
        FROM courier_feed
        """,
        "DROP TABLE courier_feed",
        "ALTER TABLE courier_feed_3 RENAME TO courier_feed",
        "CREATE INDEX courier_feed_by_age ON courier_feed (at)",
        "UPDATE parcel SET version = 2 WHERE handover = 'cancelled'",
    ]

    /// Every assignment of a parcel, the first at order time; the last one is the parcel's own.
    private static let assignments = [
        // An assignment without `decide_by` was made before couriers had to answer in time;
        // `shown_at` is when the courier could first read the receiver, whatever came of it.
        """
        CREATE TABLE assignment (
            parcel_id TEXT NOT NULL REFERENCES parcel (id),
            number INTEGER NOT NULL,
            courier TEXT NOT NULL,
            service TEXT NOT NULL,
            freight_vnd INTEGER NOT NULL,
            lead_min_days INTEGER NOT NULL,
            lead_max_days INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('assigned', 'offered', 'accepted', 'rejected', 'expired', 'withdrawn')),
            reason_code TEXT,
            note TEXT,
            offered_at INTEGER NOT NULL,
            decide_by INTEGER,
            decided_at INTEGER,
            shown_at INTEGER,
            PRIMARY KEY (parcel_id, number)
        ) STRICT
        """,
        """
        INSERT INTO assignment (parcel_id, number, courier, service, freight_vnd, lead_min_days,
            lead_max_days, evidence, state, offered_at, shown_at)
        SELECT parcel.id, 1, courier, service, freight_vnd, lead_min_days, lead_max_days, evidence,
            CASE handover WHEN 'cancelled' THEN 'withdrawn' WHEN 'acknowledged' THEN 'accepted'
                ELSE 'assigned' END,
            customer_order.placed_at, customer_order.placed_at
        FROM parcel JOIN customer_order ON customer_order.id = parcel.order_id
        """,
        """
        CREATE INDEX assignment_undecided ON assignment (decide_by)
            WHERE state IN ('assigned', 'offered') AND decide_by IS NOT NULL
        """,
        "CREATE INDEX assignment_by_courier ON assignment (courier, state, parcel_id)",
        """
        CREATE INDEX parcel_for_people ON parcel (handover, id)
            WHERE handover IN ('stuck', 'unassigned')
        """,
    ]

    /// Leases are judged by the time since the machine started: `boot_id` says which start, and
    /// `until_uptime` is in milliseconds of it. `until` is for people.
    private static let leasesByUptime = [
        """
        CREATE TABLE lease_3 (
            id TEXT NOT NULL PRIMARY KEY,
            courier TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('open', 'acknowledged', 'returned', 'expired')),
            until INTEGER NOT NULL,
            token INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            until_uptime INTEGER NOT NULL,
            visibility_ms INTEGER NOT NULL
        ) STRICT
        """,
        // A lease from before is one of another start: it runs for a minute from the first look.
        """
        INSERT INTO lease_3 (id, courier, state, until, token, boot_id, until_uptime, visibility_ms)
        SELECT id, courier, state, until, 0, '', 0, 60000 FROM lease
        """,
        "DROP TABLE lease",
        "ALTER TABLE lease_3 RENAME TO lease",
        "CREATE INDEX lease_open ON lease (courier) WHERE state = 'open'",
        // The lease alone says how long it holds its parcels.
        "UPDATE parcel SET lease_until = NULL WHERE lease_until IS NOT NULL",
    ]

    /// Where a courier wants to be told that its feed has grown.
    ///
    /// What is pending is derived: the feed's counter against `told_position`.
    private static let wakeUps = [
        """
        CREATE TABLE courier_wake_up (
            courier TEXT NOT NULL PRIMARY KEY,
            url TEXT NOT NULL,
            secret TEXT NOT NULL,
            told_position INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            rung INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('active', 'parked')),
            reason TEXT,
            created_at INTEGER NOT NULL
        ) STRICT
        """
    ]
}
