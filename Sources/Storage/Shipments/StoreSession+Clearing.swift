package import Market
internal import Reach

/// Couriers' reports that a person has looked at.
extension StoreSession {
    /// Notes that everything heard of a parcel so far was looked at; what is heard later, or is
    /// confirmed later, is new.
    package func clearReports(of parcel: ParcelID, at now: Int64) throws {
        try sql.execute(
            """
            INSERT INTO clearance (parcel_id, reports, cleared_at)
            SELECT $1, COALESCE(MAX(number), 0), $2 FROM parcel_report WHERE parcel_id = $1
            ON CONFLICT (parcel_id) DO UPDATE SET reports = excluded.reports,
                cleared_at = excluded.cleared_at
            """,
            [.text(parcel.text), .integer(now)])
        try followReports(of: parcel, at: now)
    }
}
