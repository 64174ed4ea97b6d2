internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a producer may say of itself.
@Suite struct ProducerProfileTests {
    typealias Case = MarketFieldCase<ProducerProfile>

    static let cases: [Case] = [
        Case("name", .missing) { $0.name = " " },
        Case("name", .controlCharacter) { $0.name = "Tỏi\u{202E}nơs ýL" },
        Case("name", .tooLong) { $0.name = String(repeating: "a", count: 201) },
        Case("registration_number", .missing) { $0.registrationNumber = nil },
        Case("registration_number", .missing) { $0.registrationNumber = "" },
        Case("registration_number", .missing) { $0.registrationNumber = " \t " },
        Case("registration_number", .tooLong) {
            $0.registrationNumber = String(repeating: "1", count: 51)
        },
        Case("tax_code", .malformed) { $0.taxCode = "43008123" },
        Case("tax_code", .malformed) { $0.taxCode = "4300812345-1" },
        Case("tax_code", .malformed) { $0.taxCode = "43008123a5" },
        Case("address", .controlCharacter) { $0.address = "Thôn\u{0000}Tây" },
        Case("commune_code", .unknownCommune) { $0.commune = CoverageSamples.commune("99999") },
        Case("phone", .malformed) { $0.phone = "12345" },
        Case("email", .malformed) { $0.email = "không có" },
        Case("email", .malformed) { $0.email = "a@b" },
        Case("email", .malformed) { $0.email = "a@@b.vn" },
        Case("email", .malformed) { $0.email = "@b.vn" },
        Case("email", .malformed) { $0.email = "a@.vn" },
    ]

    @Test(arguments: cases)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let profile = MarketSamples.profile(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in
            _ = try profile.checked(in: CoverageSamples.places)
        }
        #expect(named == [spoiled.description])
    }

    @Test func `everything wrong is said at once`() {
        let profile = MarketSamples.profile {
            $0.name = ""
            $0.phone = "1"
            $0.commune = CoverageSamples.commune("99999")
        }
        let named = Case.named { () throws(FieldProblems) in
            _ = try profile.checked(in: CoverageSamples.places)
        }
        #expect(
            named.sorted() == ["commune_code unknown_commune", "name missing", "phone malformed"])
    }

    @Test(arguments: ["4300812345", "4300812345-001", "051087001234"])
    func `a tax code of a company, a branch or a person passes`(_ code: String) throws {
        let profile = MarketSamples.profile { $0.taxCode = code }
        #expect(try profile.checked(in: CoverageSamples.places).taxCode == code)
    }

    @Test func `text is composed, trimmed and a telephone number rewritten`() throws {
        let profile = MarketSamples.profile {
            $0.name = " Tho\u{0302}n "
            $0.phone = "0912 345 678"
            $0.address = "  "
        }
        let clean = try profile.checked(in: CoverageSamples.places)
        #expect(Array(clean.name.utf8) == Array("Thôn".utf8))
        #expect(clean.phone == "+84912345678")
        #expect(clean.address == nil)
    }

    @Test func `only the demo set may lack a registration number`() throws {
        let profile = MarketSamples.profile { $0.registrationNumber = nil }
        let clean = try profile.checked(in: CoverageSamples.places, demandsRegistration: false)
        #expect(clean.registrationNumber == nil)
    }

    @Test func `what was cleaned once is clean`() throws {
        let once = try MarketSamples.profile().checked(in: CoverageSamples.places)
        #expect(try once.checked(in: CoverageSamples.places) == once)
    }
}
