package import Reach

/// What a producer says of itself, as it may be edited and as others may read most of it.
package struct ProducerProfile: Hashable, Sendable {
    package var name: String
    package var legalForm: LegalForm
    /// Business, co-operative or household registration, the certified contract of a co-operative
    /// group, or the decision that founded an association.
    package var registrationNumber: String?
    package var registrationDay: Day?
    package var taxCode: String?
    package var address: String?
    package var commune: CommuneCode
    package var phone: String?
    package var email: String?
    package var website: String?
    package var foundedYear: Int?
    package var workers: Int?
    /// The share of workers who live in the commune or around, in whole per cent.
    package var localWorkersPercent: Int?

    package init(
        name: String, legalForm: LegalForm, registrationNumber: String?,
        registrationDay: Day? = nil, taxCode: String? = nil, address: String? = nil,
        commune: CommuneCode, phone: String? = nil, email: String? = nil,
        website: String? = nil, foundedYear: Int? = nil, workers: Int? = nil,
        localWorkersPercent: Int? = nil
    ) {
        self.name = name
        self.legalForm = legalForm
        self.registrationNumber = registrationNumber
        self.registrationDay = registrationDay
        self.taxCode = taxCode
        self.address = address
        self.commune = commune
        self.phone = phone
        self.email = email
        self.website = website
        self.foundedYear = foundedYear
        self.workers = workers
        self.localWorkersPercent = localWorkersPercent
    }

    /// What the field holds, written as in JSON; `nil` where it is empty or not of the profile.
    package func text(of field: ProducerField) -> String? {
        switch field {
        case .name: name.isEmpty ? nil : name
        case .legalForm: legalForm.rawValue
        case .registrationNumber: registrationNumber
        case .registrationDay: registrationDay?.text
        case .taxCode: taxCode
        case .address: address
        case .commune: commune.digits
        case .phone: phone
        case .email: email
        case .website: website
        case .foundedYear: foundedYear.map { String($0) }
        case .workers: workers.map { String($0) }
        case .localWorkersPercent: localWorkersPercent.map { String($0) }
        case .representative, .bankAccount: nil
        }
    }
}

/// The fields of a producer by their names in JSON; the last two are nobody else's business.
package enum ProducerField: String, Sendable, CaseIterable {
    case name
    case legalForm = "legal_form"
    case registrationNumber = "registration_number"
    case registrationDay = "registration_date"
    case taxCode = "tax_code"
    case address
    case commune = "commune_code"
    case phone
    case email
    case website
    case foundedYear = "founded_year"
    case workers
    case localWorkersPercent = "local_workers_percent"
    case representative
    case bankAccount = "bank_account"

    /// Whether an officer's finding of who the producer is stands on this field.
    package var namesWhoItIs: Bool {
        switch self {
        case .name, .legalForm, .registrationNumber, .registrationDay, .taxCode, .representative:
            true
        case .address, .commune, .phone, .email, .website, .foundedYear, .workers,
            .localWorkersPercent, .bankAccount:
            false
        }
    }
}
