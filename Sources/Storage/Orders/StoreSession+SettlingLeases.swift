package import Market
package import Reach

/// What ends a lease, or a part of it.
extension StoreSession {
    /// The worker has stored the parcels: they are taken over for good. `nil` stands for all that
    /// the lease still holds; those that it does not hold are left alone.
    package func acknowledge(_ parcels: [ParcelID]?, ofLease id: String) throws {
        let held = try held(parcels, ofLease: id)
        for parcel in held {
            try sql.execute(
                "UPDATE parcel SET handover = 'acknowledged' WHERE id = $1", [.text(parcel.text)])
        }
        try closeIfEmpty(id, as: .acknowledged)
    }

    /// Takes the parcels back for the next worker, and answers which; those that were leased
    /// `tries` times become `stuck`, so that one that kills its reader does not go round for ever.
    @discardableResult
    package func takeBack(
        _ parcels: [ParcelID]?, ofLease id: String, as state: Lease.State, tries: Int
    ) throws -> [ParcelID] {
        let held = try held(parcels, ofLease: id)
        for parcel in held {
            try sql.execute(
                """
                UPDATE parcel SET lease_id = NULL,
                    handover = CASE WHEN lease_count >= $1 THEN 'stuck' ELSE 'waiting' END
                WHERE id = $2
                """,
                [SQLValue(tries), .text(parcel.text)])
        }
        try closeIfEmpty(id, as: state)
        return held
    }

    /// Lets a parcel that was leased too often go round again; answers whether it was stuck.
    package func unstick(_ parcel: ParcelID) throws -> Bool {
        try sql.execute(
            """
            UPDATE parcel SET handover = 'waiting', lease_id = NULL, lease_count = 0
            WHERE id = $1 AND handover = 'stuck'
            """,
            [.text(parcel.text)]) == 1
    }

    /// The courier has stored the parcel, without a lease; answers whether that was news.
    @discardableResult
    package func takeOver(_ parcel: ParcelID, by courier: CourierCode) throws -> Bool {
        try sql.execute(
            """
            UPDATE parcel SET handover = 'acknowledged', lease_id = NULL
            WHERE id = $1 AND courier = $2 AND handover IN ('waiting', 'leased', 'stuck')
            """,
            [.text(parcel.text), .text(courier.text)]) == 1
    }

    /// The same, but not from under a worker that holds the parcel by lease.
    package func takeOverWaiting(_ parcel: ParcelID, by courier: CourierCode) throws {
        try sql.execute(
            """
            UPDATE parcel SET handover = 'acknowledged'
            WHERE id = $1 AND courier = $2 AND handover IN ('waiting', 'stuck')
            """,
            [.text(parcel.text), .text(courier.text)])
    }

    /// Forgets leases that were settled and ended before an instant, looking at the oldest
    /// `limit` of them.
    package func forgetLeases(before: Int64, limit: Int) throws {
        try sql.execute(
            """
            DELETE FROM lease WHERE id IN (
                SELECT id FROM (SELECT id, state, until FROM lease ORDER BY id LIMIT $2) AS oldest
                WHERE state <> 'open' AND until < $1)
            """,
            [.integer(before), SQLValue(limit)])
    }

    private func held(_ parcels: [ParcelID]?, ofLease id: String) throws -> [ParcelID] {
        let all = try self.parcels(ofLease: id, .leased)
        guard let parcels else { return all }
        let named = Set(parcels)
        return all.filter(named.contains)
    }

    /// A lease without a parcel is over; with nothing taken it would hold nobody anyhow.
    private func closeIfEmpty(_ id: String, as state: Lease.State) throws {
        if try parcels(ofLease: id, .leased).isEmpty {
            try sql.execute(
                "UPDATE lease SET state = $1 WHERE id = $2", [.text(state.rawValue), .text(id)])
        }
    }
}
