internal import Market
internal import Reach
internal import TestSupport

/// What several tests of producers need.
enum Samples {
    static let owner = DeskHouse.producer

    static func mandate(
        _ scopes: Set<MandateScope>, of producer: String = "pr_1", id: String = "md_1"
    ) -> Mandate {
        Mandate(
            id: MandateID(id), producer: ProducerID(producer), helper: "ky_h", scopes: scopes,
            lastDay: MarketSamples.today, grantedBy: "ky_producer", grantedAt: MarketSamples.now)
    }

    /// Gives the field another value that passes the rules.
    static func change(_ field: ProducerField, in profile: inout ProducerProfile) {
        switch field {
        case .name: profile.name = "Tên khác"
        case .legalForm: profile.legalForm = .company
        case .registrationNumber: profile.registrationNumber = "1"
        case .registrationDay: profile.registrationDay = nil
        case .taxCode: profile.taxCode = nil
        case .address: profile.address = nil
        case .commune: profile.commune = CoverageSamples.commune("21484")
        case .phone: profile.phone = nil
        case .email: profile.email = nil
        case .website: profile.website = "https://a.vn"
        case .foundedYear: profile.foundedYear = 2_000
        case .workers: profile.workers = 1
        case .localWorkersPercent: profile.localWorkersPercent = 1
        case .representative, .bankAccount: break
        }
    }

    static func changed(_ field: ProducerField, in secrets: ProducerSecrets) -> ProducerSecrets {
        var changed = secrets
        if field == .representative { changed.representative = Secret("Nguyễn Văn Mẫu") }
        if field == .bankAccount {
            changed.bankAccount = BankAccount(
                bank: "Ngân hàng Mẫu", number: Secret("0123456789"), holder: Secret("MAU"))
        }
        return changed
    }
}
