internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach
internal import Storage

/// The doors to the money at the door: what is due, and what couriers say they paid out.
enum SettlementEndpoints {
    private static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [entries(desks), bringing(desks), listing(desks), reading(desks)]
    }

    private static func entries(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Tiền thu hộ từng kiện: phải thu, đã thu, đã trả, chênh lệch.",
            "The money at the door by parcel: due, collected, remitted, difference.")
        about.query =
            [
                QueryParameter("courier", .text, "only this courier's"),
                QueryParameter("state", .word(CODEntry.State.self), "only those in this state"),
            ] + Paging.parameters
        about.answer = .page(of: "CODEntry")
        return Endpoint(.get, "/v1/cod", .keys(of: [.admin, .courier]), about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.word("state", of: CODEntry.State.self)
            let courier = query.courier()
            try query.finish()
            let found = try await desks.money.page(
                CODQuery(
                    courier: courier, state: state, after: query.text("cursor") ?? "",
                    limit: limit + 1),
                by: try call.known())
            let items = found.prefix(limit)
            let bytes = JSONWriter.object(capacity: 4_096) { json in
                json.member("items", list: items) { json, entry in
                    json.object { TravelWriting.write(entry, &$0) }
                }
                json.member("next_cursor", found.count > limit ? items.last?.parcel.text : nil)
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func bringing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nạp bảng đối soát COD (CSV, XLSX) của đơn vị; nạp lại tệp cũ không đổi gì.",
            "Brings a courier's settlement in (CSV, XLSX); the same file again changes nothing.")
        about.query = [
            QueryParameter("dry_run", .words(["true", "false"]), "only say what would be found")
        ]
        about.body = BodyNote(.text, size: .document, takesSheets: true)
        about.success = 201
        about.answer = .named("SettlementReport")
        return Endpoint(.post, "/v1/couriers/{courier}/settlements", roles, about) { call in
            var query = call.query()
            let isDryRun = query.flag("dry_run")
            try query.finish()
            let bytes = try await call.sheetBytes()
            let writing = SettlementWriting(language: call.language)
            return call.spoken(
                Reply(
                    try await desks.settlements.bring(
                        bytes, of: try courier(call), dryRun: isDryRun, by: try call.known(),
                        once: call.once(bytes), render: { writing.answer($0) })))
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các bảng đối soát đã nạp, mới nhất trước.", "A courier's settlements, newest first.")
        about.query = Paging.parameters
        about.answer = .page(of: "Settlement")
        return Endpoint(.get, "/v1/couriers/{courier}/settlements", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.settlements.settlements(
                of: try courier(call), before: query.text("cursor"), limit: limit + 1)
            let items = found.prefix(limit)
            return .json(
                JSONWriter.object { json in
                    json.member("items", list: items) { json, settlement in
                        json.object { SettlementWriting.write(settlement, &$0) }
                    }
                    json.member("next_cursor", found.count > limit ? items.last?.id : nil)
                })
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Một bảng đối soát: từng dòng khớp hay lệch, và kiện còn thiếu.",
            "One settlement: how each line agrees, and which parcels are missing.")
        about.query = [
            QueryParameter("format", .word(ListFormat.self), "json unless given")
        ]
        about.answer = .named("SettlementReport")
        return Endpoint(
            .get, "/v1/couriers/{courier}/settlements/{id}", roles, about
        ) { call in
            var query = call.query()
            let format = query.word("format", of: ListFormat.self) ?? .json
            try query.finish()
            let report = try await desks.settlements.find(
                call.parameters[1], of: try courier(call))
            let writing = SettlementWriting(language: call.language)
            switch format {
            case .json: return call.spoken(.json(writing.bytes(report)))
            case .csv: return call.spoken(.csv(writing.csv(report)))
            }
        }
    }

    private static func courier(_ call: Call) throws -> CourierCode {
        guard let code = CourierCode(call.id0) else { throw Problem(.notFound) }
        return code
    }
}

/// The two forms of a list that people and programs read.
enum ListFormat: String, CaseIterable {
    case json
    case csv
}

extension Reply {
    /// A table that nobody keeps.
    static func csv(_ bytes: [UInt8]) -> Reply {
        Reply(
            .ok, headers: [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"],
            body: ByteBuffer(bytes: bytes))
    }
}
