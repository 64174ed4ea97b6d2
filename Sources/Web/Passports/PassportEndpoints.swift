internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The passport's page and what anybody does with it; nothing here needs a key.
struct PassportEndpoints: Sendable {
    let desks: Desks
    private let shelf = PassportShelf()

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = PassportEndpoints(desks: desks)
        return [doors.reading, doors.reporting] + PassportDocumentEndpoints.all(desks)
            + TradeItemEndpoints.all(desks)
    }

    private var reading: Endpoint {
        var about = EndpointNote(
            "Hộ chiếu sản phẩm: trang mà mã QR trên bao bì mở ra, không có script.",
            "A product's passport: the page that the QR code on the pack opens, without script.")
        about.query = PackMarksReading.parameters
        return Endpoint(.get, "/p/{id}", .anyone, about) { call in
            // Messengers add parameters of their own to what people share; the page opens anyway.
            var query = Query(call.rawQuery)
            let marks = PackMarksReading.marks(&query)
            let ours = Set(PackMarksReading.parameters.map(\.name))
            let problems = query.problems.filter { ours.contains($0.field) }
            if !problems.isEmpty { throw Problem(.invalidQuery, problems) }
            if !marks.isEmpty { return try await fresh(call, marks).reply }
            return try await shelf.answer(call, desks.house, path: "/p/\(call.id0)") {
                try await fresh(call, marks)
            }
        }
    }

    private var reporting: Endpoint {
        let about = EndpointNote(
            "Báo hàng nghi giả từ trang hộ chiếu (biểu mẫu HTML).",
            "Reports a doubtful pack from its passport's page: place, note and contact as a form.")
        return Endpoint(.post, "/p/{id}/reports", .anyone, about) { call in
            let view = try await desks.passports.view(of: ListingID(call.id0))
            let text = String(decoding: try await call.bytes(), as: UTF8.self)
            var form = Query(text[...])
            let known: Set = ["place", "note", "contact"]
            for name in form.names where !known.contains(name) { form.refuse(.unknown(name)) }
            try form.finish()
            let newest = view.star ?? view.sequence.last
            _ = try await desks.counterfeits.report(
                CounterfeitDraft(
                    // A product without a certificate is reported under its own id.
                    number: newest?.certificate.claim.decisionNumber ?? view.listing.id.text,
                    place: form.text("place") ?? "", note: form.text("note") ?? "",
                    contact: form.text("contact") ?? ""))
            return Self.html(page(call).thanks(view), .ok, call, isKept: false)
        }
    }

    private func fresh(_ call: Call, _ marks: PackMarks) async throws -> PassportShelf.Made {
        do {
            let view = try await desks.passports.view(of: ListingID(call.id0))
            let text = page(call).text(of: view, marks)
            var reply = Self.html(text, .ok, call, isKept: marks.isEmpty)
            let path = "/v1/listings/\(view.listing.id.text)/product.jsonld"
            reply.headers[.link] =
                "<\(path)>; rel=\"describedby\"; type=\"application/ld+json\""
            return PassportShelf.Made(
                reply: reply, tag: EntityTag(version: nil, body: Array(text.utf8)))
        } catch ListingError.notFound {
            let sentence = Sentence(
                vi: "Không có sản phẩm nào ở địa chỉ này.",
                en: "There is no product at this address.")
            let text = page(call).missing(sentence)
            return PassportShelf.Made(
                reply: Self.html(text, .notFound, call, isKept: false), tag: nil)
        }
    }

    private func page(_ call: Call) -> PassportPage {
        PassportPage(
            places: desks.reach.places, language: call.language,
            today: desks.house.clockwork.today)
    }

    /// A page that runs nothing, loads nothing and sends its form only here.
    static func html(
        _ text: String, _ status: HTTPResponse.Status, _ call: Call, isKept: Bool
    ) -> Reply {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentSecurityPolicy: """
            default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; \
            frame-ancestors 'none'
            """,
            .cacheControl: isKept ? "no-cache" : "no-store",
        ]
        headers[.referrerPolicy] = "no-referrer"
        return call.spoken(Reply(status, headers: headers, body: ByteBuffer(string: text)))
    }
}
