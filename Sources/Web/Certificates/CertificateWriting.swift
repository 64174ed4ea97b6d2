internal import Market
internal import Operations
internal import Reach

/// Writes certificates as JSON.
enum CertificateWriting {
    static func answer(_ certificate: Certificate, _ status: Int = 200) -> Answer {
        Answer(
            status: status,
            body: JSONWriter.object { json in
                json.member("listing", certificate.listing.text)
                write(certificate, &json)
            })
    }

    static func bytes(_ found: [CertificateDesk.Found]) -> [UInt8] {
        JSONWriter.object { json in
            json.member("items", list: found) { json, item in
                json.object { json in
                    write(item.certificate, &json)
                    json.member("valid_until", item.validity.to?.advanced(by: -1).text)
                    json.member("in_force", item.isInForce)
                    json.member("listing") { json in
                        json.member("id", item.listing.id.text)
                        json.member("name", item.listing.offer.name)
                    }
                    json.member("producer") { json in
                        json.member("id", item.producer.id.text)
                        json.member("name", item.producer.profile.name)
                    }
                }
            }
        }
    }

    /// What the paper says and what an officer made of it.
    static func write(_ certificate: Certificate, _ json: inout JSONWriter) {
        json.member("id", certificate.id.text)
        json.member("star", certificate.claim.star)
        json.member("decision_number", certificate.claim.decisionNumber)
        json.member("decision_date", certificate.claim.decisionDay.text)
        json.member("issuer", certificate.claim.issuer)
        json.member("state", certificate.state.word)
        json.member("sample_fields", texts: certificate.sampleFields)
    }
}
