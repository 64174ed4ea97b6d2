package import Reach

/// A stored line of a courier's list, with who last reviewed it.
package struct StoredPlaceCode: Hashable, Sendable {
    package let entry: PlaceCodeEntry
    /// The key of the person who reviewed it; `nil` where only a rule has spoken.
    package let reviewedBy: String?
    package let reviewedAt: Int64?

    package init(entry: PlaceCodeEntry, reviewedBy: String? = nil, reviewedAt: Int64? = nil) {
        self.entry = entry
        self.reviewedBy = reviewedBy
        self.reviewedAt = reviewedAt
    }
}

/// Which lines of a courier's list are asked for, as a page in order of the code.
package struct PlaceCodeQuery: Hashable, Sendable {
    package var courier: CourierCode
    package var system: CodeSystem
    package var state: PlaceCodeState?
    package var commune: CommuneCode?
    package var after: String
    package var limit: Int

    package init(
        courier: CourierCode, system: CodeSystem, state: PlaceCodeState? = nil,
        commune: CommuneCode? = nil, after: String = "", limit: Int
    ) {
        self.courier = courier
        self.system = system
        self.state = state
        self.commune = commune
        self.after = after
        self.limit = limit
    }
}

/// Couriers' own codes of communes; the schema keeps them unique both ways.
extension StoreSession {
    /// The courier's code of a commune, proposed or confirmed; `nil` where there is none to use.
    package func placeCode(
        of commune: CommuneCode, courier: CourierCode, system: CodeSystem
    ) throws -> CourierPlace? {
        try sql.first(
            """
            SELECT * FROM place_code
            WHERE courier = $1 AND code_system = $2 AND commune_code = $3
            """,
            [.text(courier.text), .text(system.rawValue), .text(commune.digits)]
        ).map { record in
            CourierPlace(
                commune: commune, courier: courier, system: system,
                code: try record.text("code"), name: try record.text("name"),
                parentCode: try record.textIfAny("parent_code"),
                parentName: try record.text("parent_name"),
                provinceName: try record.textIfAny("province_name"),
                method: try record.placeCodeMethod() ?? .exact, state: try record.word("state"))
        }
    }

    /// One line by its code.
    package func placeCode(
        _ code: String, courier: CourierCode, system: CodeSystem
    ) throws -> StoredPlaceCode? {
        try sql.first(
            "SELECT * FROM place_code WHERE courier = $1 AND code_system = $2 AND code = $3",
            [.text(courier.text), .text(system.rawValue), .text(code)]
        ).map(StoredPlaceCode.init)
    }

    package func placeCodes(_ query: PlaceCodeQuery) throws -> [StoredPlaceCode] {
        var values: [SQLValue] = [
            .text(query.courier.text), .text(query.system.rawValue), .text(query.after),
            SQLValue(query.limit),
        ]
        var narrowing = ""
        if let state = query.state {
            values.append(.text(state.rawValue))
            narrowing += " AND state = $\(values.count)"
        }
        if let commune = query.commune {
            values.append(.text(commune.digits))
            narrowing += " AND commune_code = $\(values.count)"
        }
        return try sql.query(
            """
            SELECT * FROM place_code
            WHERE courier = $1 AND code_system = $2 AND code > $3\(narrowing)
            ORDER BY code LIMIT $4
            """,
            values
        ).map(StoredPlaceCode.init)
    }

    /// The lines that a person has spoken of.
    package func reviewedPlaceCodes(
        courier: CourierCode, system: CodeSystem
    ) throws -> [StoredPlaceCode] {
        try sql.query(
            """
            SELECT * FROM place_code
            WHERE courier = $1 AND code_system = $2 AND reviewed_by IS NOT NULL
            """,
            [.text(courier.text), .text(system.rawValue)]
        ).map(StoredPlaceCode.init)
    }

    /// Writes what a person said of a line; a commune that another line has is a broken rule.
    package func update(
        _ code: StoredPlaceCode, courier: CourierCode, system: CodeSystem
    ) throws {
        try sql.execute(
            """
            UPDATE place_code SET commune_code = $1, method = $2, state = $3, reviewed_by = $4,
                reviewed_at = $5, by_code = $9
            WHERE courier = $6 AND code_system = $7 AND code = $8
            """,
            [
                SQLValue(code.entry.commune?.digits), SQLValue(code.entry.storedMethod),
                .text(code.entry.state.rawValue), SQLValue(code.reviewedBy),
                code.reviewedAt.map { .integer($0) } ?? .null, .text(courier.text),
                .text(system.rawValue), .text(code.entry.line.code),
                SQLValue(code.entry.method == .officialCode ? 1 : 0),
            ])
    }
}

extension PlaceCodeEntry {
    /// What the column of methods says: it knew no official codes when it was made, and the
    /// program before this one reads it still.
    var storedMethod: String? {
        guard method == .officialCode else { return method?.rawValue }
        let nearest: PlaceCodeMethod = state == .confirmed ? .exact : .punctuation
        return nearest.rawValue
    }
}

extension SQLRecord {
    /// How a line of `place_code` was matched.
    fileprivate func placeCodeMethod() throws -> PlaceCodeMethod? {
        if try integer("by_code") == 1 { return .officialCode }
        return try textIfAny("method").flatMap(PlaceCodeMethod.init)
    }
}

extension StoredPlaceCode {
    init(_ record: SQLRecord) throws {
        self.init(
            entry: PlaceCodeEntry(
                line: CourierPlaceLine(
                    code: try record.text("code"), name: try record.text("name"),
                    parentCode: try record.textIfAny("parent_code"),
                    parentName: try record.text("parent_name"),
                    provinceName: try record.textIfAny("province_name"),
                    officialCode: try record.textIfAny("official_code").flatMap {
                        CommuneCode($0)
                    }),
                commune: try record.textIfAny("commune_code").flatMap { CommuneCode($0) },
                method: try record.placeCodeMethod(),
                state: try record.word("state")),
            reviewedBy: try record.textIfAny("reviewed_by"),
            reviewedAt: try record.integerIfAny("reviewed_at").map(Int64.init))
    }
}
