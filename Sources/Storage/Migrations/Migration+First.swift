extension Migration {
    /// The tables of the first release, room by room.
    static let first = Migration(
        number: 1,
        statements: ground + access + market + search + coverage + orders + partners)

    private static let ground = [
        """
        CREATE TABLE setting (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT
        """,
        // Positions are counted in the transaction that appends, never by an engine's sequence.
        """
        CREATE TABLE counter (
            name TEXT NOT NULL PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE province (
            code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 2),
            name TEXT NOT NULL,
            type TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE commune (
            code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 5),
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            province_code TEXT NOT NULL REFERENCES province (code),
            latitude TEXT NOT NULL,
            longitude TEXT NOT NULL,
            population INTEGER CHECK (population > 0),
            remoteness TEXT
        ) STRICT
        """,
        """
        CREATE TABLE former_commune (
            number INTEGER NOT NULL PRIMARY KEY,
            code TEXT,
            name TEXT NOT NULL,
            type TEXT,
            district TEXT NOT NULL,
            district_code TEXT NOT NULL,
            province TEXT NOT NULL,
            province_code TEXT NOT NULL,
            successor TEXT NOT NULL REFERENCES commune (code),
            merge TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE product_set (
            number INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            product_group TEXT NOT NULL,
            sector TEXT NOT NULL,
            sector_name TEXT NOT NULL
        ) STRICT
        """,
    ]

    private static let access = [
        """
        CREATE TABLE access_key (
            id TEXT NOT NULL PRIMARY KEY,
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            role TEXT NOT NULL,
            scope TEXT,
            label TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT
        """,
        """
        CREATE TABLE idempotency (
            key_id TEXT NOT NULL,
            key TEXT NOT NULL,
            request_hash BLOB NOT NULL,
            status INTEGER NOT NULL,
            etag TEXT,
            location TEXT,
            body BLOB NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (key_id, key)
        ) STRICT
        """,
        """
        CREATE TABLE history (
            id TEXT NOT NULL PRIMARY KEY,
            subject TEXT NOT NULL,
            act TEXT NOT NULL,
            key_id TEXT NOT NULL,
            note TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX history_by_subject ON history (subject, id)",
    ]

    private static let market = [
        """
        CREATE TABLE producer (
            id TEXT NOT NULL PRIMARY KEY,
            external_key TEXT UNIQUE,
            version INTEGER NOT NULL,
            name TEXT NOT NULL,
            legal_form TEXT NOT NULL,
            registration_number TEXT,
            registration_day TEXT,
            tax_code TEXT,
            address TEXT,
            commune_code TEXT NOT NULL REFERENCES commune (code),
            phone TEXT,
            email TEXT,
            state TEXT NOT NULL,
            sample_fields TEXT NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE listing (
            id TEXT NOT NULL PRIMARY KEY,
            external_key TEXT UNIQUE,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            version INTEGER NOT NULL,
            feed_version INTEGER NOT NULL,
            name TEXT NOT NULL,
            product_set INTEGER NOT NULL REFERENCES product_set (number),
            pack TEXT NOT NULL,
            net_quantity INTEGER NOT NULL,
            net_unit TEXT NOT NULL,
            packed_weight_g INTEGER NOT NULL CHECK (packed_weight_g > 0),
            length_cm INTEGER NOT NULL,
            width_cm INTEGER NOT NULL,
            height_cm INTEGER NOT NULL,
            price_vnd INTEGER NOT NULL CHECK (price_vnd > 0),
            goods TEXT NOT NULL,
            shelf_life_days INTEGER,
            longest_transit_days INTEGER,
            ships_by_courier INTEGER NOT NULL,
            description TEXT NOT NULL,
            stock INTEGER NOT NULL CHECK (stock >= 0),
            state TEXT NOT NULL,
            review_note TEXT,
            sample_fields TEXT NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX listing_by_producer ON listing (producer_id, id)",
        "CREATE INDEX listing_by_state ON listing (state, id)",
        """
        CREATE TABLE certificate (
            id TEXT NOT NULL PRIMARY KEY,
            listing_id TEXT NOT NULL REFERENCES listing (id),
            star INTEGER NOT NULL CHECK (star BETWEEN 3 AND 5),
            decision_number TEXT NOT NULL,
            decision_day TEXT NOT NULL,
            issuer TEXT NOT NULL,
            state TEXT NOT NULL,
            revoked_from TEXT,
            sample_fields TEXT NOT NULL,
            UNIQUE (listing_id, decision_number, star)
        ) STRICT
        """,
        "CREATE INDEX certificate_by_number ON certificate (decision_number)",
    ]

    /// The part that is written per engine: names as typed and without marks, to rank both.
    private static let search = [
        """
        CREATE VIRTUAL TABLE listing_text USING fts5 (
            listing_id UNINDEXED, typed, folded,
            tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
        )
        """
    ]

    private static let coverage = [
        """
        CREATE TABLE courier (
            code TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            sample INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE coverage_import (
            id TEXT NOT NULL PRIMARY KEY,
            courier TEXT NOT NULL REFERENCES courier (code),
            file_hash TEXT NOT NULL,
            key_id TEXT NOT NULL,
            source TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT
        """,
        // The cells as the import wrote them; Reach decodes and checks them before they get here.
        """
        CREATE TABLE coverage_row (
            courier TEXT NOT NULL REFERENCES courier (code),
            kind TEXT NOT NULL CHECK
                (kind IN ('services', 'lanes', 'place_rules', 'suspensions', 'zones')),
            id TEXT NOT NULL,
            cells TEXT NOT NULL,
            PRIMARY KEY (courier, kind, id)
        ) STRICT
        """,
        """
        CREATE TABLE holiday (
            day TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL
        ) STRICT
        """,
    ]
}
