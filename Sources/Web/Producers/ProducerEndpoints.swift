internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to producers.
struct ProducerEndpoints: Sendable {
    let desks: Desks
    static let writers = AccessRule.keys(of: [.producer, .helper, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ProducerEndpoints(desks: desks)
        return [
            doors.reading, doors.registering, doors.editing, doors.suspending, doors.ownListings,
        ] + ProducerCareEndpoints.all(desks) + ClosureEndpoints.all(desks)
            + MemberEndpoints.all(desks) + MandateEndpoints.all(desks)
            + CommuneMoveEndpoints.all(desks)
    }

    private func writing(_ call: Call) -> ProducerWriting {
        ProducerWriting(places: desks.reach.places, language: call.language)
    }

    private var reading: Endpoint {
        var about = EndpointNote(
            "Xem một chủ thể; chủ thể đã gộp thì chuyển sang mã mới (301).",
            "Reads a producer; one that was merged away leads to the other (301).")
        about.answer = .named("Producer")
        return Endpoint(.get, "/v1/producers/{id}", .anyone, about) { call in
            let view = try await desks.producers.find(ProducerID(call.id0), for: call.caller)
            if let survivor = view.producer.mergedInto {
                return moved(view.producer.id, to: survivor)
            }
            let bytes = writing(call).bytes(view)
            let tag = EntityTag(version: view.producer.version, body: bytes)
            return call.spoken(call.fresh(.json(bytes), tag))
        }
    }

    private func moved(_ id: ProducerID, to survivor: ProducerID) -> Reply {
        let body = JSONWriter.object { json in
            json.member("id", id.text)
            json.member("merged_into", survivor.text)
        }
        var reply = Reply.json(body, .movedPermanently)
        reply.headers[.location] = "/v1/producers/\(survivor.text)"
        return reply
    }

    private var registering: Endpoint {
        var about = EndpointNote("Đăng ký chủ thể.", "Registers a producer.")
        about.body = BodyNote(.named("ProducerDraft"))
        about.success = 201
        about.answer = .named("RegisteredProducer")
        let access = AccessRule.keys(of: [.producer, .officer, .admin])
        return Endpoint(.post, "/v1/producers", access, about) { call in
            var (fields, bytes) = try await call.object()
            fields.demand(all: ProducerReading.required)
            let blank = try ProducerReading.blank(in: desks.reach.places)
            let profile = ProducerReading.read(&fields, onto: blank)
            // What stands for a registration differs from form to form, and so does the sentence.
            if !fields.has("registration_number") {
                fields.refuse(profile.legalForm.missing(.registrationNumber))
            }
            let secrets = ProducerReading.read(&fields, onto: ProducerSecrets())
            let id = fields.textIfAny("id").map { ProducerID($0) }
            try fields.finish()
            let caller = try call.known()
            return Reply(
                try await desks.producers.register(
                    profile, secrets, id: id, by: caller, once: call.once(bytes),
                    render: { [writing = writing(call)] in
                        writing.registered($0, toOfficer: caller.role != .producer)
                    }))
        }
    }

    private var editing: Endpoint {
        var about = EndpointNote(
            "Sửa thông tin chủ thể; hai người sửa hai trường khác nhau thì cả hai đều được giữ.",
            "Edits a producer's profile; edits of different fields both survive.")
        about.body = BodyNote(.named("ProducerEdit"))
        about.isEdit = true
        about.answer = .named("Producer")
        return Endpoint(.patch, "/v1/producers/{id}", Self.writers, about) { call in
            let (fields, bytes) = try await call.object()
            let edit = try ProducerReading.edit(fields, in: desks.reach.places)
            return Reply(
                try await desks.producers.edit(
                    ProducerID(call.id0), edit, expecting: call.expectedVersion,
                    by: try call.known(), once: call.once(bytes),
                    render: { [writing = writing(call)] in writing.answer($0) }))
        }
    }

    private var suspending: Endpoint {
        var about = EndpointNote(
            "Đình chỉ hoặc cho bán lại.", "Takes a producer's listings off sale, or lets them back."
        )
        about.body = BodyNote(
            .object([
                .init("state", .words(ProducerState.allCases.map(\.rawValue))),
                .init("note", .text, required: false),
            ]))
        about.answer = .named("Producer")
        return Endpoint(
            .put, "/v1/producers/{id}/state", .keys(of: [.officer, .admin]), about
        ) { call in
            var (fields, bytes) = try await call.object()
            let state = fields.choice("state", of: ProducerState.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            return Reply(
                try await desks.producers.set(
                    state ?? .active, of: ProducerID(call.id0), note: note, by: try call.known(),
                    once: call.once(bytes),
                    render: { [writing = writing(call)] in writing.answer($0) }))
        }
    }

    private var ownListings: Endpoint {
        var about = EndpointNote(
            "Mọi sản phẩm của chủ thể, ở mọi trạng thái.",
            "All listings of a producer that the key may see, in every state.")
        about.query = Paging.parameters
        about.answer = .page(of: "Listing")
        return Endpoint(.get, "/v1/producers/{id}/listings", Self.writers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.listings.page(
                of: ProducerID(call.id0), cursor: query.text("cursor"), limit: limit,
                by: try call.known())
            let bytes = ListingWriting(places: desks.reach.places).bytes(page, withNotes: true)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }
}
