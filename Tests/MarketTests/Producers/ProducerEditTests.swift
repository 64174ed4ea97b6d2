internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Edits from two phones: what survives and what a person decides.
@Suite struct ProducerEditTests {
    private static func facts(
        _ change: (inout ProducerProfile) -> Void = { _ in }, account: String? = nil
    ) -> ProducerFacts {
        ProducerFacts(
            profile: MarketSamples.profile(change),
            secrets: ProducerSecrets(
                bankAccount: account.map {
                    BankAccount(bank: "Mẫu", number: Secret($0), holder: Secret("MAU"))
                }))
    }

    /// The fields in conflict, when the other phone changed `phone` with version 4.
    private static func torn(
        _ wanted: ProducerFacts, sent: Set<ProducerField>, base: Int
    ) -> [String] {
        let ages = FieldAges(version: 3).noting(["phone"], at: 4)
        do {
            try facts().demandNoConflict(with: wanted, sent: sent, base: base, ages: ages)
            return []
        } catch { return error.conflicts.map(\.field) }
    }

    @Test func `different fields both survive`() {
        #expect(Self.torn(Self.facts { $0.email = "a@b.vn" }, sent: [.email], base: 3) == [])
    }

    @Test func `the same field is shown with both values`() throws {
        let wanted = Self.facts { $0.phone = "+84987654321" }
        #expect(Self.torn(wanted, sent: [.phone], base: 3) == ["phone"])
        let error = #expect(throws: EditConflict.self) {
            try Self.facts().demandNoConflict(
                with: wanted, sent: [.phone], base: 3,
                ages: FieldAges(version: 3).noting(["phone"], at: 4))
        }
        let conflict = try #require(error?.conflicts.first)
        #expect(conflict.yours == .text("+84987654321"))
        #expect(conflict.theirs == .text("+84912345678"))
        #expect(error?.current == 4)
    }

    @Test func `what both changed alike, and what was seen before, is no conflict`() {
        #expect(Self.torn(Self.facts(), sent: [.phone], base: 3) == [])
        let wanted = Self.facts { $0.phone = "+84987654321" }
        #expect(Self.torn(wanted, sent: [.phone], base: 4) == [])
    }

    @Test func `an account is a field as any other`() {
        let old = Self.facts(account: "111111")
        let new = Self.facts(account: "222222")
        #expect(old.differences(to: new) == [.bankAccount])
    }

    @Test func `ages that others did not keep reach back no further`() {
        let ages = FieldAges().noting(["name"], at: 2).noting(["phone"], at: 3)
        #expect(ages.reaches(back: 1) && ages.isChanged("name", after: 1))
        #expect(!ages.isChanged("name", after: 2) && !ages.isChanged("email", after: 1))
        // Somebody wrote version 4 and kept no ages.
        let later = ages.noting(["email"], at: 5)
        #expect(!later.reaches(back: 3) && later.reaches(back: 4))
        #expect(later.isChanged("email", after: 4))
    }

    @Test(arguments: ProducerField.allCases)
    func `every field of the profile is told apart`(_ field: ProducerField) {
        var new = MarketSamples.profile()
        var secrets = ProducerSecrets()
        switch field {
        case .name: new.name = "khác"
        case .legalForm: new.legalForm = .company
        case .registrationNumber: new.registrationNumber = "1"
        case .registrationDay: new.registrationDay = nil
        case .taxCode: new.taxCode = nil
        case .address: new.address = nil
        case .commune: new.commune = CoverageSamples.commune("21484")
        case .phone: new.phone = nil
        case .email: new.email = nil
        case .website: new.website = "https://a.vn"
        case .foundedYear: new.foundedYear = 2_000
        case .workers: new.workers = 1
        case .localWorkersPercent: new.localWorkersPercent = 1
        case .representative: secrets.representative = Secret("x")
        case .bankAccount:
            secrets.bankAccount = BankAccount(
                bank: "x", number: Secret("x"), holder: Secret("x"))
        }
        let facts = ProducerFacts(profile: new, secrets: secrets)
        #expect(Self.facts().differences(to: facts) == [field])
        let isSecret = field == .representative || field == .bankAccount
        #expect((new.digest == MarketSamples.profile().digest) == isSecret)
    }

    @Test(
        arguments: [
            ("0123 456 789", "0123456789"), ("abc123", "ABC123"), ("12345", nil),
            ("12345678901234567890", nil), ("12345é", nil),
        ] as [(String, String?)])
    func `an account number has six to nineteen digits or letters`(
        _ written: String, _ clean: String?
    ) {
        let secrets = ProducerSecrets(
            bankAccount: BankAccount(
                bank: "Mẫu", number: Secret(written), holder: Secret("MAU")))
        let checked = try? secrets.checked()
        #expect(checked?.bankAccount?.number.text == clean)
    }

    @Test func `secrets print as stars`() {
        let secrets = ProducerSecrets(
            representative: Secret("Nguyễn Văn Mẫu"),
            bankAccount: BankAccount(
                bank: "Mẫu", number: Secret("0123456789"), holder: Secret("CHU TAI KHOAN")))
        let words = "\(secrets) \(String(reflecting: secrets))"
        #expect(!words.contains("Nguyễn") && !words.contains("0123456789"))
        #expect(!words.contains("CHU TAI KHOAN"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "https://", "https://a", "ftp://a.vn",
        "https://a.vn/\"x", "https://a b.vn", "https://x@a.vn", "//a.vn",
    ])
    func `a website that is no plain address of the web is refused`(_ text: String) {
        let refused = #expect(throws: FieldProblems.self) {
            try MarketSamples.profile { $0.website = text }.checked(in: CoverageSamples.places)
        }
        #expect(refused?.all.map(\.field) == ["website"])
    }

    @Test(arguments: ["https://lyson.vn", "http://a.b.vn/toi?x=1#y", "HTTPS://LySon.VN:8443/"])
    func `a plain address of the web passes`(_ text: String) throws {
        let clean = try MarketSamples.profile { $0.website = text }
            .checked(in: CoverageSamples.places)
        #expect(clean.website == text)
    }
}
