internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Sheets
internal import Storage
internal import TestSupport
import Testing

/// Whatever people write in their listings, an export of it changes nothing when it comes back.
@Suite struct ExportPropertyTests {
    @Test(arguments: 0..<6, SheetForm.allCases)
    func `texts of every kind come back as they were`(_ seed: Int, _ form: SheetForm) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            var dice = TextDice(seed: UInt64(seed))
            var count = 0
            while count < 60 {
                var listing = MarketSamples.listing(
                    "ls_\(count)", of: "pr_1", state: ListingState.allCases[count % 6])
                listing.offer.name = dice.text(lines: false)
                listing.offer.pack = "\(dice.text(lines: false)) \(count)"
                listing.offer.description = dice.text(lines: true)
                listing.offer.details.story = dice.text(lines: true)
                listing.offer.details.storage = dice.text(lines: true)
                listing.offer.details.tags = (0..<3).map { _ in dice.text(lines: false) }
                // What no registration takes is no listing.
                guard let clean = try? listing.offer.checked() else { continue }
                listing.offer = clean
                try await desks.add(listing)
                count += 1
            }
            let before = try await desks.everything()
            let file = try await desks.exported(as: form, by: DeskHouse.producer)
            desks.clock.advance(by: 60_000)
            let done = try await desks.bring(file)
            for row in try await desks.rows(of: done) {
                #expect(
                    row.outcome == .unchanged, "seed \(seed), row \(row.number): \(row.problems)")
            }
            #expect(done.progress.done == 60)
            #expect(try await desks.everything() == before, "seed \(seed)")
            if form == .csv { try Self.demandNoFormulas(file, "seed \(seed)") }
        }
    }

    /// A cell that begins as a formula does would be run by who opens the file.
    private static func demandNoFormulas(_ file: [UInt8], _ seed: String) throws {
        var text = CSVText(Array(file.dropFirst(3)))
        while let cells = try text.next() {
            for cell in cells where [0x3D, 0x2B, 0x40, 0x09].contains(cell.first) {
                Issue.record("\(seed): \(String(decoding: cell, as: UTF8.self))")
            }
        }
    }
}

/// Makes texts of what spreadsheets, keyboards and telephones put into them.
struct TextDice {
    private var state: UInt64

    private static let pieces = [
        "=1+1", "+84", "-", "-5", "@cmd", "\t", "'", "''=", "\"", "\"\"", ",", ";", "tỏi",
        "To\u{309}i", "ô\u{301}", "👩\u{200D}🌾", "🧄", "_x000D_", "\\", "\\-", "007", "1.500",
        " ", "  ", "NULL", "<b>", "＝1", "%", "đ",
    ]

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func text(lines: Bool) -> String {
        (0..<(1 + roll(6))).map { _ in
            lines && roll(5) == 0 ? "\n" : Self.pieces[Int(roll(UInt64(Self.pieces.count)))]
        }.joined()
    }

    private mutating func roll(_ sides: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state % sides
    }
}
