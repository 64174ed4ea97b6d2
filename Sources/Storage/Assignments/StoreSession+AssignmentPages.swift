package import Market
package import Reach

/// What a person must see to before a parcel goes on.
package enum ParcelAttention: String, Sendable, CaseIterable {
    /// Leased too often without an acknowledgement.
    case stuck
    /// No courier is left that would be asked by itself.
    case unassigned
    /// Its courier reported something that nobody understands, that contradicts what it said
    /// before, or that it asks for help with.
    case reports
}

/// A parcel with everybody who was asked to carry it, the last one last.
package struct ParcelWithTurns: Hashable, Sendable {
    package let parcel: OrderParcel
    package let order: OrderID
    package let turns: [Assignment]
    package let tries: Int
}

/// Assignments as lists, each in the order of the parcels.
extension StoreSession {
    /// Parcels whose courier has let its time go by, the longest overdue first.
    package func overdueAssignments(at now: Int64, limit: Int) throws -> [ParcelID] {
        try sql.query(
            """
            SELECT parcel_id FROM assignment
            WHERE state IN ('assigned', 'offered') AND decide_by <= $1
            ORDER BY decide_by LIMIT $2
            """,
            [.integer(now), SQLValue(limit)]
        ).map { ParcelID(try $0.text("parcel_id")) }
    }

    /// Parcels that are on offer to a courier.
    package func offers(
        to courier: CourierCode, at now: Int64, after parcel: String, limit: Int
    ) throws -> [ParcelID] {
        try sql.query(
            """
            SELECT assignment.parcel_id FROM assignment
            JOIN parcel ON parcel.id = assignment.parcel_id
            WHERE assignment.courier = $1 AND assignment.state = 'offered'
                AND assignment.parcel_id > $2 AND assignment.decide_by > $3
                AND parcel.handover <> 'cancelled'
            ORDER BY assignment.parcel_id LIMIT $4
            """,
            [.text(courier.text), .text(parcel), .integer(now), SQLValue(limit)]
        ).map { ParcelID(try $0.text("parcel_id")) }
    }

    /// Parcels of a courier's turns in one state that are still to be carried; looks at no more
    /// than `limit` turns and answers where it stopped, `nil` at the end.
    package func openParcels(
        of courier: CourierCode, _ state: AssignmentState, after parcel: String, limit: Int
    ) throws -> (parcels: [ParcelID], reached: String?) {
        let records = try sql.query(
            """
            SELECT turn.parcel_id, CASE WHEN parcel.handover = 'cancelled'
                OR parcel.courier <> turn.courier OR EXISTS (SELECT 1 FROM journey
                    WHERE journey.parcel_id = turn.parcel_id AND journey.ended_at IS NOT NULL)
                THEN 1 ELSE 0 END AS is_over
            FROM (SELECT parcel_id, courier FROM assignment
                WHERE courier = $1 AND state = $2 AND parcel_id > $3
                ORDER BY parcel_id LIMIT $4) AS turn
            JOIN parcel ON parcel.id = turn.parcel_id
            ORDER BY turn.parcel_id
            """,
            [.text(courier.text), .text(state.rawValue), .text(parcel), SQLValue(limit)])
        let open = try records.filter { try $0.integer("is_over") == 0 }
            .map { ParcelID(try $0.text("parcel_id")) }
        return (open, records.count < limit ? nil : try records.last?.text("parcel_id"))
    }

    /// Parcels that wait for a person.
    package func parcels(
        needing attention: ParcelAttention, after parcel: String, limit: Int
    ) throws -> [ParcelID] {
        if attention == .reports { return try parcelsToLookAt(after: parcel, limit: limit) }
        // The words of the index as they stand there: without them SQLite reads every parcel.
        return try sql.query(
            """
            SELECT id FROM parcel WHERE handover = $1 AND id > $2
                AND handover IN ('stuck', 'unassigned')
                AND ($1 = 'stuck' OR NOT EXISTS (SELECT 1 FROM assignment
                    WHERE parcel_id = parcel.id AND state = 'offered'))
            ORDER BY id LIMIT $3
            """,
            [.text(attention.rawValue), .text(parcel), SQLValue(limit)]
        ).map { ParcelID(try $0.text("id")) }
    }

    private func parcelsToLookAt(after parcel: String, limit: Int) throws -> [ParcelID] {
        try sql.query(
            """
            SELECT parcel_id FROM journey WHERE needs_attention = 1 AND parcel_id > $1
            ORDER BY parcel_id LIMIT $2
            """,
            [.text(parcel), SQLValue(limit)]
        ).map { ParcelID(try $0.text("parcel_id")) }
    }

    /// A parcel with all its turns, `nil` where there is none.
    package func turns(of id: ParcelID) throws -> ParcelWithTurns? {
        let record = try sql.first("SELECT * FROM parcel WHERE id = $1", [.text(id.text)])
        return try record.map {
            ParcelWithTurns(
                parcel: try OrderParcel($0), order: OrderID(try $0.text("order_id")),
                turns: try assignments(of: id), tries: try $0.integer("lease_count"))
        }
    }
}
