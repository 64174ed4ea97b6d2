internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Pictures
internal import Reach

/// What an inspector takes along: signed documents, the keys that prove them, what was revoked;
/// and the QR code that leads to a passport.
struct PassportDocumentEndpoints: Sendable {
    let desks: Desks
    private let shelf = PassportShelf()

    /// Registered for JSON Web Tokens (RFC 7519, 10.3.1).
    private static let tokenType = "application/jwt"

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = PassportDocumentEndpoints(desks: desks)
        return [doors.document, doors.revocations, doors.keys, doors.code]
    }

    private var document: Endpoint {
        let about = EndpointNote(
            "Chứng thư có chữ ký số (JWS, EdDSA): kiểm tra được khi không có mạng.",
            "What is known of the product now as a signed line (JWS, EdDSA), to be checked without"
                + " a network; it ends after 90 days or with the star.")
        return Endpoint(.get, "/p/{id}/document", .anyone, about) { call in
            let base = PublicAddress.base(call, desks.passports)
            return try await shelf.answer(call, desks.house, base: base) {
                let text = try await desks.passports.document(
                    of: ListingID(call.id0), issuer: base)
                return Self.made(text, Self.tokenType)
            }
        }
    }

    private var revocations: Endpoint {
        let about = EndpointNote(
            "Danh sách thu hồi, có chữ ký số: mang theo khi kiểm tra không có mạng.",
            "What documents that are still believed cannot know: stars revoked, products withdrawn;"
                + " signed, with its own issue time, to be renewed within 7 days.")
        return Endpoint(.get, "/v1/passports/revocations", .anyone, about) { call in
            let base = PublicAddress.base(call, desks.passports)
            return try await shelf.answer(call, desks.house, base: base) {
                Self.made(
                    try await desks.passports.revocations(issuer: base), Self.tokenType)
            }
        }
    }

    private var keys: Endpoint {
        var about = EndpointNote(
            "Khoá công khai để kiểm tra chứng thư (JWKS).",
            "The public keys that prove documents (RFC 7517), former ones included.")
        about.answer = .object([
            .init(
                "keys",
                .list(
                    .members([
                        "kty": .text, "crv": .text, "alg": .text, "use": .text, "kid": .text,
                        "x": .text,
                    ])))
        ])
        return Endpoint(.get, "/.well-known/jwks.json", .anyone, about) { call in
            let bytes = desks.passports.keySet
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var code: Endpoint {
        var about = EndpointNote(
            "Mã QR dẫn đến hộ chiếu sản phẩm, để in lên bao bì (SVG hoặc PNG).",
            "The QR code that leads to the passport, to be printed on packs.")
        about.query = [
            QueryParameter("format", .word(CodeForm.self), "svg by default"),
            QueryParameter(
                "scale", .integer(Self.scales), "points for a module of a PNG, 8 by default"),
        ]
        return Endpoint(.get, "/p/{id}/qr", .anyone, about) { call in
            var query = call.query()
            let form = query.word("format", of: CodeForm.self) ?? .svg
            let scale = query.integer("scale", in: Self.scales) ?? 8
            try query.finish()
            let base = PublicAddress.base(call, desks.passports)
            return try await shelf.answer(call, desks.house, base: base) {
                let view = try await desks.passports.view(of: ListingID(call.id0))
                let code = try QRCode(text: "\(base)/p/\(view.listing.id.text)")
                return try Self.made(code, form, scale)
            }
        }
    }

    private enum CodeForm: String, CaseIterable {
        case svg
        case png
    }

    private static let scales: ClosedRange<Int64> =
        Int64(QRCode.scales.lowerBound)...Int64(QRCode.scales.upperBound)

    private static func made(_ text: String, _ type: String) -> PassportShelf.Made {
        made(Array(text.utf8), type)
    }

    private static func made(
        _ code: QRCode, _ form: CodeForm, _ scale: Int
    ) throws(Problem) -> PassportShelf.Made {
        switch form {
        case .svg: return made(code.svg(), "image/svg+xml")
        case .png:
            guard let bytes = code.png(scale: scale) else { throw Problem(.overloaded) }
            return made(bytes, "image/png")
        }
    }

    private static func made(_ bytes: [UInt8], _ type: String) -> PassportShelf.Made {
        let headers: HTTPFields = [
            .contentType: type,
            // Whoever opens a drawing by itself must not be able to run anything in it.
            .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
        ]
        return PassportShelf.Made(
            reply: Reply(.ok, headers: headers, body: ByteBuffer(bytes: bytes)),
            tag: EntityTag(version: nil, body: bytes))
    }
}
