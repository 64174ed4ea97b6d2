package import Reach
internal import Storage

/// What an import changes: rows by table and id, and communes for a stated parcel.
package struct CoverageDifference: Hashable, Sendable {
    /// As `lanes l-1`; the three are in order.
    package let added: [String]
    package let changed: [String]
    package let ended: [String]
    /// The rows of the courier afterwards.
    package let rowCount: Int
    /// Where the courier's own services take `CoverageProbe.parcel` newly, and no more.
    package let reach: [ReachChange]
    /// The communes that the parcel was sent from to see that.
    package let origins: [CommuneCode]
    /// What the import is kept under; `nil` for a dry run.
    package var importID: String?

    init(
        _ changes: [CoverageChange], rowCount: Int, reach: [ReachChange] = [],
        origins: [CommuneCode] = []
    ) {
        func names(_ isMeant: (CoverageChange) -> Bool) -> [String] {
            changes.filter(isMeant).map { "\($0.table.rawValue) \($0.id)" }
        }
        added = names { $0.before == nil }
        changed = names { $0.before != nil && $0.after != nil }
        ended = names { $0.after == nil }
        self.rowCount = rowCount
        self.reach = reach
        self.origins = origins
    }
}

extension CoverageDifference {
    /// Lines beyond tell nobody anything.
    private static let mostLines = 500

    /// The difference as lines: `+`, `~` and `-` before table and row, communes, then a count.
    package var lines: [String] {
        let rows = added.map { "+ \($0)" } + changed.map { "~ \($0)" } + ended.map { "- \($0)" }
        let more = rows.count - Self.mostLines
        return rows.prefix(Self.mostLines)
            + (more > 0 ? ["… \(more) dòng nữa / more rows"] : [])
            + reach.map { change in
                "\(change.origin.digits): +\(change.gained.count) -\(change.lost.count) "
                    + "xã / communes (1 kg, 20x15x10 cm)"
            }
            + ["\(rowCount) dòng / rows: +\(added.count) ~\(changed.count) -\(ended.count)"]
    }
}

/// How far an import is, for whoever waits for it.
package enum CoverageProgress: Hashable, Sendable {
    /// So many rows of a table were read.
    case read(CoverageTable, rows: Int)
    /// All rows are read and are being held against each other and the places.
    case checking(rows: Int)
    /// So many of the changes lie in the database; none is in force yet.
    case laid(Int, of: Int)
}

/// Why coverage was not taken in, given out or undone.
package enum CoverageFailure: Error, Hashable, Sendable {
    case unknownCourier(CourierCode)
    case unknownImport(String)
    case tooManyRows(limit: Int)
    /// Everything that is wrong, by table, row and column; nothing was changed.
    case refused([CoverageProblem])
    /// Somebody else brought coverage of the same courier again and again meanwhile.
    case overtaken
    /// Only the newest import in force can be undone; this one is.
    case notNewest(newest: String)
    case alreadyUndone
    /// It was made before imports kept what they replaced.
    case notKept
    /// What an undone import ended would come back under an id that is another courier's by now.
    case rowTaken(String, by: CourierCode)
    /// A suspension that is not over names a lane or a service that would be there no more.
    case stillNamed(by: RowID)
    /// Of that day no list of codes is known.
    case unknownList(Day)
}
