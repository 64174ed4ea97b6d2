package import Market
internal import Reach

/// Producers, by id and by the key that an import knows them under.
extension StoreSession {
    package func producer(_ id: ProducerID) throws -> Producer? {
        try sql.first("SELECT * FROM producer WHERE id = $1", [.text(id.text)]).map(Producer.init)
    }

    /// The producer that an import knows under that key; of one that was merged away, the one
    /// that it lives on in.
    package func producer(externalKey: String) throws -> Producer? {
        let found = try sql.first(
            "SELECT * FROM producer WHERE external_key = $1", [.text(externalKey)]
        ).map(Producer.init)
        guard let survivor = found?.mergedInto else { return found }
        return try producer(survivor)
    }

    /// `draftHash` is the SHA-256 of what was registered, for an id that the client made.
    package func insert(
        _ producer: Producer, externalKey: String? = nil, draftHash: [UInt8]? = nil, at: Int64
    ) throws {
        try sql.execute(
            """
            INSERT INTO producer (id, external_key, draft_hash, sample_fields, version, name,
                legal_form, registration_number, registration_day, tax_code, address,
                commune_code, phone, email, website, founded_year, workers,
                local_workers_percent, state, identity, closures, field_ages, merged_into,
                updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, $21, $22, $23, $24)
            """,
            [
                .text(producer.id.text), SQLValue(externalKey),
                draftHash.map { .blob($0) } ?? .null,
                .words(producer.sampleFields),
            ] + Self.cells(producer, at))
    }

    /// Saves an edit; the producer's version must already be the new one.
    package func update(_ producer: Producer, at: Int64) throws {
        try sql.execute(
            """
            UPDATE producer SET version = $1, name = $2, legal_form = $3,
                registration_number = $4, registration_day = $5, tax_code = $6, address = $7,
                commune_code = $8, phone = $9, email = $10, website = $11, founded_year = $12,
                workers = $13, local_workers_percent = $14, state = $15, identity = $16,
                closures = $17, field_ages = $18, merged_into = $19, updated_at = $20
            WHERE id = $21
            """,
            Self.cells(producer, at) + [.text(producer.id.text)])
    }

    /// What was registered under an id that a client made: its SHA-256, `nil` for other ids.
    package func draftHash(of id: ProducerID) throws -> [UInt8]? {
        try sql.first(
            "SELECT draft_hash FROM producer WHERE id = $1 AND draft_hash IS NOT NULL",
            [.text(id.text)]
        ).map { try $0.bytes("draft_hash") }
    }

    /// A number is noted with every save, so that an edit which did not save its ages shows.
    private static func cells(_ producer: Producer, _ at: Int64) -> [SQLValue] {
        let profile = producer.profile
        return [
            SQLValue(producer.version), .text(profile.name), .text(profile.legalForm.rawValue),
            SQLValue(profile.registrationNumber), SQLValue(profile.registrationDay?.text),
            SQLValue(profile.taxCode), SQLValue(profile.address),
            .text(profile.commune.digits), SQLValue(profile.phone), SQLValue(profile.email),
            SQLValue(profile.website), SQLValue(profile.foundedYear), SQLValue(profile.workers),
            SQLValue(profile.localWorkersPercent), .text(producer.state.rawValue),
            .text(producer.identity.rawValue), .text(ProducerText.text(of: producer.closures)),
            .text(ProducerText.text(of: producer.fieldAges.known(at: producer.version))),
            SQLValue(producer.mergedInto?.text), .integer(at),
        ]
    }
}

extension Producer {
    init(_ record: SQLRecord) throws {
        let profile = ProducerProfile(
            name: try record.text("name"),
            legalForm: try record.word("legal_form"),
            registrationNumber: try record.textIfAny("registration_number"),
            registrationDay: try record.dayIfAny("registration_day"),
            taxCode: try record.textIfAny("tax_code"),
            address: try record.textIfAny("address"),
            commune: try record.commune("commune_code"),
            phone: try record.textIfAny("phone"),
            email: try record.textIfAny("email"),
            website: try record.textIfAny("website"),
            foundedYear: try record.integerIfAny("founded_year"),
            workers: try record.integerIfAny("workers"),
            localWorkersPercent: try record.integerIfAny("local_workers_percent"))
        let version = try record.integer("version")
        self.init(
            id: ProducerID(try record.text("id")), version: version,
            profile: profile, state: try record.word("state"),
            sampleFields: try record.words("sample_fields"),
            closures: try ProducerText.closures(try record.text("closures")),
            identity: try record.word("identity"),
            fieldAges: try ProducerText.ages(try record.text("field_ages"), at: version),
            mergedInto: try record.textIfAny("merged_into").map { ProducerID($0) })
    }
}
