internal import Market

/// What an import keeps as JSON in one column each.
extension SheetImport {
    static func json(_ counts: [ImportOutcome: Int]) -> String {
        var writer = JSONWriter(capacity: 64)
        writer.object { json in
            for outcome in ImportOutcome.allCases {
                guard let count = counts[outcome] else { continue }
                json.name(of: outcome.rawValue)
                json.value(count)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func json(_ columns: ImportedColumns) -> String {
        let bytes = JSONWriter.object { json in
            json.member("unknown", texts: columns.unknown)
            json.member("read_only", texts: columns.readOnly)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func counts(_ json: String) -> [ImportOutcome: Int] {
        let value = try? JSONBody.value(Array(json.utf8), depth: 2)
        var counts: [ImportOutcome: Int] = [:]
        for outcome in ImportOutcome.allCases {
            counts[outcome] = value?[outcome.rawValue]?.whole.map { Int($0) }
        }
        return counts
    }

    static func columns(_ json: String) -> ImportedColumns {
        let value = try? JSONBody.value(Array(json.utf8), depth: 3)
        func texts(_ name: String) -> [String] { value?[name]?.items?.compactMap(\.text) ?? [] }
        return ImportedColumns(unknown: texts("unknown"), readOnly: texts("read_only"))
    }
}
