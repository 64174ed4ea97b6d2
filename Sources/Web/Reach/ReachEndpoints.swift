internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors that tell where goods can go, of a listing or of any parcel.
struct ReachEndpoints: Sendable {
    /// After so many answers other calls get their turn on the thread.
    private static let answersPerTurn = 50

    let desks: Desks

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ReachEndpoints(desks: desks)
        return [doors.ofListing, doors.ofParcel]
    }

    private var ofListing: Endpoint {
        var about = EndpointNote(
            "Sản phẩm này giao được đến đâu?", "Where a listing can be delivered, or why not.")
        about.query = [
            QueryParameter("commune", .commune, "one answer with its reasons; else a summary"),
            QueryParameter("date", .day, "today unless given"),
        ]
        about.answer = .either([.named("ReachSummary"), .named("ReachAnswer")])
        return Endpoint(.get, "/v1/listings/{id}/reach", .anyone, about) { call in
            var query = call.query()
            let commune = query.parsed("commune", FieldReader.communeWords) { CommuneCode($0) }
            let day = query.parsed("date", FieldReader.dayWords) { Day($0) } ?? desks.reach.today
            try query.finish()
            let (parcel, origin) = try await desks.reach.question(
                of: ListingID(call.id0), for: call.caller)
            let question = ReachQuestion(
                origin: origin, day: day, parcel: parcel,
                target: commune.map { .commune($0) } ?? .country)
            let bytes = try await answer(question, call)
            let tag = EntityTag(version: nil, body: bytes)
            return call.spoken(call.fresh(.json(bytes), tag))
        }
    }

    private var ofParcel: Endpoint {
        var about = EndpointNote(
            "Một kiện hàng bất kỳ giao được đến đâu?", "Where any parcel can be delivered.")
        about.body = BodyNote(.named("ReachQuestion"))
        about.answer = .either([
            .named("ReachSummary"), .named("ReachAnswer"),
            .object([.init("items", .list(.named("ReachAnswer")))]),
        ])
        return Endpoint(.post, "/v1/reach", .anyone, about) { call in
            var (fields, _) = try await call.object()
            let question = try ReachQuestion.read(&fields, today: desks.reach.today)
            return call.spoken(.json(try await answer(question, call)))
        }
    }

    private func answer(_ question: ReachQuestion, _ call: Call) async throws -> [UInt8] {
        let reach = desks.reach
        let writing = ReachWriting(places: reach.places, language: call.language)
        switch question.target {
        case .country:
            let summary = try reach.summary(
                question.parcel, from: question.origin, on: question.day)
            let isSample = reach.couriers().values.contains(where: \.isSample)
            return writing.bytes(summary, isSample: isSample)
        case .commune(let commune):
            return writing.bytes(try answer(question, to: commune))
        case .communes(let communes):
            var answers: [ReachAnswer] = []
            for (index, commune) in communes.enumerated() {
                answers.append(try answer(question, to: commune))
                if index % Self.answersPerTurn == 0 { await Task.yield() }
            }
            return writing.bytes(answers)
        }
    }

    private func answer(
        _ question: ReachQuestion, to commune: CommuneCode
    ) throws -> ReachAnswer {
        try desks.reach.answer(
            question.parcel, from: question.origin, to: commune, on: question.day)
    }
}
