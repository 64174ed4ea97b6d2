internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The door to the codes by which producers that an annex made are claimed.
enum ClaimSlipEndpoints {
    /// The forms in which slips are given.
    private enum Form: String, CaseIterable {
        case json
        case csv
        case xlsx
    }

    static func all(_ desks: Desks) -> [Endpoint] {
        var about = EndpointNote(
            "Cấp mã nhận cho mọi chủ thể mới của một phụ lục đã nhập; mã chỉ hiện một lần.",
            "Makes the claim codes of the producers that an annex made, shown this once.")
        about.query = [
            QueryParameter("format", .word(Form.self), "json unless given; csv, xlsx to print")
        ]
        about.body = BodyNote(
            .object([.init("renew", .flag, required: false)]), isRequired: false)
        about.success = 201
        // Codes are not kept, so that an answer cannot be given again; `renew` makes new ones.
        about.takesOnce = false
        about.answer = .object([.init("items", .list(.named("ClaimSlip")))])
        let officers = AccessRule.keys(of: [.officer, .admin])
        return [
            Endpoint(.post, "/v1/imports/{id}/claim-codes", officers, about) { call in
                var query = call.query()
                let form = query.word("format", of: Form.self) ?? .json
                try query.finish()
                var (fields, _) = try await call.objectIfAny()
                let isRenewing = fields.flagIfAny("renew") ?? false
                try fields.finish()
                let slips = try await desks.imports.claimCodes(
                    of: ImportID(call.id0), renewing: isRenewing, by: try call.known())
                switch form {
                case .json: return .json(bytes(slips), .created)
                case .csv: return try await document(slips, .csv)
                case .xlsx: return try await document(slips, .xlsx)
                }
            }
        ]
    }

    private static func document(
        _ slips: [ImportDesk.ClaimSlip], _ form: SheetForm
    ) async throws -> Reply {
        var reply = Reply.document(try await .slips(slips, as: form), named: "ma-nhan")
        reply.status = .created
        return reply
    }

    private static func bytes(_ slips: [ImportDesk.ClaimSlip]) -> [UInt8] {
        JSONWriter.object(capacity: 256 * (slips.count + 1)) { json in
            json.member("items", list: slips) { json, slip in
                json.object { json in
                    json.member("producer", slip.producer.text)
                    json.member("name", slip.name)
                    json.member("commune", slip.commune)
                    json.member("products", texts: slip.products)
                    json.member("code", slip.code.written)
                    json.member("expires_at", Instant.text(slip.expiresAt))
                }
            }
        }
    }
}
