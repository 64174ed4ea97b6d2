internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// Parcels on their way, for everybody who has to do with them.
enum ParcelEndpoints {
    private static let seers = AccessRule.keys(
        of: [.admin, .storefront, .producer, .helper, .courier])

    static func all(_ desks: Desks) -> [Endpoint] {
        [reading(desks), labelling(desks), collecting(desks), clearing(desks), quoting(desks)]
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Kiện hàng đang ở đâu.", "Where a parcel is, with all that was heard of it.")
        about.answer = .named("Parcel")
        return Endpoint(.get, "/v1/parcels/{id}", seers, about) { call in
            let view = try await desks.shipments.find(
                ParcelID(call.id0), by: try call.known())
            let bytes = ShipmentWriting(call.language).bytes(view)
            return call.spoken(call.fresh(.json(bytes), EntityTag(version: nil, body: bytes)))
        }
    }

    private static func labelling(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nhãn để in, lấy ngay từ bên vận chuyển.",
            "A label to print, fetched from the courier now: its bytes, or a link for a while.")
        about.body = BodyNote(
            .object([.init("paper", .words(ParcelEndpoints.papers), required: false)]),
            isRequired: false)
        about.takesOnce = false
        about.answer = .named("Label")
        return Endpoint(.post, "/v1/parcels/{id}/label", seers, about) { call in
            var (fields, _) = try await call.objectIfAny()
            let paper = fields.parsedIfAny("paper", paperWords) {
                papers.contains($0) ? $0 : nil
            }
            try fields.finish()
            let label = try await desks.shipments.label(
                of: ParcelID(call.id0), on: paper, by: try call.known())
            return reply(label)
        }
    }

    private static func reply(_ label: ShipmentLabel) -> Reply {
        switch label {
        case .document(let bytes, let mediaType):
            return Reply(
                .ok, headers: [.contentType: mediaType, .cacheControl: "no-store"],
                body: ByteBuffer(bytes: bytes))
        case .link(let link, let seconds):
            return .json(
                JSONWriter.object { json in
                    json.member("url", link.text)
                    json.member("valid_s", seconds)
                })
        }
    }

    private static func collecting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Giảm số tiền thu hộ.", "Lowers what is collected at the door.")
        about.body = BodyNote(.object([.init("collect_vnd", .integer(Offer.Limit.price))]))
        about.answer = .named("Parcel")
        return Endpoint(
            .put, "/v1/parcels/{id}/collect", .keys(of: [.admin, .storefront]), about
        ) { call in
            var (fields, bytes) = try await call.object()
            let amount = fields.money("collect_vnd")
            try fields.finish()
            let writing = ShipmentWriting(call.language)
            return call.spoken(
                Reply(
                    try await desks.shipments.collect(
                        amount, for: ParcelID(call.id0), by: try call.known(),
                        once: call.once(bytes), render: { writing.answer($0) })))
        }
    }

    private static func clearing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đã xem hết các tin báo của kiện; tin đến sau lại cần người xem.",
            "All that was reported of a parcel was looked at; later reports call for a person anew."
        )
        about.body = BodyNote(
            .object([.init("note", .text, required: false)]), isRequired: false)
        about.answer = .named("Parcel")
        return Endpoint(
            .post, "/v1/parcels/{id}/clearance", .keys(of: [.admin]), about
        ) { call in
            var (fields, bytes) = try await call.objectIfAny()
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            let writing = ShipmentWriting(call.language)
            return call.spoken(
                Reply(
                    try await desks.shipments.clear(
                        ParcelID(call.id0), note: note, by: try call.known(),
                        once: call.once(bytes), render: { writing.answer($0) })))
        }
    }

    private static func quoting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Hỏi giá mọi bên vận chuyển cùng lúc.",
            "Asks all couriers for their prices at once; each has five seconds.")
        about.body = BodyNote(
            .object([
                .init("listing", .text), .init("commune_code", .commune),
                .init("quantity", .integer(OrderDraft.Limit.quantity), required: false),
            ]))
        about.takesOnce = false
        about.answer = .named("Quotes")
        return Endpoint(
            .post, "/v1/quotes",
            .keys(of: [.admin, .storefront, .producer, .helper, .officer]), about
        ) { call in
            var (fields, _) = try await call.object()
            let listing = fields.text("listing")
            let commune = fields.commune("commune_code")
            let quantity = fields.integerIfAny("quantity") ?? 1
            try fields.finish()
            guard let commune else { throw Problem(.internalError) }
            let answers = try await desks.quotes.ask(
                QuoteDesk.Question(
                    listing: ListingID(listing), commune: commune, quantity: quantity))
            return call.spoken(.json(ShipmentWriting(call.language).bytes(answers)))
        }
    }

    /// The papers that couriers print on.
    static let papers = ["a5", "a6", "80x80"]
    private static let paperWords = Sentence(vi: "a5, a6 hoặc 80x80", en: "a5, a6 or 80x80")
}
