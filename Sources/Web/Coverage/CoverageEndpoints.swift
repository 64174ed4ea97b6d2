internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to a courier's coverage: out as it came, in whole or not at all.
enum CoverageEndpoints {
    static let roles = AccessRule.keys(of: [.admin, .officer])

    static func all(_ desks: Desks) -> [Endpoint] {
        [exporting(desks), replacing(desks)]
    }

    private static func exporting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Xuất vùng phục vụ.", "Exports a courier's coverage.")
        about.answer = .named("Coverage")
        return Endpoint(.get, "/v1/coverage/{courier}", roles, about) { call in
            let document = try await desks.coverage.export(try courier(call))
            let bytes = CoverageWriting.bytes(document)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func replacing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nạp vùng phục vụ, tất cả hoặc không gì cả.",
            "Puts a courier's coverage in place of what it had, all or nothing.")
        about.query = [
            QueryParameter("dry_run", .words(["true", "false"]), "only say what would change")
        ]
        about.body = BodyNote(.named("Coverage"), size: .document)
        about.takesOnce = false
        about.answer = .named("CoverageDifference")
        return Endpoint(.put, "/v1/coverage/{courier}", roles, about) { call in
            var query = call.query()
            let flag = query.parsed("dry_run", FieldReader.words(of: Flag.self), Flag.init)
            try query.finish()
            let (document, source) = try await CoverageReading.document(
                call, of: try courier(call))
            let difference = try await desks.coverage.replace(
                with: document, source: source, dryRun: flag == .true, by: try call.known())
            return .json(CoverageWriting.bytes(difference, dryRun: flag == .true))
        }
    }

    private enum Flag: String, CaseIterable {
        case `true`
        case `false`
    }

    private static func courier(_ call: Call) throws -> CourierCode {
        guard let code = CourierCode(call.id0) else { throw Problem(.notFound) }
        return code
    }
}
