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
        let wish = fields.parsedIfAny("courier", wishWords) { CourierWish($0) }
        let lines = fields.objects("lines", limit: OrderDraft.Limit.lines) { line in
            OrderLine(
                listing: ListingID(line.text("listing")), quantity: line.integer("quantity"),
                unitPrice: line.money("price_vnd"))
        }
        try finish(fields, reach)
        guard let buyer = buyer ?? nil, let payment else { throw Problem(.internalError) }
        let draft = OrderDraft(
            buyer: buyer, payment: payment, note: note, lines: lines, wish: wish ?? .cheapest)
        return (draft, bytes)
    }

    /// Throws what is wrong with the fields; with an address that names several communes or none,
    /// the communes that it may mean.
    private static func finish(_ fields: FieldReader, _ reach: ReachDesk) throws {
        do {
            try fields.finish()
        } catch let problems {
            var problem = Problem(.invalidFields, problems.all)
            let isUnresolved = problems.all.contains { $0.code == .ambiguousAddress }
            if isUnresolved, let text = fields.text(of: "address", in: "buyer") {
                let bytes = PlaceWriting(places: reach.places).bytes(text, reach.resolve(text))
                problem.extra = ("address", { _ in bytes })
            }
            throw problem
        }
    }

    /// Why a parcel or an order is given up; `nil` where the body says nothing of it.
    static func reason(_ fields: inout FieldReader) -> CancelReason? {
        let code =
            fields.has("reason_code") ? fields.choice("reason_code", of: CancelCode.self) : nil
        let note = fields.textIfAny("note") ?? ""
        return code.map { CancelReason($0, note: note) }
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
        if answer.candidates.isEmpty {
            fields.refuse(
                FieldProblem(
                    fields.place(of: "address"), .ambiguousAddress,
                    vi:
                        "Địa chỉ không có xã nào; hãy ghi rõ xã, tỉnh hoặc commune_code.",
                    en: "The address names no commune; write commune and province, or"
                        + " commune_code."))
            return nil
        }
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
}
