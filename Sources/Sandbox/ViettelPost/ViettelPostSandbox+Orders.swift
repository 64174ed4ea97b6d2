internal import Market

/// Prices, and handing a parcel over.
extension ViettelPostSandbox {
    func prices(
        _ endpoint: ViettelPostEndpoint, _ body: [String: JSONValue]
    ) throws(ViettelPostRefusal) -> SandboxReply {
        let place: SandboxPlace
        if endpoint == .pricesByText {
            guard let from = readable(body["SENDER_ADDRESS"]),
                let found = readable(body["RECEIVER_ADDRESS"])
            else { throw .noPrice }
            place = found
            let results = ViettelPostAnswer.offers(load(of: body, to: place))
            return ViettelPostAnswer.byText(from: from, to: place, results)
        }
        _ = try self.place(.sender, in: body, isWardNeeded: false)
        place = try self.place(.receiver, in: body, isWardNeeded: false)
        let offers = ViettelPostAnswer.offers(load(of: body, to: place))
        guard endpoint == .price else { return .json(JSONWriter.list(offers)) }
        let service = body["ORDER_SERVICE"]?.text ?? ""
        guard ViettelPostAnswer.services[service] != nil else { throw .noPrice }
        return .viettelPost(ViettelPostAnswer.money(load(of: body, to: place)))
    }

    mutating func create(
        _ endpoint: ViettelPostEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(ViettelPostRefusal) -> SandboxReply {
        try check(body)
        let place: SandboxPlace
        if endpoint == .createByText {
            guard let found = readable(body["RECEIVER_ADDRESS"]) else { throw .noPrice }
            place = found
        } else {
            if body["GROUPADDRESS_ID"]?.whole ?? 0 == 0 {
                _ = try self.place(.sender, in: body, isWardNeeded: true)
            }
            place = try self.place(.receiver, in: body, isWardNeeded: true)
        }
        let code = body["ORDER_NUMBER"]?.text ?? ""
        // Refused blindly: the first waybill is not named.
        if body["CHECK_UNIQUE"]?.flag == true, depot.shelf[code: code] != nil {
            throw ViettelPostRefusal(201, "Incorrect data: ORDER_NUMBER already exists")
        }
        let load = load(of: body, to: place)
        let parcel = depot.take(code: code, load: load, at: now) { "1\($0 + 10_000_000)" }
        return .viettelPost(ViettelPostAnswer.created(parcel))
    }

    private func check(_ body: [String: JSONValue]) throws(ViettelPostRefusal) {
        let group = body["GROUPADDRESS_ID"]?.whole ?? 0
        if group == 0 {
            for name in ["SENDER_FULLNAME", "SENDER_PHONE", "SENDER_ADDRESS"]
            where SandboxField.isEmpty(body[name]) {
                throw ViettelPostRefusal(SandboxObjection(field: name, why: .missing))
            }
        } else if group != Self.pickupID {
            throw ViettelPostRefusal(201, "Groupaddress is invalid")
        }
        guard body["RECEIVER_PHONE"]?.text?.isPhone == true else {
            throw ViettelPostRefusal(201, "Incorrect data: RECEIVER_PHONE")
        }
        if let date = body["DELIVERY_DATE"]?.text, !SandboxTime.isSlashed(date) {
            throw ViettelPostRefusal(201, "Incorrect data: DELIVERY_DATE")
        }
        guard ViettelPostAnswer.services[body["ORDER_SERVICE"]?.text ?? ""] != nil else {
            throw .noPrice
        }
        // 2 and 3 collect the goods' money; with 1 and 4 there is none to collect.
        let isCollecting = [2, 3].contains(body["ORDER_PAYMENT"]?.whole ?? 0)
        let money = body["MONEY_COLLECTION"]?.whole ?? 0
        guard isCollecting == (money > 0) else {
            throw ViettelPostRefusal(201, "Invalid [MONEY_COLLECTION]")
        }
    }

    /// The commune at the end of a full address in words: `…, Đặc khu Lý Sơn, Quảng Ngãi`.
    private func readable(_ value: JSONValue?) -> SandboxPlace? {
        let parts = (value?.text ?? "").split(separator: ",").map { part in
            String(part.drop { $0 == " " })
        }
        guard parts.count >= 2 else { return nil }
        return depot.places.place(named: parts[parts.count - 2], in: parts[parts.count - 1])
    }

    private func load(of body: [String: JSONValue], to place: SandboxPlace) -> SandboxLoad {
        var load = SandboxLoad()
        load.service = body["ORDER_SERVICE"]?.text ?? ""
        load.weightGrams = body["PRODUCT_WEIGHT"]?.whole ?? 0
        load.sides = ["LENGTH", "WIDTH", "HEIGHT"].compactMap { body["PRODUCT_\($0)"]?.whole }
        load.collect = body["MONEY_COLLECTION"]?.whole ?? 0
        load.value = body["PRODUCT_PRICE"]?.whole ?? 0
        load.receiverName = body["RECEIVER_FULLNAME"]?.text ?? ""
        load.receiverPhone = body["RECEIVER_PHONE"]?.text ?? ""
        load.receiverAddress = body["RECEIVER_ADDRESS"]?.text ?? ""
        load.place = place
        load.order = body
        load.fee = ViettelPostAnswer.fee(of: load)
        return load
    }
}

extension JSONWriter {
    /// The bytes of one list.
    static func list(_ items: [JSONValue]) -> [UInt8] {
        var writer = JSONWriter()
        writer.list(items) { $0.write($1) }
        return writer.bytes
    }
}
