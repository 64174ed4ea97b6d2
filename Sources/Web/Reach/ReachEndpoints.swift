internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors that tell where goods can go, of a listing, of a commune or of any parcel.
struct ReachEndpoints: Sendable {
    /// After so many answers other calls get their turn on the thread.
    private static let answersPerTurn = 50

    let desks: Desks
    let shelf = AnswerShelf()

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ReachEndpoints(desks: desks)
        return [doors.ofListing, doors.ofCommune, doors.ofParcel] + doors.advising
            + ReachReportEndpoints(desks: desks, shelf: doors.shelf).all
    }

    private static let questions = [
        QueryParameter("commune", .commune, "one answer with its reasons; else a summary"),
        QueryParameter("date", .day, "today unless given"),
    ]

    private var ofListing: Endpoint {
        var about = EndpointNote(
            "Sản phẩm này giao được đến đâu?", "Where a listing can be delivered, or why not.")
        about.query = Self.questions + MapQuery.parameters
        about.answer = .either([.named("ReachSummary"), .named("ReachAnswer")])
        return Endpoint(.get, "/v1/listings/{id}/reach", .anyone, about) { call in
            try await shelf.answer(call, desks.house) {
                var query = call.query()
                let asked = Asked(&query, today: desks.reach.today)
                try query.finish()
                let listing = try await desks.reach.question(
                    of: ListingID(call.id0), for: call.caller)
                let name = Sentence(vietnamese: listing.name, english: listing.name)
                return try await document(asked, listing.parcel, listing.origin, name, call)
            }
        }
    }

    private var ofCommune: Endpoint {
        var about = EndpointNote(
            "Gửi hàng từ xã này đi được đến đâu?", "Where an ordinary parcel goes from a commune.")
        about.query = Self.questions + MapQuery.parameters + Query.parcelParameters
        about.answer = .either([.named("ReachSummary"), .named("ReachAnswer")])
        return Endpoint(.get, "/v1/communes/{code}/reach", .anyone, about) { call in
            try await shelf.answer(call, desks.house) {
                var query = call.query()
                let asked = Asked(&query, today: desks.reach.today)
                let parcel = query.parcel()
                try query.finish()
                guard let origin = CommuneCode(call.id0), desks.reach.places[origin] != nil else {
                    throw Problem(.notFound)
                }
                let weight = SpokenNumber.weight(grams: parcel.weightGrams)
                let name = Sentence(
                    vi: "Kiện \(weight.vietnamese)", en: "a parcel of \(weight.english)")
                return try await document(asked, parcel, origin, name, call)
            }
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

    /// What a URL asks of one origin.
    private struct Asked {
        let commune: CommuneCode?
        let day: Day
        let map: MapQuery

        init(_ query: inout Query, today: Day) {
            commune = query.commune()
            day = query.day() ?? today
            map = MapQuery(&query)
            map.checkAlone(commune, &query)
        }
    }

    private func document(
        _ asked: Asked, _ parcel: Parcel, _ origin: CommuneCode, _ name: Sentence, _ call: Call
    ) async throws -> Document {
        guard asked.map.form != .json else {
            let question = ReachQuestion(
                origin: origin, day: asked.day, parcel: parcel,
                target: asked.commune.map { .commune($0) } ?? .country)
            return Document(form: .json, bytes: try await answer(question, call))
        }
        let map = try desks.reach.map(
            parcel, from: origin, on: asked.day, subject: name, of: asked.map.province)
        let bytes =
            switch asked.map.form {
            case .svg: desks.reach.tiles(of: map, asked.map.level).svg(in: call.language)
            case .geojson: map.geoJSON
            case .json, .csv: map.csv
            }
        return Document(form: asked.map.form, bytes: bytes)
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

extension TileMap {
    func svg(in language: Language) -> [UInt8] {
        switch language {
        case .vietnamese: svg(in: \Sentence.vietnamese)
        case .english: svg(in: \Sentence.english)
        }
    }
}
