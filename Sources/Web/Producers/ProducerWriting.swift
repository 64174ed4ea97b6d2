internal import Market
internal import Operations
internal import Reach

/// Writes producers as JSON; contact and tax code only for those who may see them.
struct ProducerWriting: Sendable {
    let places: Places

    /// The answer to whoever wrote the profile; he may see all of it.
    func answer(_ producer: Producer, _ status: Int = 200) -> Answer {
        let body = bytes(producer, withContact: true)
        let path = "/v1/producers/\(producer.id.text)"
        return Answer(
            status: status, body: body,
            etag: EntityTag(version: producer.version, body: body).text,
            location: status == 201 ? path : nil)
    }

    func bytes(_ producer: Producer, withContact: Bool) -> [UInt8] {
        let profile = producer.profile
        return JSONWriter.object { json in
            json.member("id", producer.id.text)
            json.member("name", profile.name)
            json.member("legal_form", profile.legalForm.rawValue)
            json.member("registration_number", profile.registrationNumber)
            json.member("registration_date", profile.registrationDay?.text)
            json.member("address", profile.address)
            json.member("commune_code", profile.commune.digits)
            json.member("commune", places[profile.commune].map(places.fullName))
            if withContact {
                json.member("tax_code", profile.taxCode)
                json.member("phone", profile.phone)
                json.member("email", profile.email)
            }
            json.member("state", producer.state.rawValue)
            json.member("version", producer.version)
            json.member("sample", !producer.sampleFields.isEmpty)
            json.member("sample_fields", texts: producer.sampleFields)
        }
    }
}
