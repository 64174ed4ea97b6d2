internal import Market
internal import Reach

/// Reads what a producer says of itself, whole or as an edit.
enum ProducerReading {
    /// The fields without which nobody is registered; the paper that each legal form needs
    /// besides is asked for in that form's own words.
    static let required = ["name", "legal_form", "commune_code"]

    /// The profile with every field that was sent in place of what it had.
    static func read(
        _ fields: inout FieldReader, onto current: ProducerProfile
    ) -> ProducerProfile {
        var profile = current
        profile.name = fields.text("name", or: profile.name)
        profile.legalForm = fields.choice("legal_form", or: profile.legalForm)
        profile.registrationNumber = fields.textIfAny(
            "registration_number", or: profile.registrationNumber)
        if fields.has("registration_date") {
            profile.registrationDay = fields.dayIfAny("registration_date")
        }
        profile.taxCode = fields.textIfAny("tax_code", or: profile.taxCode)
        profile.address = fields.textIfAny("address", or: profile.address)
        if fields.has("commune_code"), let code = fields.commune("commune_code") {
            profile.commune = code
        }
        profile.phone = fields.textIfAny("phone", or: profile.phone)
        profile.email = fields.textIfAny("email", or: profile.email)
        profile.website = fields.textIfAny("website", or: profile.website)
        profile.foundedYear = fields.integerIfAny("founded_year", or: profile.foundedYear)
        profile.workers = fields.integerIfAny("workers", or: profile.workers)
        profile.localWorkersPercent = fields.integerIfAny(
            "local_workers_percent", or: profile.localWorkersPercent)
        return profile
    }

    /// The representative and the account with what was sent in place of what they were.
    static func read(
        _ fields: inout FieldReader, onto current: ProducerSecrets
    ) -> ProducerSecrets {
        var secrets = current
        if fields.has("representative") {
            secrets.representative = fields.textIfAny("representative").map { Secret($0) }
        }
        if fields.has("bank_account") {
            secrets.bankAccount = fields.objectIfAny("bank_account") { account in
                BankAccount(
                    bank: account.text("bank"), number: Secret(account.text("number")),
                    holder: Secret(account.text("holder")))
            }
        }
        return secrets
    }

    /// What an edit sent, to be read onto whatever stands when it is made.
    static func edit(_ fields: FieldReader, in places: Places) throws -> ProducerEdit {
        var trial = fields
        _ = read(&trial, onto: try blank(in: places))
        _ = read(&trial, onto: ProducerSecrets())
        let sent = ProducerField.allCases.filter { trial.has($0.rawValue) }
        try trial.finish()
        return ProducerEdit(
            sent: Set(sent),
            profile: { profile in
                var fields = fields
                return read(&fields, onto: profile)
            },
            secrets: { secrets in
                var fields = fields
                return read(&fields, onto: secrets)
            })
    }

    /// A profile that says nothing yet; any commune stands in until one has been read.
    static func blank(in places: Places) throws(Problem) -> ProducerProfile {
        guard let commune = places.communes.first?.code else { throw Problem(.notReady) }
        return ProducerProfile(
            name: "", legalForm: .household, registrationNumber: nil, commune: commune)
    }
}
