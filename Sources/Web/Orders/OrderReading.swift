internal import Market
internal import Operations
internal import Reach

/// Reads an order as a storefront writes it.
enum OrderReading {
    /// The draft and the body's bytes.
    static func draft(
        _ call: Call, _ reach: ReachDesk
    ) async throws -> (OrderDraft, [UInt8]) {
        var (fields, bytes) = try await call.object()
        let buyer = fields.object("buyer") { Self.buyer(&$0, reach) }
        let payment = fields.choice("payment", of: Payment.self)
        let note = fields.textIfAny("note") ?? ""
        let wish = fields.parsedIfAny("courier", wishWords, Self.wish)
        let lines = fields.objects("lines", limit: OrderDraft.Limit.lines) { line in
            OrderLine(
                listing: ListingID(line.text("listing")), quantity: line.integer("quantity"),
                unitPrice: line.money("price_vnd"))
        }
        try fields.finish()
        guard let buyer = buyer ?? nil, let payment else { throw Problem(.internalError) }
        let draft = OrderDraft(
            buyer: buyer, payment: payment, note: note, lines: lines, wish: wish ?? .cheapest)
        return (draft, bytes)
    }

    /// The buyer, with a commune code or with an address that names exactly one commune.
    private static func buyer(_ fields: inout FieldReader, _ reach: ReachDesk) -> Buyer? {
        let name = fields.text("name")
        let phone = fields.text("phone")
        let address = fields.textIfAny("address")
        let street = fields.textIfAny("street")
        let code =
            address == nil
            ? fields.commune("commune_code") : fields.communeIfAny("commune_code")
        let commune = code ?? address.flatMap { resolved($0, &fields, reach) }
        if street == nil, address == nil { fields.refuse(.missing(fields.place(of: "street"))) }
        guard let commune else { return nil }
        return Buyer(
            name: name, phone: phone, street: street ?? address ?? "", commune: commune)
    }

    private static func resolved(
        _ address: String, _ fields: inout FieldReader, _ reach: ReachDesk
    ) -> CommuneCode? {
        let answer = reach.resolve(address)
        if case .exact(let candidate) = answer { return candidate.commune }
        let names = answer.candidates.prefix(20).compactMap { candidate in
            reach.places[candidate.commune].map {
                "\(candidate.commune.digits) \(reach.places.fullName(of: $0))"
            }
        }
        let list = names.isEmpty ? "" : ": " + names.joined(separator: "; ")
        fields.refuse(
            FieldProblem(
                fields.place(of: "address"), .ambiguousAddress,
                vi: "Địa chỉ không chỉ đúng một xã; hãy ghi commune_code\(list).",
                en: "The address does not name exactly one commune; give commune_code\(list)."))
        return nil
    }

    private static let wishWords = Sentence(
        vi: "cheapest, fastest hoặc mã đơn vị vận chuyển",
        en: "cheapest, fastest or a courier's code")

    private static func wish(_ text: String) -> CourierWish? {
        switch text {
        case "cheapest": .cheapest
        case "fastest": .fastest
        default: CourierCode(text).map(CourierWish.named)
        }
    }
}
