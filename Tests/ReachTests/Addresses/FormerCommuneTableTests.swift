internal import Reach
import Testing

/// Every row of the conversion table, as people wrote it before July 2025.
@Suite struct FormerCommuneTableTests {
    private static let named = FormerUnit.all.filter { !$0.name.isEmpty }

    /// Every so many units, beginning somewhere else for each form.
    private static func sample(_ step: Int, from start: Int) -> [FormerUnit] {
        stride(from: start, to: named.count, by: step).map { named[$0] }
    }

    @Test func `every former unit in its three tiers gives all its successors and no other`() {
        let failures = Self.named.compactMap {
            AddressVerdict.failure(AddressForms($0).full, $0.successors)
        }
        #expect(failures == [])
    }

    @Test func `an island district without communes is the special zone it became`() {
        let islands = FormerUnit.all.filter { $0.name.isEmpty }
        #expect(islands.count == 5)
        let failures = islands.compactMap {
            AddressVerdict.failure(", \($0.district), Tỉnh \($0.province)", $0.successors)
        }
        #expect(failures == [])
    }

    @Test(arguments: AddressForm.complete)
    func `the way it is written changes nothing`(form: AddressForm) {
        let failures = Self.sample(19, from: 3).compactMap {
            AddressVerdict.failure(AddressForms($0)[form], $0.successors)
        }
        #expect(failures == [])
    }

    @Test(arguments: [AddressForm.unmarked, .unmarkedAbbreviated])
    func `without marks the answer still holds the truth and claims nothing false`(
        form: AddressForm
    ) {
        let failures = Self.sample(11, from: 5).compactMap {
            AddressVerdict.loss(AddressForms($0)[form], $0.successors)
        }
        #expect(failures == [])
    }

    @Test(arguments: [AddressForm.untitled, .bare, .unmarkedBare])
    func `without titles nothing false is claimed`(
        form: AddressForm
    ) {
        let failures = Self.sample(11, from: 7).compactMap {
            AddressVerdict.falseClaim(AddressForms($0)[form], $0.successors)
        }
        #expect(failures == [])
    }

    @Test func `most addresses without titles are certain nevertheless`() {
        let sample = Self.sample(11, from: 2)
        let failures = sample.compactMap {
            AddressVerdict.failure(AddressForms($0).untitled, $0.successors)
        }
        #expect(failures.count * 10 < sample.count)
    }

    @Test func `the new province's name with the old district is understood`() throws {
        let places = AddressSamples.places
        let failures = try Self.sample(7, from: 1).compactMap { unit -> String? in
            let first = try #require(unit.successors.min())
            let commune = try #require(places[first])
            let province = try #require(places.provinceByCode[commune.province])
            let text = AddressForms(unit, province: province.name).full
            return AddressVerdict.loss(text, unit.successors)
        }
        #expect(failures == [])
    }
}
