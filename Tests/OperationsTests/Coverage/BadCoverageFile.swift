internal import Foundation
internal import Reach

/// A coverage file with one mistake: what stands in it, and where it must be found.
struct BadCoverageFile: Sendable {
    let mistake: String
    let table: CoverageTable
    /// A line that is added below the good ones; the header is line 1, the good row line 2.
    var row: [String: String] = [:]
    /// What is done to the whole text instead.
    var damage: (@Sendable ([UInt8]) -> [UInt8])?
    /// As `line column CODE`.
    let found: String

    var testDescription: String { "\(table.rawValue): \(mistake)" }

    init(_ mistake: String, _ table: CoverageTable, _ row: [String: String], _ found: String) {
        self.mistake = mistake
        self.table = table
        self.row = row
        self.found = found
    }

    init(
        _ mistake: String, _ table: CoverageTable, _ found: String,
        _ damage: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) {
        self.mistake = mistake
        self.table = table
        self.found = found
        self.damage = damage
    }

    /// A row that would be right, but for the cells given.
    static func lane(_ cells: [String: String]) -> [String: String] {
        [
            "id": "l-new", "courier": "a", "origin": "province:51", "destination": "province:01",
            "serves": "yes", "price_steps": "1000:20000", "lead_min_days": "1",
            "lead_max_days": "2", "source": "mẫu thử",
        ].merging(cells) { _, new in new }
    }

    static func service(_ cells: [String: String]) -> [String: String] {
        [
            "id": "s-new", "courier": "a", "service": "fast", "name": "Nhanh",
            "source": "mẫu thử",
        ].merging(cells) { _, new in new }
    }

    static func rule(_ cells: [String: String]) -> [String: String] {
        [
            "id": "p-new", "courier": "a", "place": "commune:21548", "delivery": "yes",
            "source": "mẫu thử",
        ].merging(cells) { _, new in new }
    }

    static func suspension(_ cells: [String: String]) -> [String: String] {
        [
            "id": "x-new", "courier": "a", "place": "commune:21548", "effect": "stop",
            "reason": "storm", "source": "mẫu thử",
        ].merging(cells) { _, new in new }
    }

    static func text(_ change: @escaping @Sendable (String) -> String)
        -> @Sendable ([UInt8]) ->
        [UInt8]
    {
        { Array(change(String(decoding: $0, as: UTF8.self)).utf8) }
    }
}
