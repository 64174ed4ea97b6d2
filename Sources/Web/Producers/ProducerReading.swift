internal import Market
internal import Reach

/// Reads what a producer says of itself, whole or as an edit.
enum ProducerReading {
    /// The fields without which nobody is registered.
    static let required = ["name", "legal_form", "registration_number", "commune_code"]

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
        return profile
    }

    /// A profile that says nothing yet; any commune stands in until one has been read.
    static func blank(in places: Places) throws(Problem) -> ProducerProfile {
        guard let commune = places.communes.first?.code else { throw Problem(.notReady) }
        return ProducerProfile(
            name: "", legalForm: .household, registrationNumber: nil, commune: commune)
    }
}
