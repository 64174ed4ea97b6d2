internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a storefront may ask for.
@Suite struct OrderDraftTests {
    typealias Case = MarketFieldCase<OrderDraft>

    static let cases: [Case] = [
        Case("buyer.name", .missing) { $0.buyer.name = "" },
        Case("buyer.commune_code", .unknownCommune) {
            $0.buyer.commune = CoverageSamples.commune("99999")
        },
        Case("note", .tooLong) { $0.note = String(repeating: "a", count: 501) },
        Case("note", .controlCharacter) { $0.note = "a\u{0000}b" },
        Case("lines", .outOfRange) { $0.lines = [] },
        Case("lines", .outOfRange) {
            $0.lines = (0...50).map { MarketSamples.line("ls_\($0)") }
        },
        Case("lines[0].quantity", .outOfRange) { $0.lines = [MarketSamples.line("ls_1", 0)] },
        Case("lines[0].quantity", .outOfRange) { $0.lines = [MarketSamples.line("ls_1", -3)] },
        Case("lines[1].quantity", .outOfRange) {
            $0.lines.append(MarketSamples.line("ls_2", 1_001))
        },
        Case("lines[1].listing", .notAllowed) { $0.lines.append(MarketSamples.line("ls_1", 2)) },
    ]

    @Test(arguments: cases)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let draft = MarketSamples.draft([MarketSamples.line()], spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in
            _ = try draft.checked(in: CoverageSamples.places)
        }
        #expect(named == [spoiled.description])
    }

    @Test func `fifty lines of a thousand packs pass`() throws {
        let lines = (1...50).map { MarketSamples.line("ls_\($0)", 1_000) }
        let clean = try MarketSamples.draft(lines).checked(in: CoverageSamples.places)
        #expect(clean.lines == lines)
    }

    @Test func `the buyer's fields are cleaned with the rest`() throws {
        let draft = MarketSamples.draft { $0.note = " Gọi trước\n" }
        let clean = try draft.checked(in: CoverageSamples.places)
        #expect(clean.note == "Gọi trước" && clean.buyer.phone == "+84987654321")
    }
}
