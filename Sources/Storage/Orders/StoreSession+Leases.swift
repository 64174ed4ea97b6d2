package import Market
package import Reach

/// Leave for one worker of a courier to take some parcels over, until an instant.
package struct Lease: Hashable, Sendable {
    package enum State: String, Sendable {
        case open
        case acknowledged
        case returned
    }

    package let id: String
    package let courier: CourierCode
    package let state: State
    package let until: Int64
}

/// Leases: parcels that wait, or whose lease ran out, go to exactly one worker at a time.
extension StoreSession {
    /// Leases up to `most` parcels, oldest first, and answers their ids; none makes no lease.
    ///
    /// A parcel that was leased `tries` times without an acknowledgement becomes `stuck` instead,
    /// so that one that kills its reader does not go round for ever.
    package func lease(
        _ id: String, to courier: CourierCode, most: Int, tries: Int, until: Int64, now: Int64
    ) throws -> [ParcelID] {
        try sql.execute(
            """
            UPDATE parcel SET handover = 'stuck', lease_id = NULL, lease_until = NULL
            WHERE courier = $1 AND handover = 'leased' AND lease_until <= $2 AND lease_count >= $3
            """,
            [.text(courier.text), .integer(now), SQLValue(tries)])
        let free = try sql.query(
            """
            SELECT id FROM parcel
            WHERE courier = $1
                AND (handover = 'waiting' OR (handover = 'leased' AND lease_until <= $2))
            ORDER BY id LIMIT $3
            """,
            [.text(courier.text), .integer(now), SQLValue(most)]
        ).map { ParcelID(try $0.text("id")) }
        if free.isEmpty { return [] }
        try sql.execute(
            "INSERT INTO lease (id, courier, state, until) VALUES ($1, $2, 'open', $3)",
            [.text(id), .text(courier.text), .integer(until)])
        for parcel in free {
            try sql.execute(
                """
                UPDATE parcel SET handover = 'leased', lease_id = $1, lease_until = $2,
                    lease_count = lease_count + 1
                WHERE id = $3
                """,
                [.text(id), .integer(until), .text(parcel.text)])
        }
        return free
    }

    package func lease(_ id: String) throws -> Lease? {
        try sql.first("SELECT * FROM lease WHERE id = $1", [.text(id)]).map { record in
            Lease(
                id: id, courier: try record.courier("courier"), state: try record.word("state"),
                until: try record.instant("until"))
        }
    }

    package func parcels(ofLease id: String) throws -> [ParcelID] {
        try sql.query("SELECT id FROM parcel WHERE lease_id = $1 ORDER BY id", [.text(id)])
            .map { ParcelID(try $0.text("id")) }
    }

    /// Ends a lease; its parcels are taken over, or wait again for the next worker.
    package func settle(_ id: String, as state: Lease.State) throws -> Int {
        let handover: Handover = state == .acknowledged ? .acknowledged : .waiting
        try sql.execute(
            "UPDATE lease SET state = $1 WHERE id = $2", [.text(state.rawValue), .text(id)])
        return try sql.execute(
            """
            UPDATE parcel SET handover = $1, lease_id = NULL, lease_until = NULL
            WHERE lease_id = $2 AND handover = 'leased'
            """,
            [.text(handover.rawValue), .text(id)])
    }

    package func extend(_ id: String, until: Int64) throws {
        try sql.execute(
            "UPDATE lease SET until = $1 WHERE id = $2", [.integer(until), .text(id)])
        try sql.execute(
            "UPDATE parcel SET lease_until = $1 WHERE lease_id = $2 AND handover = 'leased'",
            [.integer(until), .text(id)])
    }
}
