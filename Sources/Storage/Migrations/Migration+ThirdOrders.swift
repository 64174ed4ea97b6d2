extension Migration {
    /// Parcels in parts, packing by producers, and why parcels were given up.
    static let orderParts = parcelLines + parcelPacking + orderWords

    /// How many packs of a line are in which parcel; one line may fill several.
    private static let parcelLines = [
        """
        CREATE TABLE parcel_line (
            parcel_id TEXT NOT NULL REFERENCES parcel (id),
            line_number INTEGER NOT NULL,
            quantity INTEGER NOT NULL CHECK (quantity > 0),
            PRIMARY KEY (parcel_id, line_number)
        ) STRICT
        """,
        """
        INSERT INTO parcel_line (parcel_id, line_number, quantity)
            SELECT parcel_id, number, quantity FROM order_line
        """,
    ]

    /// `pack_by` is absent for parcels that were ordered before there was a time limit.
    private static let parcelPacking = [
        """
        ALTER TABLE parcel ADD COLUMN packing TEXT NOT NULL DEFAULT 'to_pack'
            CHECK (packing IN ('to_pack', 'packed', 'refused', 'released'))
        """,
        "ALTER TABLE parcel ADD COLUMN pack_by INTEGER",
        "ALTER TABLE parcel ADD COLUMN packed_at INTEGER",
        "ALTER TABLE parcel ADD COLUMN packed_weight_g INTEGER",
        "ALTER TABLE parcel ADD COLUMN packed_length_cm INTEGER",
        "ALTER TABLE parcel ADD COLUMN packed_width_cm INTEGER",
        "ALTER TABLE parcel ADD COLUMN packed_height_cm INTEGER",
        "ALTER TABLE parcel ADD COLUMN cancelled_at INTEGER",
        "ALTER TABLE parcel ADD COLUMN cancel_code TEXT",
        "ALTER TABLE parcel ADD COLUMN cancel_note TEXT",
        "ALTER TABLE parcel ADD COLUMN explanation_id TEXT",
        "UPDATE parcel SET packing = 'packed' WHERE handover = 'acknowledged'",
        // What travels by a courier's API was never acknowledged: it was fetched, so it was packed.
        """
        UPDATE parcel SET packing = 'packed'
        WHERE id IN (SELECT parcel_id FROM parcel_report WHERE meaning IN ('picked_up',
            'in_transit', 'out_for_delivery', 'delivered', 'delivery_failed', 'returning',
            'returned', 'lost', 'damaged', 'exception'))
        """,
        "UPDATE parcel SET packing = 'released' WHERE handover = 'cancelled'",
        "CREATE INDEX parcel_by_producer ON parcel (producer_id, packing, id)",
        """
        CREATE INDEX parcel_pack_by ON parcel (pack_by)
            WHERE packing = 'to_pack' AND pack_by IS NOT NULL
        """,
    ]

    /// An explanation is kept once for all parcels that it explains; `id` is made from its text.
    private static let orderWords = [
        "ALTER TABLE customer_order ADD COLUMN tracking TEXT",
        "ALTER TABLE customer_order ADD COLUMN wish TEXT NOT NULL DEFAULT 'cheapest'",
        """
        CREATE UNIQUE INDEX order_by_tracking ON customer_order (tracking)
            WHERE tracking IS NOT NULL
        """,
        """
        CREATE TABLE explanation (
            id TEXT NOT NULL PRIMARY KEY,
            body TEXT NOT NULL
        ) STRICT
        """,
        // Orders of one key in one minute; the minute before is forgotten.
        """
        CREATE TABLE order_pace (
            key_id TEXT NOT NULL PRIMARY KEY,
            minute INTEGER NOT NULL,
            orders INTEGER NOT NULL
        ) STRICT
        """,
    ]
}
