internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to certificates: claimed by producers, confirmed and revoked by officers.
struct CertificateEndpoints: Sendable {
    let desks: Desks
    private static let officers = AccessRule.keys(of: [.officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = CertificateEndpoints(desks: desks)
        return [
            doors.finding("/v1/certificates/{number}"),
            // Decision numbers hold a slash (1898/QĐ-UBND), and few people escape it.
            doors.finding("/v1/certificates/{number}/{issuer}"),
            doors.claiming, doors.confirming, doors.revoking, doors.tasks,
        ] + ScanEndpoints.all(desks) + CounterfeitEndpoints.all(desks)
    }

    /// A number as it stands in the path, with or without its slash escaped.
    static func number(_ call: Call) -> String {
        FoldedText.composed(call.parameters.joined(separator: "/"))
    }

    private func finding(_ path: String) -> Endpoint {
        var about = EndpointNote(
            "Tra giấy chứng nhận theo số quyết định, với lịch sử và số lần bị báo hàng giả.",
            "What one decision recognised, with the history and the count of counterfeit reports.")
        about.answer = .object([
            .init("items", .list(.named("FoundCertificate"))),
            .init("reports", .named("CounterfeitCount")),
        ])
        return Endpoint(.get, path, .anyone, about) { call in
            let number = Self.number(call)
            let found = try await desks.certificates.find(decisionNumber: number)
            if found.isEmpty {
                throw Problem(
                    .notFound,
                    vi: "Không có quyết định này trong dữ liệu. Nếu số này in trên bao bì, hãy báo"
                        + " tại POST /v1/certificates/{number}/reports.",
                    en: "No such decision is known. If a pack bears the number, report it to"
                        + " POST /v1/certificates/{number}/reports.")
            }
            let written = found[0].shown.certificate.claim.decisionNumber
            let reports = try await desks.certificates.reports(of: written)
            let bytes = CertificateWriting.bytes(found, reports, in: call.language)
            return call.spoken(call.fresh(.json(bytes), EntityTag(version: nil, body: bytes)))
        }
    }

    private var claiming: Endpoint {
        var about = EndpointNote("Khai giấy chứng nhận.", "Claims a certificate for a listing.")
        about.body = BodyNote(.named("CertificateClaim"))
        about.success = 201
        about.answer = .named("Certificate")
        return Endpoint(
            .post, "/v1/listings/{id}/certificates", .keys(of: [.producer, .helper, .admin]),
            about
        ) { call in
            var (fields, bytes) = try await call.object()
            let claim = ListingReading.claim(&fields)
            try fields.finish()
            return Reply(
                try await desks.certificates.claim(
                    claim, for: ListingID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { CertificateWriting.answer($0, 201) }))
        }
    }

    private var confirming: Endpoint {
        var about = EndpointNote("Xác nhận giấy chứng nhận.", "Confirms a claimed certificate.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Certificate")
        return Endpoint(
            .post, "/v1/certificates/{id}/confirmation", Self.officers, about
        ) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.certificates.confirm(
                    CertificateID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { CertificateWriting.answer($0) }))
        }
    }

    private var revoking: Endpoint {
        var about = EndpointNote(
            "Thu hồi giấy chứng nhận, theo một trong sáu căn cứ.",
            "Revokes a certificate from a day on, for one of the six grounds.")
        about.body = BodyNote(
            .object([
                .init("from", .day), .init("ground", .word(RevocationGround.self)),
                .init("note", .text, required: false),
            ]))
        about.answer = .named("Certificate")
        return Endpoint(.post, "/v1/certificates/{id}/revocation", Self.officers, about) { call in
            var (fields, bytes) = try await call.object()
            let day = fields.day("from")
            let ground = fields.choice("ground", of: RevocationGround.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            guard let ground else { throw Problem(.internalError) }
            return Reply(
                try await desks.certificates.revoke(
                    CertificateID(call.id0), from: day, ground: ground, note: note,
                    by: try call.known(), once: call.once(bytes),
                    render: { CertificateWriting.answer($0) }))
        }
    }

    private var tasks: Endpoint {
        var about = EndpointNote(
            "Giấy chứng nhận cần người xử lý: chờ xác nhận, sắp hết hạn (180, 90, 60, 30, 7 ngày),"
                + " đã hết hạn.",
            "Certificates that need somebody: to confirm, ending within 180 days, ended.")
        about.query =
            [
                QueryParameter(
                    "kind", .word(CertificateDesk.TaskKind.self), "\"ending\" by default")
            ] + Paging.parameters
        about.answer = .page(of: "CertificateTask")
        return Endpoint(
            .get, "/v1/certificate-tasks", .keys(of: [.producer, .helper, .officer, .admin]),
            about
        ) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let kind = query.word("kind", of: CertificateDesk.TaskKind.self) ?? .ending
            try query.finish()
            let page = try await desks.certificates.tasks(
                kind, cursor: query.text("cursor"), limit: limit, by: try call.known())
            let bytes = CertificateWriting.bytes(page, in: call.language)
            return call.spoken(call.fresh(.json(bytes), EntityTag(version: nil, body: bytes)))
        }
    }
}
