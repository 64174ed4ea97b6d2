package import Market
internal import Reach

/// How far producers are with their parcels.
extension StoreSession {
    /// The producer `$1` and the entries that were merged into it.
    private static let sameProducer = """
        (SELECT $1 UNION ALL SELECT id FROM producer WHERE merged_into = $1)
        """

    /// A producer's parcels in the order in which they were made, after the one given; `state`
    /// leaves out all others. Parcels of an entry that was merged into the producer are its own.
    package func parcels(
        of producer: ProducerID, in state: PackingState, after last: String, limit: Int
    ) throws -> [OrderParcel] {
        try sql.query(
            """
            SELECT * FROM parcel WHERE producer_id IN \(Self.sameProducer)
                AND packing = $2 AND id > $3
            ORDER BY id LIMIT $4
            """,
            [.text(producer.text), .text(state.rawValue), .text(last), SQLValue(limit)]
        ).map(OrderParcel.init)
    }

    /// Parcels that nobody has packed until that instant, the longest overdue first.
    package func unpackedParcels(packBy instant: Int64, limit: Int) throws -> [ParcelID] {
        try sql.query(
            """
            SELECT id FROM parcel
            WHERE packing = 'to_pack' AND pack_by IS NOT NULL AND pack_by <= $1
            ORDER BY pack_by LIMIT $2
            """,
            [.integer(instant), SQLValue(limit)]
        ).map { ParcelID(try $0.text("id")) }
    }

    /// A producer's parcels that should have been packed until that instant, the oldest first.
    package func lateParcels(
        of producer: ProducerID, at instant: Int64, limit: Int
    ) throws -> [OrderParcel] {
        try sql.query(
            """
            SELECT * FROM parcel
            WHERE producer_id IN \(Self.sameProducer)
                AND packing = 'to_pack' AND pack_by IS NOT NULL
                AND pack_by <= $2
            ORDER BY id LIMIT $3
            """,
            [.text(producer.text), .integer(instant), SQLValue(limit)]
        ).map(OrderParcel.init)
    }

    /// Writes what the producer has said; `packBy` stays as it was agreed.
    package func set(_ packing: Packing, of id: ParcelID) throws {
        try sql.execute(
            """
            UPDATE parcel SET packing = $1, packed_at = $2, packed_weight_g = $3,
                packed_length_cm = $4, packed_width_cm = $5, packed_height_cm = $6
            WHERE id = $7
            """,
            [
                .text(packing.state.rawValue), SQLValue(packing.packedAt),
                SQLValue(packing.measures?.weightGrams), SQLValue(packing.measures?.lengthCm),
                SQLValue(packing.measures?.widthCm), SQLValue(packing.measures?.heightCm),
                .text(id.text),
            ])
    }
}

extension Packing {
    init(_ record: SQLRecord) throws {
        var measures: PackedMeasures?
        if let weight = try record.integerIfAny("packed_weight_g") {
            measures = PackedMeasures(
                weightGrams: weight, lengthCm: try record.integer("packed_length_cm"),
                widthCm: try record.integer("packed_width_cm"),
                heightCm: try record.integer("packed_height_cm"))
        }
        self.init(
            state: try record.word("packing"), packBy: try record.instantIfAny("pack_by"),
            packedAt: try record.instantIfAny("packed_at"), measures: measures)
    }
}

extension Cancelled {
    /// `nil` where the parcel was not given up, or before reasons were kept.
    init?(_ record: SQLRecord) throws {
        guard let at = try record.instantIfAny("cancelled_at") else { return nil }
        let reason = CancelReason(
            try record.word("cancel_code"), note: try record.textIfAny("cancel_note") ?? "")
        self.init(at: at, reason: reason)
    }
}
