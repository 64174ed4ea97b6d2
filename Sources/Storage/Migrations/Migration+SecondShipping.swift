extension Migration {
    /// Shipments at couriers, the jobs on their way, and what couriers report.
    static let shipping = shipments + shipmentJobs + couriersCalls

    /// `reread_at` is when the courier is asked next of its own accord, absent after the end.
    private static let shipments = [
        """
        CREATE TABLE shipment (
            parcel_id TEXT NOT NULL PRIMARY KEY REFERENCES parcel (id),
            partner TEXT NOT NULL REFERENCES partner (code),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'creating', 'created', 'locked',
                'refused', 'cancelling', 'cancelled')),
            reason_code TEXT,
            reason_vi TEXT,
            reason_en TEXT,
            waybill TEXT,
            waybill_reference TEXT,
            fee_vnd INTEGER,
            expected_by INTEGER,
            collect_vnd INTEGER CHECK (collect_vnd >= 0),
            created_at INTEGER NOT NULL,
            heard_at INTEGER,
            reread_at INTEGER,
            CHECK ((reason_code IS NULL) = (reason_vi IS NULL)),
            CHECK ((reason_code IS NULL) = (reason_en IS NULL)),
            CHECK (waybill IS NOT NULL OR state <> 'created')
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX shipment_by_waybill ON shipment (partner, waybill)
            WHERE waybill IS NOT NULL
        """,
        "CREATE INDEX shipment_by_state ON shipment (state, parcel_id)",
        """
        CREATE INDEX shipment_to_reread ON shipment (partner, reread_at)
            WHERE reread_at IS NOT NULL
        """,
    ]

    /// Jobs of one parcel are done in the order of their numbers; `rung` as in `push_batch`.
    private static let shipmentJobs = [
        """
        CREATE TABLE shipment_job (
            parcel_id TEXT NOT NULL REFERENCES shipment (parcel_id),
            number INTEGER NOT NULL,
            partner TEXT NOT NULL REFERENCES partner (code),
            kind TEXT NOT NULL CHECK (kind IN ('create', 'detail', 'cancel', 'update_cod')),
            amount_vnd INTEGER,
            cancellation TEXT,
            state TEXT NOT NULL CHECK (state IN ('open', 'done', 'parked', 'dropped')),
            attempts INTEGER NOT NULL,
            rung INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            reason_code TEXT,
            reason_vi TEXT,
            reason_en TEXT,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (parcel_id, number),
            CHECK ((kind = 'update_cod') = (amount_vnd IS NOT NULL)),
            CHECK (state <> 'parked' OR reason_code IS NOT NULL)
        ) STRICT
        """,
        "CREATE INDEX shipment_job_due ON shipment_job (partner, next_at) WHERE state = 'open'",
        """
        CREATE INDEX shipment_job_ahead ON shipment_job (parcel_id, number)
            WHERE state IN ('open', 'parked')
        """,
        """
        CREATE INDEX shipment_job_parked ON shipment_job (partner, parcel_id)
            WHERE state = 'parked'
        """,
        """
        CREATE TABLE shipment_attempt (
            id TEXT NOT NULL PRIMARY KEY,
            parcel_id TEXT NOT NULL REFERENCES shipment (parcel_id),
            job_number INTEGER NOT NULL,
            partner TEXT NOT NULL REFERENCES partner (code),
            ask TEXT NOT NULL,
            at INTEGER NOT NULL,
            duration_ms INTEGER NOT NULL,
            status INTEGER,
            outcome TEXT NOT NULL,
            answer TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX shipment_attempt_by_parcel ON shipment_attempt (parcel_id, id)",
        "CREATE INDEX shipment_attempt_by_time ON shipment_attempt (at)",
    ]

    /// `body` is as it came, but for the secret that some couriers write into it.
    private static let couriersCalls = [
        """
        CREATE TABLE courier_hook (
            id TEXT NOT NULL PRIMARY KEY,
            partner TEXT NOT NULL REFERENCES partner (code),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            content_type TEXT,
            body BLOB NOT NULL,
            heard_at INTEGER NOT NULL,
            times INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'handled', 'unreadable', 'failed')),
            note TEXT NOT NULL,
            UNIQUE (partner, digest)
        ) STRICT
        """,
        "CREATE INDEX courier_hook_waiting ON courier_hook (partner, id) WHERE state = 'waiting'",
        "CREATE INDEX courier_hook_by_time ON courier_hook (heard_at)",
        // `number` is the order in which a parcel's reports were heard.
        """
        CREATE TABLE parcel_report (
            parcel_id TEXT NOT NULL REFERENCES shipment (parcel_id),
            dedup_key TEXT NOT NULL,
            number INTEGER NOT NULL,
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
            PRIMARY KEY (parcel_id, dedup_key)
        ) STRICT
        """,
    ]
}
