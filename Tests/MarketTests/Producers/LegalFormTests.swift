internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Which fields each legal form needs, and what is said where one is missing.
@Suite struct LegalFormTests {
    @Test(arguments: LegalForm.allCases)
    func `every form needs a name, a place, a paper, a person and an account`(_ form: LegalForm) {
        let needs = form.needs
        #expect(Set(needs).count == needs.count)
        #expect(
            Set(needs).isSuperset(of: [
                .name, .commune, .address, .phone, .registrationNumber, .registrationDay,
                .representative, .bankAccount,
            ]))
        #expect(!needs.contains(.website))
    }

    @Test func `only forms that are taxed as such need a tax code`() {
        let taxed = LegalForm.allCases.filter { $0.needs.contains(.taxCode) }
        #expect(taxed == [.company, .cooperative, .cooperativeUnion, .household, .farm])
    }

    @Test(arguments: LegalForm.allCases, ProducerField.allCases)
    func `every missing field is told in a sentence of both languages`(
        _ form: LegalForm, _ field: ProducerField
    ) {
        let problem = form.missing(field)
        #expect(problem.field == field.rawValue && problem.code == .missing)
        #expect(problem.message.vietnamese.hasSuffix(".") && problem.message.english.hasSuffix("."))
    }

    @Test func `each form names its own paper`() {
        let papers = Set(
            LegalForm.allCases.map { $0.reason(for: .registrationNumber).vietnamese })
        #expect(papers.count == 6)
        let group = LegalForm.cooperativeGroup.reason(for: .registrationNumber).vietnamese
        #expect(group.contains("hợp đồng hợp tác"))
    }

    @Test(arguments: LegalForm.allCases, 1...26)
    func `associations and communities offer tourism and nothing else`(
        _ form: LegalForm, _ set: Int
    ) {
        let isLimited = form == .association || form == .community
        #expect(form.mayOffer(set: set) == (!isLimited || set == 26))
    }
}
