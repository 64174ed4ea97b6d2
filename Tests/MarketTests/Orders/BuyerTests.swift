internal import Market
internal import Reach
internal import TestSupport
import Testing

/// To whom an order may go.
@Suite struct BuyerTests {
    typealias Case = MarketFieldCase<Buyer>

    static let cases: [Case] = [
        Case("name", .missing) { $0.name = "" },
        Case("name", .controlCharacter) { $0.name = "Hoa\u{202E}" + "x" },
        Case("street", .missing) { $0.street = " " },
        Case("street", .tooLong) { $0.street = String(repeating: "a", count: 301) },
        Case("phone", .missing) { $0.phone = "" },
        Case("phone", .malformed) { $0.phone = "113" },
        Case("commune_code", .unknownCommune) { $0.commune = CoverageSamples.commune("00001") },
    ]

    @Test(arguments: cases)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let buyer = MarketSamples.buyer(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in
            _ = try buyer.checked(in: CoverageSamples.places)
        }
        #expect(named == [spoiled.description])
    }

    @Test func `the telephone number is kept in one form`() throws {
        #expect(
            try MarketSamples.buyer().checked(in: CoverageSamples.places).phone == "+84987654321")
    }
}
