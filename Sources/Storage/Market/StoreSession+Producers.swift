package import Market
internal import Reach

/// Producers, by id and by the key that an import knows them under.
extension StoreSession {
    package func producer(_ id: ProducerID) throws -> Producer? {
        try sql.first("SELECT * FROM producer WHERE id = $1", [.text(id.text)]).map(Producer.init)
    }

    package func producer(externalKey: String) throws -> Producer? {
        try sql.first("SELECT * FROM producer WHERE external_key = $1", [.text(externalKey)])
            .map(Producer.init)
    }

    package func insert(_ producer: Producer, externalKey: String? = nil, at: Int64) throws {
        let profile = producer.profile
        try sql.execute(
            """
            INSERT INTO producer (id, external_key, version, name, legal_form,
                registration_number, registration_day, tax_code, address, commune_code, phone,
                email, state, sample_fields, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [.text(producer.id.text), SQLValue(externalKey), SQLValue(producer.version)]
                + Self.cells(profile)
                + [.text(producer.state.rawValue), .words(producer.sampleFields), .integer(at)])
    }

    /// Saves an edit; the producer's version must already be the new one.
    package func update(_ producer: Producer, at: Int64) throws {
        try sql.execute(
            """
            UPDATE producer SET version = $1, name = $2, legal_form = $3,
                registration_number = $4, registration_day = $5, tax_code = $6, address = $7,
                commune_code = $8, phone = $9, email = $10, state = $11, updated_at = $12
            WHERE id = $13
            """,
            [SQLValue(producer.version)] + Self.cells(producer.profile)
                + [.text(producer.state.rawValue), .integer(at), .text(producer.id.text)])
    }

    private static func cells(_ profile: ProducerProfile) -> [SQLValue] {
        [
            .text(profile.name), .text(profile.legalForm.rawValue),
            SQLValue(profile.registrationNumber), SQLValue(profile.registrationDay?.text),
            SQLValue(profile.taxCode), SQLValue(profile.address),
            .text(profile.commune.digits), SQLValue(profile.phone), SQLValue(profile.email),
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
            email: try record.textIfAny("email"))
        self.init(
            id: ProducerID(try record.text("id")), version: try record.integer("version"),
            profile: profile, state: try record.word("state"),
            sampleFields: try record.words("sample_fields"))
    }
}
