package import Market

/// Which listings the parts of a snapshot hold.
extension StoreSession {
    /// Divides all live listings into parts, by number and by size, and says how many parts.
    ///
    /// The size is an upper bound: a letter is 4 bytes at most, or 2 where JSON escapes it, and
    /// the rest of an item is shorter than `SnapshotCut.frame`.
    package func planSnapshot(of partner: PartnerCode, cut: SnapshotCut) throws -> Int {
        try removeSnapshot(of: partner)
        let live = try sql.query(
            """
            SELECT listing.id AS id, length(listing.name) + length(listing.pack)
                + length(listing.description) + length(producer.name) AS letters
            FROM listing JOIN producer ON producer.id = listing.producer_id
            WHERE listing.state = 'approved' AND producer.state = 'active'
            ORDER BY listing.id
            """, [])
        var (parts, items, bytes) = (0, 0, 0)
        var range: (first: String, last: String)?
        for record in live {
            let id = try record.text("id")
            let size = try record.integer("letters") * 4 + SnapshotCut.frame
            if let full = range, items == cut.items || bytes + size > cut.bytes {
                parts += 1
                try plan(part: parts, from: full.first, to: full.last, of: partner)
                (range, items, bytes) = (nil, 0, 0)
            }
            (items, bytes) = (items + 1, bytes + size)
            range = (range?.first ?? id, id)
        }
        if let range { try plan(part: parts + 1, from: range.first, to: range.last, of: partner) }
        return parts + 1
    }

    /// One statement for a part, however many listings lie between its first and its last.
    private func plan(
        part: Int, from first: String, to last: String, of partner: PartnerCode
    ) throws {
        try sql.execute(
            """
            INSERT INTO push_snapshot (partner, listing_id, part)
            SELECT $1, listing.id, $2
            FROM listing JOIN producer ON producer.id = listing.producer_id
            WHERE listing.id >= $3 AND listing.id <= $4 AND listing.state = 'approved'
                AND producer.state = 'active'
            """,
            [.text(partner.text), SQLValue(part), .text(first), .text(last)])
    }

    package func snapshotListings(of partner: PartnerCode, part: Int) throws -> [ListingID] {
        try sql.query(
            """
            SELECT listing_id FROM push_snapshot
            WHERE partner = $1 AND part = $2 ORDER BY listing_id
            """,
            [.text(partner.text), SQLValue(part)]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    package func removeSnapshot(of partner: PartnerCode) throws {
        try sql.execute("DELETE FROM push_snapshot WHERE partner = $1", [.text(partner.text)])
    }
}

/// How much a part of a snapshot may hold.
package struct SnapshotCut: Hashable, Sendable {
    /// More bytes than the fields of fixed length and their names take.
    static let frame = 2_000

    package let items: Int
    package let bytes: Int

    package init(items: Int, bytes: Int) {
        self.items = items
        self.bytes = bytes
    }
}
