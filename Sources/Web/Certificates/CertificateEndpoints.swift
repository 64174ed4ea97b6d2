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
            doors.claiming, doors.confirming, doors.revoking,
        ]
    }

    private func finding(_ path: String) -> Endpoint {
        var about = EndpointNote(
            "Tra giấy chứng nhận theo số quyết định.", "What one decision recognised.")
        about.answer = .object([.init("items", .list(.named("FoundCertificate")))])
        return Endpoint(.get, path, .anyone, about) { call in
            let number = FoldedText.composed(call.parameters.joined(separator: "/"))
            let found = try await desks.certificates.find(decisionNumber: number)
            if found.isEmpty { throw Problem(.notFound) }
            let bytes = CertificateWriting.bytes(found)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var claiming: Endpoint {
        var about = EndpointNote("Khai giấy chứng nhận.", "Claims a certificate for a listing.")
        about.body = BodyNote(.named("CertificateClaim"))
        about.success = 201
        about.answer = .named("Certificate")
        return Endpoint(
            .post, "/v1/listings/{id}/certificates", .keys(of: [.producer, .admin]), about
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
        var about = EndpointNote("Thu hồi giấy chứng nhận.", "Revokes a certificate from a day on.")
        about.body = BodyNote(
            .object([.init("from", .day), .init("note", .text, required: false)]))
        about.answer = .named("Certificate")
        return Endpoint(.post, "/v1/certificates/{id}/revocation", Self.officers, about) { call in
            var (fields, bytes) = try await call.object()
            let day = fields.day("from")
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            return Reply(
                try await desks.certificates.revoke(
                    CertificateID(call.id0), from: day, note: note, by: try call.known(),
                    once: call.once(bytes), render: { CertificateWriting.answer($0) }))
        }
    }
}
