internal import Reach
import Testing

/// Every unit in force, by its type, its name and its province.
@Suite struct CurrentCommuneTests {
    private static func failures(
        every step: Int = 1, _ form: (AddressForms) -> String
    ) -> [String] {
        let places = AddressSamples.places
        return stride(from: 0, to: places.communes.count, by: step).compactMap { index in
            let commune = places.communes[index]
            return AddressVerdict.failure(form(AddressForms(commune, in: places)), [commune.code])
        }
    }

    @Test func `every unit resolves from type and name with its province`() {
        #expect(AddressSamples.places.communes.count == 3_321)
        #expect(Self.failures(\.full) == [])
    }

    @Test func `the province may stand without its title`() {
        #expect(
            Self.failures(every: 5) { AddressForms.pair($0.commune, $0.untitledProvince) } == [])
    }

    @Test(arguments: AddressForm.complete)
    func `the way it is written changes nothing`(form: AddressForm) {
        #expect(Self.failures(every: 7) { $0[form] } == [])
    }

    @Test(arguments: [
        AddressForm.unmarked, .unmarkedAbbreviated, .untitled, .bare, .unmarkedBare,
    ])
    func `what is left out costs certainty and never the truth`(
        form: AddressForm
    ) {
        let places = AddressSamples.places
        let failures = stride(from: 0, to: places.communes.count, by: 5).compactMap { index in
            let commune = places.communes[index]
            let text = AddressForms(commune, in: places)[form]
            return AddressVerdict.loss(text, [commune.code])
        }
        #expect(failures == [])
    }
}
