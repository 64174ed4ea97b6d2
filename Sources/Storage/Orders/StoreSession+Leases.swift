package import Market
package import Reach

/// Leave for one worker of a courier to take some parcels over, until an instant.
package struct Lease: Hashable, Sendable {
    package enum State: String, Sendable {
        case open
        case acknowledged
        case returned
        case expired
    }

    package let id: String
    package let courier: CourierCode
    package let state: State
    /// When it ends, in UTC milliseconds, for people: the term decides.
    package let until: Int64
    package let term: LeaseTerm
    /// Higher than that of every lease of the courier before it.
    package let token: Int

    package init(
        id: String, courier: CourierCode, state: State = .open, until: Int64, term: LeaseTerm,
        token: Int
    ) {
        self.id = id
        self.courier = courier
        self.state = state
        self.until = until
        self.term = term
        self.token = token
    }
}

/// Leases: parcels that wait go to exactly one worker at a time.
extension StoreSession {
    /// The next number of the courier's leases.
    package func nextLeaseToken(of courier: CourierCode) throws -> Int {
        try bump(counter: "lease_token \(courier.text)")
    }

    /// Up to `most` of the courier's parcels that no worker has, the oldest first.
    package func waitingParcels(of courier: CourierCode, most: Int) throws -> [ParcelID] {
        // The words of the index as they stand there: without them SQLite reads every parcel.
        try sql.query(
            """
            SELECT id FROM parcel WHERE courier = $1 AND handover = 'waiting'
                AND handover IN ('waiting', 'leased')
            ORDER BY id LIMIT $2
            """,
            [.text(courier.text), SQLValue(most)]
        ).map { ParcelID(try $0.text("id")) }
    }

    /// Begins a lease of parcels that wait.
    package func begin(_ lease: Lease, of parcels: [ParcelID]) throws {
        try sql.execute(
            """
            INSERT INTO lease (id, courier, state, until, token, boot_id, until_uptime,
                visibility_ms)
            VALUES ($1, $2, 'open', $3, $4, $5, $6, $7)
            """,
            [
                .text(lease.id), .text(lease.courier.text), .integer(lease.until),
                SQLValue(lease.token), .text(lease.term.boot), .integer(lease.term.until),
                .integer(lease.term.visibilityMilliseconds),
            ])
        for parcel in parcels {
            try sql.execute(
                """
                UPDATE parcel SET handover = 'leased', lease_id = $1,
                    lease_count = lease_count + 1
                WHERE id = $2
                """,
                [.text(lease.id), .text(parcel.text)])
        }
    }

    package func lease(_ id: String) throws -> Lease? {
        try sql.first("SELECT * FROM lease WHERE id = $1", [.text(id)]).map(Lease.init)
    }

    /// The leases that nobody settled yet, of one courier or, with `nil`, of all.
    package func openLeases(of courier: CourierCode? = nil) throws -> [Lease] {
        guard let courier else {
            return try sql.query("SELECT * FROM lease WHERE state = 'open'", []).map(Lease.init)
        }
        return try sql.query(
            "SELECT * FROM lease WHERE courier = $1 AND state = 'open'", [.text(courier.text)]
        ).map(Lease.init)
    }

    /// Those of a lease's parcels that are still held by it, or that it has taken over.
    package func parcels(ofLease id: String, _ handover: Handover) throws -> [ParcelID] {
        try sql.query(
            "SELECT id FROM parcel WHERE lease_id = $1 AND handover = $2 ORDER BY id",
            [.text(id), .text(handover.rawValue)]
        ).map { ParcelID(try $0.text("id")) }
    }

    /// Sets how long a lease holds, and until when that is for people.
    package func extend(_ id: String, _ term: LeaseTerm, until: Int64) throws {
        try sql.execute(
            """
            UPDATE lease SET until = $1, boot_id = $2, until_uptime = $3, visibility_ms = $4
            WHERE id = $5
            """,
            [
                .integer(until), .text(term.boot), .integer(term.until),
                .integer(term.visibilityMilliseconds), .text(id),
            ])
    }
}

extension Lease {
    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), courier: try record.courier("courier"),
            state: try record.word("state"), until: try record.instant("until"),
            term: LeaseTerm(
                boot: try record.text("boot_id"), until: try record.instant("until_uptime"),
                visibilityMilliseconds: try record.instant("visibility_ms")),
            token: try record.integer("token"))
    }
}
