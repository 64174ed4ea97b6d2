extension Migration {
    /// What was heard of every parcel, claims, and the money that couriers collect.
    static let travelling: [String] = reportsOfAll + journeys + claims + settlements

    /// Reports belong to the parcel, not to one courier's shipment of it, and name who said so.
    ///
    /// `lines` are `number:quantity` of what a partial delivery handed over.
    private static let reportsOfAll = [
        """
        CREATE TABLE parcel_report_of_all (
            parcel_id TEXT NOT NULL REFERENCES parcel (id),
            dedup_key TEXT NOT NULL,
            number INTEGER NOT NULL,
            courier TEXT NOT NULL,
            waybill TEXT,
            raw_status TEXT NOT NULL,
            meaning TEXT NOT NULL,
            flags TEXT NOT NULL,
            reason_code TEXT,
            reason TEXT,
            place TEXT,
            at INTEGER,
            heard_at INTEGER NOT NULL,
            is_confirmed INTEGER NOT NULL,
            collected_vnd INTEGER,
            fee_vnd INTEGER,
            weight_g INTEGER,
            lines TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (parcel_id, dedup_key)
        ) STRICT
        """,
        """
        INSERT INTO parcel_report_of_all (parcel_id, dedup_key, number, courier, waybill,
            raw_status, meaning, flags, reason_code, reason, place, at, heard_at, is_confirmed,
            collected_vnd, fee_vnd, weight_g)
        SELECT report.parcel_id, report.dedup_key, report.number, parcel.courier, report.waybill,
            report.raw_status, report.meaning, report.flags, report.reason_code, report.reason,
            report.place, report.at, report.heard_at, report.is_confirmed, report.collected_vnd,
            report.fee_vnd, report.weight_g
        FROM parcel_report AS report JOIN parcel ON parcel.id = report.parcel_id
        """,
        "DROP TABLE parcel_report",
        "ALTER TABLE parcel_report_of_all RENAME TO parcel_report",
    ]

    /// One line per parcel that was heard of: what its reports come to, written with them.
    ///
    /// `travel_days` are days in Viet Nam from the order to the door, `lead_*` what was promised.
    private static let journeys = [
        """
        CREATE TABLE journey (
            parcel_id TEXT NOT NULL PRIMARY KEY REFERENCES parcel (id),
            courier TEXT NOT NULL,
            service TEXT NOT NULL,
            origin_province TEXT NOT NULL,
            destination TEXT NOT NULL,
            destination_province TEXT NOT NULL,
            lead_min_days INTEGER NOT NULL,
            lead_max_days INTEGER NOT NULL,
            status TEXT,
            is_partial INTEGER NOT NULL,
            needs_attention INTEGER NOT NULL,
            handed_over_at INTEGER,
            delivered_at INTEGER,
            ended_at INTEGER,
            travel_days INTEGER
        ) STRICT
        """,
        """
        CREATE INDEX journey_to_commune
            ON journey (courier, service, origin_province, destination, delivered_at)
            WHERE delivered_at IS NOT NULL
        """,
        """
        CREATE INDEX journey_to_province
            ON journey (courier, service, origin_province, destination_province, delivered_at)
            WHERE delivered_at IS NOT NULL
        """,
        """
        CREATE INDEX journey_by_delivery ON journey (delivered_at) WHERE delivered_at IS NOT NULL
        """,
        "CREATE INDEX journey_to_look_at ON journey (parcel_id) WHERE needs_attention = 1",
        // Parcels that were heard of by an earlier release; the next start writes their journeys.
        "CREATE TABLE journey_due (parcel_id TEXT NOT NULL PRIMARY KEY) STRICT",
        "INSERT INTO journey_due (parcel_id) SELECT DISTINCT parcel_id FROM parcel_report",
        "CREATE INDEX customer_order_by_time ON customer_order (placed_at, id)",
    ]

    private static let claims = [
        """
        CREATE TABLE claim (
            id TEXT NOT NULL PRIMARY KEY,
            parcel_id TEXT NOT NULL UNIQUE REFERENCES parcel (id),
            courier TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('lost', 'damaged')),
            amount_vnd INTEGER NOT NULL CHECK (amount_vnd >= 0),
            agreed_vnd INTEGER CHECK (agreed_vnd >= 0),
            state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'paid')),
            note TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            decided_at INTEGER,
            CHECK (agreed_vnd IS NULL OR agreed_vnd <= amount_vnd)
        ) STRICT
        """,
        "CREATE INDEX claim_by_state ON claim (state, id)",
        "CREATE INDEX claim_by_courier ON claim (courier, id)",
    ]

    /// Money collected at doors: what is due for each parcel, and what couriers paid out.
    private static let settlements = [
        """
        CREATE TABLE cod_entry (
            parcel_id TEXT NOT NULL PRIMARY KEY REFERENCES parcel (id),
            courier TEXT NOT NULL,
            state TEXT NOT NULL CHECK
                (state IN ('waiting', 'collected', 'remitted', 'differs', 'not_due')),
            due_vnd INTEGER NOT NULL CHECK (due_vnd >= 0),
            collected_vnd INTEGER,
            remitted_vnd INTEGER NOT NULL,
            fee_vnd INTEGER NOT NULL,
            settled_count INTEGER NOT NULL,
            delivered_at INTEGER,
            changed_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX cod_entry_by_state ON cod_entry (state, parcel_id)",
        "CREATE INDEX cod_entry_by_courier ON cod_entry (courier, parcel_id)",
        "CREATE INDEX cod_entry_by_both ON cod_entry (courier, state, parcel_id)",
        """
        CREATE TABLE settlement (
            id TEXT NOT NULL PRIMARY KEY,
            courier TEXT NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            line_count INTEGER NOT NULL,
            collected_vnd INTEGER NOT NULL,
            fee_vnd INTEGER NOT NULL,
            remitted_vnd INTEGER NOT NULL,
            imported_at INTEGER NOT NULL,
            imported_by TEXT NOT NULL,
            UNIQUE (courier, digest)
        ) STRICT
        """,
        // A line that names no parcel of this courier is kept too: the money came in.
        """
        CREATE TABLE settlement_line (
            settlement_id TEXT NOT NULL REFERENCES settlement (id),
            number INTEGER NOT NULL,
            reference TEXT NOT NULL,
            parcel_id TEXT REFERENCES parcel (id),
            collected_vnd INTEGER NOT NULL,
            fee_vnd INTEGER NOT NULL,
            remitted_vnd INTEGER NOT NULL,
            paid_on TEXT,
            finding TEXT NOT NULL,
            expected_vnd INTEGER,
            PRIMARY KEY (settlement_id, number)
        ) STRICT
        """,
        """
        CREATE INDEX settlement_line_by_parcel ON settlement_line (parcel_id)
            WHERE parcel_id IS NOT NULL
        """,
    ]
}
