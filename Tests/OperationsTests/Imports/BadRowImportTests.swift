internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Every kind of bad row, brought in earnest: its field is named and nothing is changed by it.
@Suite struct BadRowImportTests {
    // A NUL makes a CSV file one that is no text; the rest comes as people send it.
    private static let kinds = BadRow.all.filter { !$0.cell.contains("\u{0}") }

    @Test func `forty kinds of bad row are refused by field, and nothing is changed`()
        async throws
    {
        #expect(Self.kinds.count >= 40)
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let before = try await desks.everything()
            let file = ImportSamples.csv(
                Self.kinds.enumerated().map { Self.cells(of: $1, key: "K\($0)") },
                titles: BadRow.titles)
            let done = try await desks.bring(file)
            let rows = try await desks.rows(of: done)
            #expect(rows.map(\.outcome) == Self.kinds.map { _ in .refused })
            for (row, kind) in zip(rows, Self.kinds) {
                #expect(Set(row.problems.map(\.field)) == [kind.field], "\(kind)")
                #expect(Set(row.problems.map(\.code)) == [kind.code], "\(kind)")
            }
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `a bad row about a listing that is there leaves it as it was`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let good = Self.kinds.indices.map { index in
                BadRow.titles.map { title in
                    switch title {
                    case "Mã ngoài": "K\(index)"
                    case "Tên sản phẩm": "Tỏi đen \(index)"
                    default: BadRow.good[title] ?? ""
                    }
                }
            }
            try await desks.bring(ImportSamples.csv(good, titles: BadRow.titles))
            let before = try await desks.everything()
            #expect(before.listings.count == Self.kinds.count)
            // An empty cell says nothing of what is there, so that these change nothing rightly.
            let kinds = Self.kinds.enumerated().filter { !$1.cell.isEmpty && $1.code != .missing }
            let file = ImportSamples.csv(
                kinds.map { Self.cells(of: $1, key: "K\($0)", name: "Tỏi đen \($0)") },
                titles: BadRow.titles)
            let done = try await desks.bring(file)
            let rows = try await desks.rows(of: done)
            for (row, kind) in zip(rows, kinds) {
                #expect(row.outcome == .refused, "\(kind)")
                #expect(row.problems.map(\.field).contains(kind.element.field), "\(kind)")
            }
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `a stray quote costs its own row, and the annotated file says which`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            var lines = ImportSamples.csv([
                ImportSamples.row("A"), ImportSamples.row("B"), ImportSamples.row("C"),
            ]).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
            lines[2] = lines[2].replacing("Tỏi đen B", with: "Tỏi \"đen\" B")
            let done = try await desks.bring(Array(lines.joined(separator: "\n").utf8))
            #expect(try await desks.outcomes(of: done) == [.new, .refused, .new])
            let rows = try await desks.rows(of: done)
            #expect(rows[1].number == 3 && rows[1].problems.map(\.column) == ["B"])
            let annotated = try await desks.imports.annotated(done.id, by: DeskHouse.producer)
            let text = String(decoding: annotated.bytes, as: UTF8.self)
            #expect(text.contains("ngoặc kép"))
            // The column is written so that it can be mended and sent again.
            let again = try await desks.bring(annotated.bytes)
            #expect(try await desks.outcomes(of: again) == [.unchanged, .new, .unchanged])
        }
    }

    private static func cells(of bad: BadRow, key: String, name: String? = nil) -> [String] {
        BadRow.titles.map { title in
            if title == bad.title { return bad.cell }
            if title == "Mã ngoài" { return key }
            if title == "Tên sản phẩm", let name { return name }
            return BadRow.good[title] ?? ""
        }
    }
}
