extension Migration {
    /// Orders, their parcels, and how couriers take these over.
    static let orders = [
        """
        CREATE TABLE customer_order (
            id TEXT NOT NULL PRIMARY KEY,
            storefront TEXT NOT NULL,
            placed_at INTEGER NOT NULL,
            state TEXT NOT NULL,
            buyer_name TEXT NOT NULL,
            buyer_phone TEXT NOT NULL,
            buyer_street TEXT NOT NULL,
            buyer_commune TEXT NOT NULL REFERENCES commune (code),
            payment TEXT NOT NULL,
            note TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE order_line (
            order_id TEXT NOT NULL REFERENCES customer_order (id),
            number INTEGER NOT NULL,
            listing_id TEXT NOT NULL REFERENCES listing (id),
            parcel_id TEXT NOT NULL,
            name TEXT NOT NULL,
            quantity INTEGER NOT NULL CHECK (quantity > 0),
            unit_price_vnd INTEGER NOT NULL,
            PRIMARY KEY (order_id, number)
        ) STRICT
        """,
        """
        CREATE TABLE parcel (
            id TEXT NOT NULL PRIMARY KEY,
            order_id TEXT NOT NULL REFERENCES customer_order (id),
            number INTEGER NOT NULL,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            origin TEXT NOT NULL,
            destination TEXT NOT NULL,
            weight_g INTEGER NOT NULL,
            courier TEXT NOT NULL,
            service TEXT NOT NULL,
            freight_vnd INTEGER NOT NULL,
            lead_min_days INTEGER NOT NULL,
            lead_max_days INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            collect_vnd INTEGER NOT NULL,
            handover TEXT NOT NULL,
            lease_id TEXT,
            lease_until INTEGER,
            lease_count INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        "CREATE INDEX parcel_by_order ON parcel (order_id, number)",
        "CREATE INDEX parcel_by_lease ON parcel (lease_id) WHERE lease_id IS NOT NULL",
        """
        CREATE INDEX parcel_to_take ON parcel (courier, id)
            WHERE handover IN ('waiting', 'leased')
        """,
        """
        CREATE TABLE courier_feed (
            courier TEXT NOT NULL,
            position INTEGER NOT NULL,
            parcel_id TEXT NOT NULL REFERENCES parcel (id),
            entry TEXT NOT NULL CHECK (entry IN ('assigned', 'cancelled')),
            at INTEGER NOT NULL,
            PRIMARY KEY (courier, position)
        ) STRICT
        """,
        """
        CREATE TABLE lease (
            id TEXT NOT NULL PRIMARY KEY,
            courier TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'returned')),
            until INTEGER NOT NULL
        ) STRICT
        """,
    ]

    /// Partners that receive listings, and everything on its way to them.
    static let partners = [
        """
        CREATE TABLE partner (
            code TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            url TEXT NOT NULL,
            secret TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('active', 'stalled', 'disabled')),
            state_reason TEXT,
            created_at INTEGER NOT NULL,
            last_seq INTEGER NOT NULL DEFAULT 0,
            acknowledged_seq INTEGER NOT NULL DEFAULT 0,
            gap_count INTEGER NOT NULL DEFAULT 0,
            needs_snapshot INTEGER NOT NULL DEFAULT 1,
            snapshot_id TEXT,
            snapshot_part INTEGER NOT NULL DEFAULT 0,
            snapshot_parts INTEGER NOT NULL DEFAULT 0,
            snapshot_as_of INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        // One line per listing, however often it changes: this is the coalescing.
        """
        CREATE TABLE push_pending (
            partner TEXT NOT NULL REFERENCES partner (code),
            listing_id TEXT NOT NULL REFERENCES listing (id),
            position INTEGER NOT NULL,
            PRIMARY KEY (partner, listing_id)
        ) STRICT
        """,
        "CREATE INDEX push_pending_in_order ON push_pending (partner, position)",
        // Which listings the parts of a snapshot hold that are still to be sent.
        """
        CREATE TABLE push_snapshot (
            partner TEXT NOT NULL REFERENCES partner (code),
            listing_id TEXT NOT NULL REFERENCES listing (id),
            part INTEGER NOT NULL,
            PRIMARY KEY (partner, listing_id)
        ) STRICT
        """,
        "CREATE INDEX push_snapshot_by_part ON push_snapshot (partner, part, listing_id)",
        // `rung` is the place on the retry ladder; a replay starts it anew, `attempts` goes on.
        """
        CREATE TABLE push_batch (
            id TEXT NOT NULL PRIMARY KEY,
            partner TEXT NOT NULL REFERENCES partner (code),
            seq INTEGER NOT NULL,
            snapshot_part INTEGER,
            body BLOB NOT NULL,
            item_count INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'parked', 'dropped')),
            attempts INTEGER NOT NULL,
            rung INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            reason TEXT,
            created_at INTEGER NOT NULL,
            UNIQUE (partner, seq)
        ) STRICT
        """,
        // One batch in flight per partner keeps the order.
        """
        CREATE UNIQUE INDEX push_batch_in_flight ON push_batch (partner)
            WHERE state IN ('sending', 'parked')
        """,
        """
        CREATE TABLE delivery (
            id TEXT NOT NULL PRIMARY KEY,
            partner TEXT NOT NULL REFERENCES partner (code),
            batch_id TEXT NOT NULL REFERENCES push_batch (id),
            attempt INTEGER NOT NULL,
            at INTEGER NOT NULL,
            duration_ms INTEGER NOT NULL,
            status INTEGER,
            outcome TEXT NOT NULL,
            answer TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX delivery_by_partner ON delivery (partner, id)",
        "CREATE INDEX delivery_by_time ON delivery (at)",
        "CREATE INDEX delivery_by_batch ON delivery (batch_id)",
        """
        CREATE INDEX push_batch_settled ON push_batch (created_at)
            WHERE state IN ('accepted', 'dropped')
        """,
        // `seq` is the last batch that carried the listing, `version` what that batch said.
        """
        CREATE TABLE listing_at_partner (
            partner TEXT NOT NULL REFERENCES partner (code),
            listing_id TEXT NOT NULL REFERENCES listing (id),
            seq INTEGER NOT NULL,
            version INTEGER NOT NULL,
            is_delete INTEGER NOT NULL,
            status TEXT NOT NULL CHECK
                (status IN ('pending', 'accepted', 'rejected', 'withdrawn')),
            code TEXT,
            message TEXT,
            at INTEGER NOT NULL,
            PRIMARY KEY (partner, listing_id)
        ) STRICT
        """,
        "CREATE INDEX listing_at_partner_by_seq ON listing_at_partner (partner, seq)",
    ]
}
