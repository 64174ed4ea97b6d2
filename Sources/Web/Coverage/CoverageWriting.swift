internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes coverage documents and what an import changes.
enum CoverageWriting {
    /// Rows and communes that one answer names; the counts are whole.
    private static let mostNamed = 1_000

    static func bytes(_ document: CoverageDocument) -> [UInt8] {
        JSONWriter.object(capacity: 65_536) { json in
            json.member("courier", document.courier.code.text)
            json.member("name", document.courier.name)
            json.member("sample", document.courier.isSample)
            for table in CoverageTable.allCases {
                json.name(of: table.rawValue)
                json.list(document.tables[table] ?? []) { $0.write(cells: $1) }
            }
        }
    }

    static func bytes(_ difference: CoverageDifference, dryRun: Bool) -> [UInt8] {
        JSONWriter.object { json in
            json.member("dry_run", dryRun)
            json.member("import", difference.importID)
            json.member("rows", difference.rowCount)
            json.member("counts") { json in
                json.member("added", difference.added.count)
                json.member("changed", difference.changed.count)
                json.member("ended", difference.ended.count)
            }
            json.member("added", texts: difference.added.prefix(mostNamed))
            json.member("changed", texts: difference.changed.prefix(mostNamed))
            json.member("ended", texts: difference.ended.prefix(mostNamed))
            json.member("reach") { write(difference, &$0) }
        }
    }

    /// The communes that the courier's own services gain and lose, for a parcel that is stated.
    private static func write(_ difference: CoverageDifference, _ json: inout JSONWriter) {
        let parcel = CoverageProbe.parcel
        json.member("parcel") { json in
            json.member("weight_g", parcel.weightGrams)
            json.member("length_cm", parcel.lengthCm)
            json.member("width_cm", parcel.widthCm)
            json.member("height_cm", parcel.heightCm)
            json.member("goods", texts: parcel.goods.map(\.rawValue).sorted())
        }
        json.member("origins", texts: difference.origins.map(\.digits))
        json.member("changes", list: difference.reach) { json, change in
            json.object { json in
                json.member("origin", change.origin.digits)
                json.member("gained_communes", change.gained.count)
                json.member("lost_communes", change.lost.count)
                json.member("gained", texts: change.gained.prefix(mostNamed).map(\.digits))
                json.member("lost", texts: change.lost.prefix(mostNamed).map(\.digits))
            }
        }
    }
}

extension JSONWriter {
    /// A row's cells in order of their columns.
    mutating func write(cells: [String: String]) {
        object { json in
            for (column, text) in cells.sorted(by: { $0.key < $1.key }) {
                json.name(of: column)
                json.value(text)
            }
        }
    }
}
