internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

extension ReachEndpoints {
    /// The doors that tell what could be done to reach more.
    var advising: [Endpoint] {
        [advice, whatIf]
    }

    private var advice: Endpoint {
        var about = EndpointNote(
            "Làm gì để giao được đến nhiều nơi hơn?",
            "The single changes by which a listing would reach more people, the best first.")
        about.query = [
            QueryParameter("date", .day, "today unless given"),
            QueryParameter("cod", .words(["true", "false"]), "with cash on delivery of its price"),
        ]
        about.answer = .named("ReachAdvice")
        return Endpoint(.get, "/v1/listings/{id}/reach/advice", .anyone, about) { call in
            try await shelf.answer(call, desks.house) {
                var query = call.query()
                let day = query.day() ?? desks.reach.today
                let wanted = Sentence(vi: "true hoặc false", en: "true or false")
                let wantsCOD = query.parsed("cod", wanted) { ["true": true, "false": false][$0] }
                try query.finish()
                let listing = try await desks.reach.question(
                    of: ListingID(call.id0), for: call.caller)
                var parcel = listing.parcel
                if wantsCOD == true { parcel.cod = listing.price }
                let advice = try desks.reach.advice(for: parcel, from: listing.origin, on: day)
                let writing = AdviceWriting(places: desks.reach.places, language: call.language)
                return Document(
                    form: .json, bytes: writing.bytes(advice, parcel, listing.origin, day))
            }
        }
    }

    private var whatIf: Endpoint {
        var about = EndpointNote(
            "Nếu đổi kiện hàng, nơi gửi, ngày hoặc vùng phủ thì sao?",
            "What another parcel, origin, day or coverage would gain and lose; nothing is stored.")
        about.body = BodyNote(.named("WhatIfQuestion"))
        about.answer = .named("WhatIfAnswer")
        return Endpoint(.post, "/v1/reach/what-if", .anyone, about) { call in
            var (fields, _) = try await call.object()
            let question = try WhatIfQuestion.read(&fields, today: desks.reach.today)
            // Other coverage is compiled for the question, which is work for those who keep it.
            if !question.edits.coverage.isEmpty {
                try AccessRule.keys(of: [.officer, .admin]).check(call.caller, isLocal: false)
            }
            let old = try await now(question, call)
            let new = try question.edits.applied(to: old)
            let comparison = try await compare(old, new, question.edits.coverage)
            let writing = AdviceWriting(places: desks.reach.places, language: call.language)
            return call.spoken(
                .json(writing.bytes(comparison, from: old, to: new, question.edits.remarks)))
        }
    }

    /// What is sent today.
    private func now(_ question: WhatIfQuestion, _ call: Call) async throws -> ReachDesk.Case {
        switch question.subject {
        case .parcel(let parcel, let origin):
            return ReachDesk.Case(parcel: parcel, origin: origin, day: question.day)
        case .listing(let id):
            let listing = try await desks.reach.question(of: id, for: call.caller)
            return ReachDesk.Case(
                parcel: listing.parcel, origin: listing.origin, day: question.day)
        }
    }

    private func compare(
        _ old: ReachDesk.Case, _ new: ReachDesk.Case, _ coverage: CoverageTrial
    ) async throws -> ReachComparison {
        do {
            return try await desks.reach.comparison(from: old, to: new, under: coverage)
        } catch let error as CoverageTrialError {
            switch error {
            case .refused(let problems): throw CoverageFailure.refused(problems)
            case .unknownCommune(let code): throw ReachDesk.Failure.unknownCommune(code)
            case .unknownSuspension(let row):
                throw FieldProblems([
                    FieldProblem(
                        "change.coverage.lift", .notAllowed,
                        vi: "Không có tạm dừng nào mang mã \(row.text).",
                        en: "There is no suspension \(row.text).")
                ])
            }
        }
    }
}
