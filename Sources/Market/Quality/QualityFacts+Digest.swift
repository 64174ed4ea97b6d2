internal import Reach

/// The facts as bytes in one order, so that what a report was made from can be compared.
extension QualityFacts {
    /// SHA-256 over everything that the score depends on; other facts give another one.
    package var digest: [UInt8] {
        Digest.sha256(
            JSONWriter.object(capacity: 2_048) { json in
                json.member("day", day.text)
                json.member("valid_months", policy.validMonths)
                json.member("lapse", policy.lapse.rawValue)
                writeListing(&json)
                writeProducer(&json)
                writeCertificates(&json)
                writeSurroundings(&json)
            })
    }

    private func writeListing(_ json: inout JSONWriter) {
        json.member("listing", listing.id.text)
        json.name("offer")
        json.fields(offer.fields)
        json.member("stock", listing.stock)
        json.member("state", listing.state.rawValue)
        json.member("updated_at", listing.updatedAt)
        json.member("fresh_until", listing.freshUntil?.text)
        json.member("sample_fields", texts: listing.sampleFields)
        json.member("photos", list: listing.photos) { json, photo in
            json.object { json in
                json.member("id", photo.id.text)
                json.member("kind", photo.kind.rawValue)
                json.member("width", photoSizes[photo.id]?.width)
                json.member("height", photoSizes[photo.id]?.height)
            }
        }
    }

    private func writeProducer(_ json: inout JSONWriter) {
        json.member("producer", producer.id.text)
        json.member("commune", producer.profile.commune.digits)
        json.member("commune_in_force", isCommuneInForce)
        json.member("producer_state", producer.state.rawValue)
        json.member("closures", list: producer.closures.sorted { $0.id < $1.id }) { json, closure in
            json.object { json in
                json.member("from", closure.from.text)
                json.member("until", closure.until?.text)
                json.member("reason", closure.reason.rawValue)
            }
        }
    }

    private func writeCertificates(_ json: inout JSONWriter) {
        json.member("certificates", list: certificates.sorted { $0.id.text < $1.id.text }) {
            json, certificate in
            json.object { json in
                json.member("id", certificate.id.text)
                json.member("state", certificate.state.word)
                json.member("revoked_from", certificate.state.revokedFrom?.text)
                json.member("valid_to", certificate.validTo?.text)
                Self.write(certificate.claim, &json)
            }
        }
        let officials = officials.sorted {
            ($0.claim.decisionNumber, $0.product) < ($1.claim.decisionNumber, $1.product)
        }
        json.member("officials", list: officials) { json, official in
            json.object { json in
                json.member("product", official.product)
                Self.write(official.claim, &json)
            }
        }
    }

    private static func write(_ claim: CertificateClaim, _ json: inout JSONWriter) {
        json.member("star", claim.star)
        json.member("decision_number", claim.decisionNumber)
        json.member("decision_date", claim.decisionDay.text)
        json.member("issuer", claim.issuer)
    }

    private func writeSurroundings(_ json: inout JSONWriter) {
        json.member("twin", twin?.text)
        json.member("barcode_bearer", barcodeBearer?.text)
        json.member("reach", reach?.rawValue)
        json.member("partners", list: partners) { json, partner in
            json.object { json in
                json.member("name", partner.name)
                switch partner.outcome {
                case .taken: json.member("outcome", "taken")
                case .waiting: json.member("outcome", "waiting")
                case .refused(let field, let reason):
                    json.member("outcome", "refused")
                    json.member("field", field)
                    json.member("reason", reason.vietnamese)
                }
            }
        }
    }
}
