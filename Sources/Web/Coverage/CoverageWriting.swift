internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes coverage documents and what an import changes.
enum CoverageWriting {
    static func bytes(_ document: CoverageDocument) -> [UInt8] {
        JSONWriter.object(capacity: 65_536) { json in
            json.member("courier", document.courier.code.text)
            json.member("name", document.courier.name)
            json.member("sample", document.courier.isSample)
            for table in CoverageTable.allCases {
                json.name(of: table.rawValue)
                json.list(document.tables[table] ?? []) { json, cells in
                    json.object { json in
                        for (column, text) in cells.sorted(by: { $0.key < $1.key }) {
                            json.name(of: column)
                            json.value(text)
                        }
                    }
                }
            }
        }
    }

    static func bytes(_ difference: CoverageDifference, dryRun: Bool) -> [UInt8] {
        JSONWriter.object { json in
            json.member("dry_run", dryRun)
            json.member("rows", difference.rowCount)
            json.member("added", texts: difference.added)
            json.member("changed", texts: difference.changed)
            json.member("ended", texts: difference.ended)
        }
    }
}
