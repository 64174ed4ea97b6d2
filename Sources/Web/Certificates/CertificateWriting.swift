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
                let ends = [certificate.validTo, certificate.state.revokedFrom].compactMap(\.self)
                json.member("valid_until", ends.min()?.advanced(by: -1).text)
                json.member("scan_sha256", certificate.scan.map { Digest.hex($0.sha256) })
            })
    }

    /// What one number recognised, and how often packs with it were reported.
    static func bytes(
        _ found: [CertificateDesk.Found], _ reports: CounterfeitCount, in language: Language
    ) -> [UInt8] {
        JSONWriter.object(capacity: 1_024 * (found.count + 1)) { json in
            json.member("items", list: found) { json, item in
                json.object { write(item, in: language, &$0) }
            }
            json.member("reports") { json in
                json.member("open", reports.open)
                json.member("confirmed", reports.confirmed)
            }
        }
    }

    static func bytes(_ page: CertificateDesk.TaskPage, in language: Language) -> [UInt8] {
        JSONWriter.object(capacity: 512 * (page.items.count + 1)) { json in
            json.member("items", list: page.items) { json, task in
                json.object { json in
                    write(task.shown, in: language, &json)
                    write(task.listing, task.producer, &json)
                }
            }
            json.member("next_cursor", page.next)
        }
    }

    /// What the paper says and what an officer made of it.
    static func write(_ certificate: Certificate, _ json: inout JSONWriter) {
        json.member("id", certificate.id.text)
        json.member("star", certificate.claim.star)
        json.member("decision_number", certificate.claim.decisionNumber)
        json.member("decision_date", certificate.claim.decisionDay.text)
        json.member("issuer", certificate.claim.issuer)
        json.member("kind", certificate.claim.kind.rawValue)
        json.member("criteria", certificate.claim.criteria)
        json.member("state", certificate.state.word)
        json.member("sample_fields", texts: certificate.sampleFields)
    }

    private static func write(
        _ found: CertificateDesk.Found, in language: Language, _ json: inout JSONWriter
    ) {
        write(found.shown, in: language, &json)
        json.member("in_force", found.shown.standing.showsStar)
        if let official = found.official {
            write(official, found.producer, &json)
        } else {
            write(found.listing, found.producer, &json)
        }
        json.member("live", found.isLive)
        json.member(
            "passport", found.official == nil ? "/p/\(found.listing.id.text)" : nil)
        json.member("history", list: found.sequence) { json, shown in
            json.object { write(shown, in: language, &$0) }
        }
    }

    private static func write(
        _ shown: CertificateDesk.Shown, in language: Language, _ json: inout JSONWriter
    ) {
        write(shown.certificate, &json)
        json.member("standing", shown.standing.word.rawValue)
        json.member("message", shown.standing.sentence.text(in: language))
        json.member("valid_until", shown.lastDay.text)
        if case .expiring(let rung, let days) = shown.standing {
            json.member("days_left", days)
            json.member("rung", rung)
        }
        write(shown.formerIssuer, &json)
        write(shown.certificate.state, in: language, &json)
        json.member("scan_sha256", shown.certificate.scan.map { Digest.hex($0.sha256) })
    }

    private static func write(_ former: IssuerRegister.Former?, _ json: inout JSONWriter) {
        guard let former else { return json.member(nullOf: "issuer_successor") }
        json.member("issuer_successor") { json in
            json.member("unit", former.unit)
            json.member("ended_on", former.endedOn.text)
            json.member("name", former.successor)
        }
    }

    private static func write(
        _ state: CertificateState, in language: Language, _ json: inout JSONWriter
    ) {
        guard case .revoked(let day, let ground) = state else {
            return json.member(nullOf: "revocation")
        }
        json.member("revocation") { json in
            json.member("from", day.text)
            json.member("ground", ground?.rawValue)
            json.member("message", ground?.sentence.text(in: language))
            json.member("confidence", ground?.confidence.rawValue)
        }
    }

    /// The names as the decision has them; a draft has no address of its own for the public.
    private static func write(
        _ entry: AnnexEntry, _ producer: Producer, _ json: inout JSONWriter
    ) {
        let named = entry.producerName.isEmpty ? producer.profile.name : entry.producerName
        json.member("listing") { json in
            json.member(nullOf: "id")
            json.member("name", entry.product)
        }
        json.member("producer") { json in
            json.member("id", producer.id.text)
            json.member("name", named)
        }
    }

    private static func write(
        _ listing: Listing, _ producer: Producer, _ json: inout JSONWriter
    ) {
        json.member("listing") { json in
            json.member("id", listing.id.text)
            json.member("name", listing.offer.name)
        }
        json.member("producer") { json in
            json.member("id", producer.id.text)
            json.member("name", producer.profile.name)
        }
    }
}
