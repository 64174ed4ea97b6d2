extension Migration {
    /// Drafts that annexes of decisions make, of which only some fields are known.
    static let annexDrafts: [String] = [
        // The producer in the annex's own words, and where it sat then; both may be edited since.
        "ALTER TABLE annex_entry ADD COLUMN producer_name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE annex_entry ADD COLUMN commune_code TEXT",
        "CREATE INDEX annex_entry_by_decision ON annex_entry (decision_number, folded)",
        "CREATE INDEX annex_entry_by_listing ON annex_entry (listing_id)",
        // What drafts refer to while nobody has said in which of the 26 sets they are.
        """
        INSERT INTO product_set (number, name, product_group, sector, sector_name)
        VALUES (0, '', '', '', '') ON CONFLICT (number) DO NOTHING
        """,
    ]
}
