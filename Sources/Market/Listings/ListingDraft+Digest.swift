internal import Reach

extension ListingDraft {
    /// SHA-256 of everything that is registered but the id: the same draft sent again has it too.
    package var digest: [UInt8] {
        let bytes = JSONWriter.object(capacity: 1_024) { json in
            json.member("producer", producer.text)
            json.name("offer")
            json.fields(offer.fields)
            json.member("stock", stock)
            json.member("stars", stars)
            if let certificate {
                json.member("certificate") { json in
                    json.member("star", certificate.star)
                    json.member("decision_number", certificate.decisionNumber)
                    json.member("decision_date", certificate.decisionDay.text)
                    json.member("issuer", certificate.issuer)
                }
            }
        }
        return Digest.sha256(bytes)
    }
}
