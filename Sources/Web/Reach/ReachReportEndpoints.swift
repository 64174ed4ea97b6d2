internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to what officers act on: communes without couriers, and what nobody has said.
struct ReachReportEndpoints: Sendable {
    let desks: Desks
    let shelf: AnswerShelf

    var all: [Endpoint] {
        [reach, unknown, ofProvince]
    }

    private static let questions =
        [
            QueryParameter(
                "province", .text,
                "its code; that of the officer's key unless given, or that of most producers"),
            QueryParameter("date", .day, "today unless given"),
        ] + Query.parcelParameters

    /// The same for anybody, of an ordinary parcel today; there are no more of them than provinces.
    private var ofProvince: Endpoint {
        var about = EndpointNote(
            "Một tỉnh nhìn trên bản đồ: xã nào gửi đi được, nhận được?",
            "A province at a look: its communes as origin and as destination of a parcel of 1 kg.")
        about.query = [
            QueryParameter("format", .word(ReachForm.self), "json unless given; svg is a map")
        ]
        about.answer = .named("ReachReport")
        return Endpoint(.get, "/v1/provinces/{code}/reach", .anyone, about) { call in
            try await shelf.answer(call, desks.house) {
                var query = call.query()
                let form = query.word("format", of: ReachForm.self) ?? .json
                try query.finish()
                guard let code = ProvinceCode(call.id0),
                    desks.reach.places.provinceByCode[code] != nil
                else { throw Problem(.notFound) }
                let survey = try await desks.reach.survey(
                    code, Query.ordinaryParcel, on: desks.reach.today)
                return document(survey, form, call)
            }
        }
    }

    private func document(
        _ survey: ProvinceSurvey, _ form: ReachForm, _ call: Call
    ) -> Document {
        let bytes =
            switch form {
            case .json: ReportWriting(places: desks.reach.places).bytes(survey)
            case .csv: survey.csv
            case .geojson: survey.geoJSON
            case .svg: desks.reach.tiles(of: survey).svg(in: call.language)
            }
        return Document(form: form, bytes: bytes)
    }

    private var reach: Endpoint {
        var about = EndpointNote(
            "Xã nào của tỉnh gửi đi được, nhận được, xã nào còn nợ?",
            "Each commune of a province as origin and destination, and those without a courier.")
        about.query =
            Self.questions + [
                QueryParameter("format", .word(ReachForm.self), "json unless given; svg is a map")
            ]
        about.answer = .named("ReachReport")
        return Endpoint(.get, "/v1/reports/reach", .keys(of: [.officer, .admin]), about) { call in
            try await shelf.answer(call, desks.house) {
                var query = call.query()
                let form = query.word("format", of: ReachForm.self) ?? .json
                return document(try await survey(&query, call), form, call)
            }
        }
    }

    /// The two forms of a list.
    private enum ListForm: String, CaseIterable {
        case json
        case csv
    }

    private var unknown: Endpoint {
        var about = EndpointNote(
            "Chưa ai cho biết điều gì?",
            "What nobody has said yet of a province's parcels, the most people first.")
        about.query =
            Self.questions + Paging.parameters + [
                QueryParameter("format", .word(ListForm.self), "json unless given; csv holds all")
            ]
        about.answer = .named("UnknownReport")
        return Endpoint(.get, "/v1/reports/unknown", .keys(of: [.officer, .admin]), about) { call in
            try await shelf.answer(call, desks.house) {
                var query = call.query()
                let form = query.word("format", of: ListForm.self) ?? .json
                let limit = Paging.limit(&query)
                let cursor = query.text("cursor")
                let survey = try await survey(&query, call)
                guard form == .json else {
                    return Document(form: .csv, bytes: survey.unknownCSV(survey.unknowns))
                }
                let rank = try cursor.map(UnknownCursor.read)
                let rest = rank.map { rank in survey.unknowns.filter { $0.rank > rank } }
                let found = (rest ?? survey.unknowns).prefix(limit + 1)
                let page = Array(found.prefix(limit))
                let next = found.count > limit ? page.last.map(UnknownCursor.write) : nil
                let writing = ReportWriting(places: desks.reach.places)
                return Document(form: .json, bytes: writing.bytes(survey, page, next: next))
            }
        }
    }

    private func survey(_ query: inout Query, _ call: Call) async throws -> ProvinceSurvey {
        var province = query.province() ?? ownProvince(of: call.caller)
        if province == nil, query.text("province") == nil {
            province = try await desks.reach.homeProvince()
            if province == nil { query.refuse(.missing("province")) }
        }
        let day = query.day() ?? desks.reach.today
        let parcel = query.parcel()
        try query.finish()
        // `finish` has thrown where there is none.
        guard let province else { throw Problem(.invalidQuery) }
        return try await desks.reach.survey(province, parcel, on: day)
    }

    private func ownProvince(of caller: Caller?) -> ProvinceCode? {
        switch caller?.scope {
        case .province(let code)?: code
        case .commune(let code)?: desks.reach.places[code]?.province
        case .everything?, .producer?, .courier?, .storefront?, nil: nil
        }
    }
}

/// Where a page of the unknown ended: people, code and leg, which no two lines share.
private enum UnknownCursor {
    static func write(_ place: ProvinceSurvey.UnknownPlace) -> String {
        "\(-place.rank.0)~\(place.rank.1)~\(place.rank.2)"
    }

    static func read(_ text: String) throws(CursorError) -> (Int, String, Int) {
        let parts = text.split(separator: "~")
        guard parts.count == 3, let people = Int(parts[0]), people >= 0,
            CommuneCode(parts[1]) != nil, let leg = Int(parts[2])
        else { throw .unreadable }
        return (-people, String(parts[1]), leg)
    }
}
