internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to edits that wait for an officer.
struct ChangeEndpoints: Sendable {
    let desks: Desks
    private static let readers = AccessRule.keys(of: [.producer, .helper, .officer, .admin])
    private static let writers = AccessRule.keys(of: [.producer, .helper, .admin])
    private static let reviewers = AccessRule.keys(of: [.officer, .admin])

    var all: [Endpoint] {
        [queue, ofListing, reading, deciding, withdrawing]
    }

    private var queue: Endpoint {
        var about = EndpointNote(
            "Đề nghị sửa trong địa bàn, cũ nhất trước.", "Change requests of the officer's area.")
        about.query =
            [QueryParameter("state", .word(ChangeRequestState.self), "waiting by default")]
            + Paging.parameters
        about.answer = .page(of: "ChangeRequest")
        return Endpoint(.get, "/v1/change-requests", Self.reviewers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.parsed(
                "state", FieldReader.words(of: ChangeRequestState.self),
                ChangeRequestState.init(rawValue:))
            try query.finish()
            let page = try await desks.listings.changeRequests(
                in: state ?? .waiting, cursor: query.text("cursor"), limit: limit,
                by: try call.known())
            return .json(ChangeWriting.bytes(page))
        }
    }

    private var ofListing: Endpoint {
        var about = EndpointNote(
            "Các đề nghị sửa của sản phẩm, mới nhất trước.", "A listing's change requests.")
        about.query = Paging.parameters
        about.answer = .page(of: "ChangeRequest")
        return Endpoint(.get, "/v1/listings/{id}/change-requests", Self.readers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.listings.changeRequests(
                of: ListingID(call.id0), cursor: query.text("cursor"), limit: limit,
                by: try call.known())
            return .json(ChangeWriting.bytes(page))
        }
    }

    private var reading: Endpoint {
        var about = EndpointNote("Xem một đề nghị sửa.", "Reads a change request.")
        about.answer = .named("ChangeRequest")
        return Endpoint(.get, "/v1/change-requests/{id}", Self.readers, about) { call in
            let view = try await desks.listings.changeRequest(
                ChangeRequestID(call.id0), by: try call.known())
            let bytes = ChangeWriting.bytes(view)
            return call.fresh(
                .json(bytes), EntityTag(version: view.request.revision, body: bytes))
        }
    }

    private var deciding: Endpoint {
        var about = EndpointNote(
            "Duyệt hoặc từ chối đề nghị sửa; từ chối thì giữ nguyên bản đang bán.",
            "Approves or rejects a change; the old version is live until it is approved.")
        about.body = BodyNote(
            .object([
                .init("decision", .words(ChangeVerdict.Word.allCases.map(\.rawValue))),
                .init("reason", .word(MoveReason.self), required: false),
                .init("note", .text, required: false),
            ]))
        about.answer = .named("ChangeRequest")
        return Endpoint(.post, "/v1/change-requests/{id}/decision", Self.reviewers, about) {
            call in
            var (fields, bytes) = try await call.object()
            let verdict = try ListingReading.verdict(&fields)
            return Reply(
                try await desks.listings.decide(
                    ChangeRequestID(call.id0), verdict, expecting: call.expectedVersion,
                    by: try call.known(), once: call.once(bytes), render: ChangeWriting.answer))
        }
    }

    private var withdrawing: Endpoint {
        var about = EndpointNote("Rút lại đề nghị sửa.", "Takes a waiting change back.")
        about.body = BodyNote(.object([.init("note", .text, required: false)]), isRequired: false)
        about.answer = .named("ChangeRequest")
        return Endpoint(.post, "/v1/change-requests/{id}/withdrawal", Self.writers, about) {
            call in
            var (fields, bytes) = try await call.objectIfAny()
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            return Reply(
                try await desks.listings.withdraw(
                    ChangeRequestID(call.id0), note: note, by: try call.known(),
                    once: call.once(bytes), render: ChangeWriting.answer))
        }
    }
}
