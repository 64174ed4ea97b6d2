internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors of one-time codes: an officer gives one out, and whoever has one gets a key for it.
enum CodeEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [
            claiming(desks),
            redeeming(
                .invitation, "/v1/invitations/redemption",
                EndpointNote(
                    "Đổi mã mời lấy khoá; khoá chỉ hiện một lần.",
                    "Turns an invitation into a key, shown once."),
                desks),
            redeeming(
                .claim, "/v1/claim-codes/redemption",
                EndpointNote(
                    "Đổi mã nhận quyền lấy khoá của chủ thể; khoá chỉ hiện một lần.",
                    "Turns a claim code into the owner's key, shown once."),
                desks),
        ]
    }

    private static func claiming(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Cấp mã để người của chủ thể chưa có chủ đến nhận; mã chỉ hiện một lần.",
            "Makes the code by which a producer that nobody owns is claimed, shown once.")
        about.body = BodyNote(.object([.init("label", .text, required: false)]), isRequired: false)
        about.success = 201
        about.takesOnce = false
        about.answer = .named("IssuedCode")
        return Endpoint(
            .post, "/v1/producers/{id}/claim-code", .keys(of: [.officer, .admin]), about
        ) { call in
            var (fields, _) = try await call.objectIfAny()
            let label = fields.textIfAny("label") ?? ""
            try fields.finish()
            let issued = try await desks.members.issueClaim(
                for: ProducerID(call.id0), label: label, by: try call.known())
            return .json(bytes(issued), .created)
        }
    }

    /// Sent again with the same `Idempotency-Key` of 16 bytes or more, it gives the same key.
    private static func redeeming(
        _ purpose: CodeTicket.Purpose, _ path: String, _ note: EndpointNote, _ desks: Desks
    ) -> Endpoint {
        var about = note
        about.body = BodyNote(.object([.init("code", .text)]))
        about.success = 201
        about.takesOnce = false
        about.answer = .named("RedeemedKey")
        return Endpoint(.post, path, .anyone, about) { call in
            var (fields, _) = try await call.object()
            let code = fields.text("code")
            try fields.finish()
            let redeemed = try await desks.members.redeem(
                code, for: purpose, nonce: call.headers[.idempotencyKey])
            let body = JSONWriter.object { json in
                json.member("producer", redeemed.producer.text)
                json.member("producer_name", redeemed.producerName)
                json.member("member", redeemed.member.rawValue)
                json.member("key_id", redeemed.keyID)
                json.member("key", redeemed.secret)
            }
            return .json(body, .created)
        }
    }

    static func bytes(_ issued: MemberDesk.Issued) -> [UInt8] {
        JSONWriter.object { json in
            write(issued.ticket, &json)
            json.member("code", issued.code.written)
        }
    }

    static func write(_ ticket: CodeTicket, _ json: inout JSONWriter) {
        json.member("id", ticket.id)
        json.member("producer", ticket.producer.text)
        json.member("purpose", ticket.purpose.rawValue)
        json.member("member", ticket.member.rawValue)
        json.member("label", ticket.label)
        json.member("expires_at", Instant.text(ticket.expiresAt))
    }
}
