package import Reach

/// The places of the code list in force, replaced whole by an import.
extension StoreSession {
    /// Everything that was imported, or `nil` before the first import.
    package func places() throws -> Places? {
        guard let codeList = try setting("places.code_list") else { return nil }
        let provinces = try sql.query("SELECT * FROM province", []).map(Province.init)
        let communes = try sql.query("SELECT * FROM commune", []).map(Commune.init)
        let former = try sql.query("SELECT * FROM former_commune ORDER BY number", [])
            .map(FormerCommune.init)
        return try Places(
            codeList: codeList, provinces: provinces, communes: communes, formerCommunes: former)
    }

    /// Puts a list in place of the one before; a commune that something refers to must stay in it.
    package func replacePlaces(_ places: Places) throws {
        try set("places.code_list", to: places.codeList)
        try sql.execute("DELETE FROM former_commune", [])
        for province in places.provinces { try upsert(province) }
        for commune in places.communes { try upsert(commune) }
        for (number, former) in places.formerCommunes.enumerated() {
            try insert(former, number: number)
        }
        try removeCommunes(outside: places)
    }

    private func upsert(_ province: Province) throws {
        try sql.execute(
            """
            INSERT INTO province (code, name, type) VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, type = excluded.type
            """,
            [
                .text(province.code.digits), .text(province.name), .text(province.type.rawValue),
            ])
    }

    private func upsert(_ commune: Commune) throws {
        try sql.execute(
            """
            INSERT INTO commune (code, name, type, province_code, latitude, longitude, population,
                remoteness)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, type = excluded.type,
                province_code = excluded.province_code, latitude = excluded.latitude,
                longitude = excluded.longitude, population = excluded.population,
                remoteness = excluded.remoteness
            """,
            [
                .text(commune.code.digits), .text(commune.name), .text(commune.type.rawValue),
                .text(commune.province.digits), .text(String(commune.latitude)),
                .text(String(commune.longitude)), SQLValue(commune.population),
                SQLValue(commune.remoteness?.rawValue),
            ])
    }

    private func insert(_ former: FormerCommune, number: Int) throws {
        try sql.execute(
            """
            INSERT INTO former_commune (number, code, name, type, district, district_code,
                province, province_code, successor, merge)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                SQLValue(number), SQLValue(former.code?.digits), .text(former.name),
                SQLValue(former.type?.rawValue), .text(former.district),
                .text(former.districtCode), .text(former.province),
                .text(former.provinceCode.digits), .text(former.successor.digits),
                .text(former.merge.rawValue),
            ])
    }

    private func removeCommunes(outside places: Places) throws {
        for record in try sql.query("SELECT code FROM commune", []) {
            let code = try record.commune("code")
            if places[code] == nil {
                try sql.execute("DELETE FROM commune WHERE code = $1", [.text(code.digits)])
            }
        }
    }
}

extension Province {
    init(_ record: SQLRecord) throws {
        self.init(
            code: try record.province("code"), name: try record.text("name"),
            type: try record.word("type"))
    }
}

extension Commune {
    init(_ record: SQLRecord) throws {
        guard let latitude = Double(try record.text("latitude")),
            let longitude = Double(try record.text("longitude"))
        else { throw StoreError.unreadable("latitude") }
        self.init(
            code: try record.commune("code"), name: try record.text("name"),
            type: try record.word("type"), province: try record.province("province_code"),
            latitude: latitude, longitude: longitude,
            population: try record.integerIfAny("population"),
            remoteness: try record.textIfAny("remoteness").flatMap(Remoteness.init))
    }
}

extension FormerCommune {
    init(_ record: SQLRecord) throws {
        self.init(
            code: try record.textIfAny("code").flatMap { CommuneCode($0) },
            name: try record.text("name"),
            type: try record.textIfAny("type").flatMap(FormerCommuneType.init),
            district: try record.text("district"),
            districtCode: try record.text("district_code"),
            province: try record.text("province"),
            provinceCode: try record.province("province_code"),
            successor: try record.commune("successor"), merge: try record.word("merge"))
    }
}
