extension Migration {
    /// Shipments one after another, reports in the turns in which they were heard, and what was
    /// looked at.
    static let shippingAgain: [String] = formerShipments + heardInTurns + failedHooks

    /// A parcel has one shipment that could be live; those before it stand here.
    private static let formerShipments = [
        """
        CREATE TABLE former_shipment (
            parcel_id TEXT NOT NULL REFERENCES parcel (id),
            number INTEGER NOT NULL,
            partner TEXT NOT NULL REFERENCES partner (code),
            courier TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('refused', 'cancelled')),
            reason_code TEXT,
            reason_vi TEXT,
            reason_en TEXT,
            waybill TEXT,
            waybill_reference TEXT,
            fee_vnd INTEGER,
            created_at INTEGER NOT NULL,
            ended_at INTEGER NOT NULL,
            PRIMARY KEY (parcel_id, number)
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX former_shipment_by_waybill ON former_shipment (partner, waybill)
            WHERE waybill IS NOT NULL
        """,
        // Given back by its courier's report, until somebody has looked for another courier.
        """
        CREATE TABLE parcel_given_back (
            parcel_id TEXT NOT NULL PRIMARY KEY REFERENCES parcel (id),
            at INTEGER NOT NULL
        ) STRICT
        """,
    ]

    /// `turn` is the parcel's last assignment when it was heard, absent for reports of before.
    private static let heardInTurns = [
        "ALTER TABLE parcel_report ADD COLUMN turn INTEGER",
        // Reports up to that number were looked at by a person.
        """
        CREATE TABLE clearance (
            parcel_id TEXT NOT NULL PRIMARY KEY REFERENCES parcel (id),
            reports INTEGER NOT NULL,
            cleared_at INTEGER NOT NULL
        ) STRICT
        """,
        // What calls for a person has changed: the next start looks at those that did.
        """
        INSERT INTO journey_due (parcel_id) SELECT parcel_id FROM journey
            WHERE needs_attention = 1
            ON CONFLICT (parcel_id) DO NOTHING
        """,
    ]

    /// Calls of one partner in one state, in their order: failed ones are few among many.
    private static let failedHooks = [
        "CREATE INDEX courier_hook_by_state ON courier_hook (partner, state, id)",
        "DROP INDEX courier_hook_waiting",
    ]
}
