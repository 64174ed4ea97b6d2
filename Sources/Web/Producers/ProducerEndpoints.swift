internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to producers.
struct ProducerEndpoints: Sendable {
    let desks: Desks
    private static let writers = AccessRule.keys(of: [.producer, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ProducerEndpoints(desks: desks)
        return [
            doors.reading, doors.registering, doors.editing, doors.suspending, doors.ownListings,
        ]
    }

    private var writing: ProducerWriting {
        ProducerWriting(places: desks.reach.places)
    }

    private var reading: Endpoint {
        var about = EndpointNote("Xem một chủ thể.", "Reads a producer.")
        about.answer = .named("Producer")
        return Endpoint(.get, "/v1/producers/{id}", .anyone, about) { call in
            let producer = try await desks.producers.find(ProducerID(call.id0))
            let bytes = writing.bytes(producer, withContact: mayReadContact(call.caller, producer))
            return call.fresh(.json(bytes), EntityTag(version: producer.version, body: bytes))
        }
    }

    private var registering: Endpoint {
        var about = EndpointNote("Đăng ký chủ thể.", "Registers a producer.")
        about.body = BodyNote(.named("ProducerDraft"))
        about.success = 201
        about.answer = .named("Producer")
        return Endpoint(.post, "/v1/producers", Self.writers, about) { call in
            var (fields, bytes) = try await call.object()
            fields.demand(all: ProducerReading.required)
            let blank = try ProducerReading.blank(in: desks.reach.places)
            let profile = ProducerReading.read(&fields, onto: blank)
            try fields.finish()
            return Reply(
                try await desks.producers.register(
                    profile, by: try call.known(), once: call.once(bytes),
                    render: { [writing] in writing.answer($0, 201) }))
        }
    }

    private var editing: Endpoint {
        var about = EndpointNote("Sửa thông tin chủ thể.", "Edits a producer's profile.")
        about.body = BodyNote(.named("ProducerEdit"))
        about.isEdit = true
        about.answer = .named("Producer")
        return Endpoint(.patch, "/v1/producers/{id}", Self.writers, about) { call in
            let (fields, bytes) = try await call.object()
            var trial = fields
            _ = ProducerReading.read(
                &trial, onto: try ProducerReading.blank(in: desks.reach.places))
            try trial.finish()
            return Reply(
                try await desks.producers.edit(
                    ProducerID(call.id0), expecting: call.expectedVersion, by: try call.known(),
                    once: call.once(bytes),
                    change: { profile in
                        var fields = fields
                        return ProducerReading.read(&fields, onto: profile)
                    },
                    render: { [writing] in writing.answer($0) }))
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
                    once: call.once(bytes), render: { [writing] in writing.answer($0) }))
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

    /// Contact is for the producer itself and for the officers of its area.
    private func mayReadContact(_ caller: Caller?, _ producer: Producer) -> Bool {
        guard let caller else { return false }
        let commune = desks.reach.places[producer.profile.commune]
        return caller.mayAct(for: producer.id) || commune.map(caller.oversees) ?? false
    }
}
