internal import Market
internal import Operations
internal import Reach

/// Writes producers as JSON; contact, representative and account only for those who may see them.
struct ProducerWriting: Sendable {
    let places: Places
    let language: Language

    /// The answer to whoever wrote the profile.
    func answer(_ view: ProducerView, _ status: Int = 200) -> Answer {
        let body = bytes(view)
        let path = "/v1/producers/\(view.producer.id.text)"
        return Answer(
            status: status, body: body,
            etag: EntityTag(version: view.producer.version, body: body).text,
            location: status == 201 ? path : nil)
    }

    /// The answer to a registration, with those that are perhaps of the same producer; in what
    /// private fields they agree only officers are told.
    func registered(_ view: ProducerView, toOfficer isOfficer: Bool) -> Answer {
        let body = JSONWriter.object { json in
            write(view, &json)
            json.member("warnings") { json in
                json.member("duplicates", list: view.lookalikes) { json, other in
                    json.object { write(other, namesPrivate: isOfficer, &$0) }
                }
            }
        }
        return Answer(
            status: 201, body: body,
            etag: EntityTag(version: view.producer.version, body: body).text,
            location: "/v1/producers/\(view.producer.id.text)")
    }

    func bytes(_ view: ProducerView) -> [UInt8] {
        JSONWriter.object { write(view, &$0) }
    }

    func bytes(_ lookalikes: [ProducerView.Lookalike]) -> [UInt8] {
        JSONWriter.object { json in
            json.member("items", list: lookalikes) { json, other in
                json.object { write(other, namesPrivate: true, &$0) }
            }
        }
    }

    private func write(_ view: ProducerView, _ json: inout JSONWriter) {
        let (producer, profile) = (view.producer, view.producer.profile)
        json.member("id", producer.id.text)
        json.member("name", profile.name)
        json.member("legal_form", profile.legalForm.rawValue)
        json.member("registration_number", profile.registrationNumber)
        json.member("registration_date", profile.registrationDay?.text)
        json.member("address", profile.address)
        json.member("commune_code", profile.commune.digits)
        json.member("commune", places[profile.commune].map(places.fullName))
        json.member("website", profile.website)
        json.member("founded_year", profile.foundedYear)
        json.member("workers", profile.workers)
        json.member("local_workers_percent", profile.localWorkersPercent)
        if view.showsContact {
            json.member("tax_code", profile.taxCode)
            json.member("phone", profile.phone)
            json.member("email", profile.email)
            if let move = view.waitingMove {
                json.member("waiting_move") {
                    CommuneMoveWriting(places: places).writeWish(move, &$0)
                }
            }
        }
        if let secrets = view.secrets { write(secrets, &json) }
        json.member("identity", producer.identity.rawValue)
        json.member("state", producer.state.rawValue)
        json.member("open", producer.isOpen(on: view.day))
        writeClosures(of: view, &json)
        if let survivor = producer.mergedInto { json.member("merged_into", survivor.text) }
        json.member("version", producer.version)
        json.member("sample", !producer.sampleFields.isEmpty)
        json.member("sample_fields", texts: producer.sampleFields)
    }

    private func write(_ secrets: ProducerSecrets, _ json: inout JSONWriter) {
        json.member("representative", secrets.representative?.text)
        guard let account = secrets.bankAccount else {
            return json.member(nullOf: "bank_account")
        }
        json.member("bank_account") { json in
            json.member("bank", account.bank)
            json.member("number", account.number.text)
            json.member("holder", account.holder.text)
        }
    }

    /// What holds today for everybody; all of them, with their grounds, for its own people.
    private func writeClosures(of view: ProducerView, _ json: inout JSONWriter) {
        if let closure = view.producer.closure(on: view.day) {
            json.member("closed") { write(closure, &$0) }
        } else {
            json.member(nullOf: "closed")
        }
        guard view.showsContact else { return }
        json.member("closures", list: view.producer.closures) { json, closure in
            json.object { json in
                json.member("id", closure.id)
                write(closure, &json)
                json.member("note", closure.note)
                json.member("legal_ground", closure.legalGround)
            }
        }
    }

    /// `until` is the day on which it opens again.
    private func write(_ closure: Closure, _ json: inout JSONWriter) {
        json.member("kind", closure.kind.rawValue)
        json.member("reason", closure.reason.rawValue)
        json.member("message", closure.reason.sentence.text(in: language))
        json.member("from", closure.from.text)
        json.member("until", closure.until?.text)
    }

    private func write(
        _ other: ProducerView.Lookalike, namesPrivate: Bool, _ json: inout JSONWriter
    ) {
        let profile = other.producer.profile
        json.member("id", other.producer.id.text)
        json.member("name", profile.name)
        json.member("legal_form", profile.legalForm.rawValue)
        json.member("commune_code", profile.commune.digits)
        json.member("commune", places[profile.commune].map(places.fullName))
        // That a number is another's is told without saying which of the two it is.
        let words = other.agreeing.map { $0.isPrivate && !namesPrivate ? "private" : $0.rawValue }
        json.member(
            "agreeing",
            texts: words.enumerated().filter { index, word in
                words.firstIndex(of: word) == index
            }.map(\.element))
    }
}
