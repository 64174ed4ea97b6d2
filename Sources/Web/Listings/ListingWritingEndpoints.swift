internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors by which a producer's listings are written.
struct ListingWritingEndpoints: Sendable {
    let desks: Desks
    private static let writers = AccessRule.keys(of: [.producer, .helper, .admin])

    var all: [Endpoint] {
        [registering, editing, submitting, pausing, withdrawing, counting]
            + FreshnessEndpoints(desks: desks).all + ChangeEndpoints(desks: desks).all
            + VersionEndpoints(desks: desks).all + TemplateEndpoints.all
    }

    private var writing: ListingWriting {
        ListingWriting(places: desks.reach.places)
    }

    private var registering: Endpoint {
        var about = EndpointNote("Đăng ký sản phẩm mới.", "Registers a draft of a listing.")
        about.body = BodyNote(.named("ListingDraft"))
        about.success = 201
        about.answer = .named("Listing")
        return Endpoint(.post, "/v1/listings", Self.writers, about) { call in
            var (fields, bytes) = try await call.object()
            let caller = try call.known()
            let draft = try ListingReading.draft(
                &fields, by: caller, today: desks.reach.today)
            return Reply(
                try await desks.listings.register(
                    draft, by: caller, once: call.once(bytes),
                    render: { [writing] in writing.answer($0, 201) }))
        }
    }

    private var editing: Endpoint {
        var about = EndpointNote("Sửa sản phẩm.", "Edits a listing; fields left out stay.")
        about.body = BodyNote(.named("ListingEdit"))
        about.isEdit = true
        about.answer = .named("Listing")
        return Endpoint(.patch, "/v1/listings/{id}", Self.writers, about) { call in
            let (fields, bytes) = try await call.object()
            try OfferReading.tryOut(fields)
            return Reply(
                try await desks.listings.edit(
                    ListingID(call.id0), expecting: call.expectedVersion, by: try call.known(),
                    once: call.once(bytes),
                    change: { offer in
                        var fields = fields
                        return OfferReading.read(&fields, onto: offer)
                    },
                    render: { [writing] in writing.answer($0) }))
        }
    }

    private var submitting: Endpoint {
        moving("submission", "Gửi duyệt.", "Submits a draft for review.") { _ in .submit }
    }

    private var pausing: Endpoint {
        moving(
            "pause", "Tạm ngừng bán, hoặc bán lại.", "Pauses or resumes sale.",
            [.init("resume", .flag, required: false)]
        ) {
            $0.flagIfAny("resume") ?? false ? .resume : .pause
        }
    }

    private var withdrawing: Endpoint {
        moving("withdrawal", "Rút sản phẩm.", "Withdraws a listing for good.") { _ in .withdraw }
    }

    private var counting: Endpoint {
        var about = EndpointNote("Ghi số hàng còn.", "Says how many packs there are now.")
        about.body = BodyNote(.object([.init("stock", .integer(Offer.Limit.stock))]))
        about.answer = .named("Listing")
        return Endpoint(.put, "/v1/listings/{id}/stock", Self.writers, about) { call in
            var (fields, bytes) = try await call.object()
            let stock = fields.integer("stock")
            try fields.finish()
            return Reply(
                try await desks.listings.setStock(
                    stock, of: ListingID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { [writing] in writing.answer($0) }))
        }
    }

    /// A door of one move, with the reason and the note that it may be given.
    private func moving(
        _ word: String, _ vi: String, _ en: String, _ own: [Schema.Member] = [],
        _ move: @escaping @Sendable (inout FieldReader) -> ListingMove
    ) -> Endpoint {
        var about = EndpointNote(vi, en)
        about.body = BodyNote(
            .object(
                own + [
                    .init("reason", .word(MoveReason.self), required: false),
                    .init("note", .text, required: false),
                ]), isRequired: false)
        about.answer = .named("Listing")
        return Endpoint(.post, "/v1/listings/{id}/\(word)", Self.writers, about) { call in
            var (fields, bytes) = try await call.objectIfAny()
            let move = move(&fields)
            let reason = fields.choiceIfAny("reason", of: MoveReason.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            return Reply(
                try await desks.listings.move(
                    ListingID(call.id0), move, reason: reason, note: note,
                    by: try call.known(), once: call.once(bytes),
                    render: { [writing] in writing.answer($0) }))
        }
    }
}
