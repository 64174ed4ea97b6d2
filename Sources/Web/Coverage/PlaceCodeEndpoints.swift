internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to couriers' own codes of communes: brought as a list, reviewed line by line.
enum PlaceCodeEndpoints {
    private static let roles = AccessRule.keys(of: [.admin, .officer])
    private static let path = "/v1/couriers/{courier}/place-codes"
    private static let system = QueryParameter(
        "system", .word(CodeSystem.self), "today's communes (new, usual) or the units before (old)")

    private static let list = QueryParameter(
        "list", .day, "instead of system: a day on which the list was in force that it names")

    static func all(_ desks: Desks) -> [Endpoint] {
        [replacing(desks), listing(desks), reviewing(desks)]
    }

    private static func replacing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nạp danh mục địa bàn của đơn vị vận chuyển (CSV, XLSX hoặc JSON).",
            "Puts a courier's own list of places in place of the one before (CSV, XLSX or JSON).")
        about.query = [
            system, list,
            QueryParameter("dry_run", .words(["true", "false"]), "only say what would come of it"),
        ]
        about.body = BodyNote(.named("PlaceCodeList"), size: .document, takesSheets: true)
        about.takesOnce = false
        about.answer = .named("PlaceCodeReport")
        return Endpoint(.put, path, roles, about) { call in
            var query = call.query()
            let isDryRun = query.flag("dry_run")
            let system = try system(&query, desks)
            try query.finish()
            let lines =
                call.isSheet
                ? try PlaceCodeFile.lines(try await call.bytes(), system: system)
                : try await PlaceCodeReading.lines(call)
            let report = try await desks.placeCodes.replace(
                lines, of: try CoverageEndpoints.courier(call), system, dryRun: isDryRun,
                by: try call.known())
            return .json(PlaceCodeWriting.bytes(report, dryRun: isDryRun))
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Mã địa bàn của đơn vị vận chuyển.", "A courier's codes, in order of the code.")
        about.query =
            [
                system, list,
                QueryParameter("state", .word(PlaceCodeState.self), "only lines in this state"),
                QueryParameter("commune", .commune, "only the line of this commune"),
            ] + Paging.parameters
        about.answer = .page(of: "PlaceCode")
        return Endpoint(.get, path, roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let wanted = PlaceCodeQuery(
                courier: try CoverageEndpoints.courier(call), system: try system(&query, desks),
                state: query.parsed(
                    "state", FieldReader.words(of: PlaceCodeState.self), PlaceCodeState.init),
                commune: query.parsed("commune", FieldReader.communeWords) { CommuneCode($0) },
                after: query.text("cursor") ?? "", limit: limit + 1)
            try query.finish()
            let found = try await desks.placeCodes.page(wanted)
            return .json(PlaceCodeWriting.bytes(found, limit: limit))
        }
    }

    private static func reviewing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Xác nhận, bác bỏ hoặc chỉ định xã cho một mã.",
            "Confirms, refuses or assigns the commune of one code.")
        about.query = [system, list]
        about.body = BodyNote(.named("PlaceCodeReview"))
        about.answer = .named("PlaceCode")
        return Endpoint(.post, "\(path)/{code}/reviews", roles, about) { call in
            var query = call.query()
            let system = try system(&query, desks)
            try query.finish()
            var (fields, bytes) = try await call.object()
            let review = PlaceCodeReading.review(&fields)
            try fields.finish()
            guard let review else { throw Problem(.internalError) }
            return Reply(
                try await desks.placeCodes.review(
                    call.parameters[1], of: try CoverageEndpoints.courier(call), system, review,
                    by: try call.known(), once: call.once(bytes),
                    render: { Answer(status: 200, body: PlaceCodeWriting.bytes($0)) }))
        }
    }

    private static func system(_ query: inout Query, _ desks: Desks) throws -> CodeSystem {
        let system = query.parsed(
            "system", FieldReader.words(of: CodeSystem.self), CodeSystem.init)
        let day = query.day("list")
        if system != nil, day != nil {
            query.refuse(
                FieldProblem(
                    "list", .notAllowed, vi: "Chỉ dùng system hoặc list.",
                    en: "Give system or list, not both."))
        }
        return try system ?? day.map { try desks.placeCodes.system(listedOn: $0) } ?? .new
    }
}
