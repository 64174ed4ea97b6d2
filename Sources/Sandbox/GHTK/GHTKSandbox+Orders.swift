internal import Market
internal import Reach

/// Asking what a parcel would cost, and handing it over.
extension GHTKSandbox {
    mutating func create(
        _ call: SandboxCall, at now: Int64
    ) throws(GHTKRefusal) -> SandboxReply {
        guard call.carries("application/json"),
            let body = try? JSONBody.object(call.body, depth: 8)
        else { throw GHTKRefusal(422, "30101", "Dữ liệu đơn hàng không đọc được") }
        if let objection = GHTKShapes.create.objection(to: body) { throw GHTKRefusal(objection) }
        guard let order = body["order"], let products = body["products"]?.items else {
            throw GHTKRefusal(422, "30101", "Thiếu dữ liệu đơn hàng")
        }
        let code = order["id"]?.text ?? ""
        if let known = depot.shelf[code: code] { return GHTKAnswer.known(known) }
        try check(order, version: call.query["ver"])
        var load = SandboxLoad()
        load.place = try receiver(in: order)
        load.weightGrams = try grams(of: products, order)
        load.collect = order["pick_money"]?.whole ?? 0
        load.value = order["value"]?.whole ?? 0
        load.receiverName = order["name"]?.text ?? ""
        load.receiverPhone = order["tel"]?.text ?? ""
        load.receiverAddress = order["address"]?.text ?? ""
        load.service = order["transport"]?.text ?? "road"
        load.fee = GHTKAnswer.fee(of: load)
        if case .object(let members) = order { load.order = members }
        let parcel = depot.take(code: code, load: load, at: now) { "S1.A\($0 % 90 + 10).\($0)" }
        return GHTKAnswer.created(parcel, products)
    }

    private func check(_ order: JSONValue, version: String?) throws(GHTKRefusal) {
        // Before ver=1.5 the district could not be left out.
        if version != "1.5", SandboxField.isEmpty(order["district"]) {
            throw GHTKRefusal(SandboxObjection(field: "order.district", why: .missing))
        }
        if SandboxField.isEmpty(order["street"]), SandboxField.isEmpty(order["hamlet"]) {
            throw GHTKRefusal(SandboxObjection(field: "order.hamlet", why: .missing))
        }
        for name in ["tel", "pick_tel"] where order[name]?.text?.isPhone != true {
            throw GHTKRefusal(business: "Số điện thoại không hợp lệ: \(name)")
        }
        if let date = order["pick_date"]?.text,
            Day(date.split(separator: "/").joined(separator: "-")) == nil || date.contains("-")
        {
            throw GHTKRefusal(SandboxObjection(field: "order.pick_date", why: .unfit))
        }
        let tags = order["tags"]?.items?.compactMap(\.whole) ?? []
        if let tag = tags.first(where: { !GHTKShapes.knows(tag: $0) }) {
            throw GHTKRefusal(business: "Nhãn \(tag) không có")
        }
        if (order["not_delivered_fee"]?.whole ?? 0) > 0, !tags.contains(19) {
            throw GHTKRefusal(business: "not_delivered_fee cần nhãn 19")
        }
        try checkSender(order)
    }

    private func checkSender(_ order: JSONValue) throws(GHTKRefusal) {
        guard let ward = order["pick_ward"]?.text, let province = order["pick_province"]?.text
        else { return }
        guard depot.places.place(named: ward, in: province) != nil else {
            throw GHTKRefusal(business: "Địa chỉ lấy hàng không hợp lệ")
        }
    }

    private func receiver(in order: JSONValue) throws(GHTKRefusal) -> SandboxPlace {
        let ward = order["ward"]?.text ?? ""
        guard let place = depot.places.place(named: ward, in: order["province"]?.text ?? "") else {
            throw GHTKRefusal(business: "Địa chỉ giao hàng không hợp lệ: phường/xã \(ward)")
        }
        return place
    }

    /// Kilograms unless the order says grams; a ton is a mistake of the unit.
    private func grams(
        of products: [JSONValue], _ order: JSONValue
    ) throws(GHTKRefusal) -> Int64 {
        let isGrams = order["weight_option"]?.text == "gram"
        func grams(_ value: JSONValue?) -> Int64? {
            guard let number = value?.decimal else { return nil }
            return isGrams ? Int64(exactly: number) : Kilograms.grams(number)
        }
        var sum: Int64 = 0
        for product in products {
            guard let one = grams(product["weight"]) else {
                throw GHTKRefusal(SandboxObjection(field: "products.weight", why: .unfit))
            }
            sum += one * (product["quantity"]?.whole ?? 1)
        }
        let total = order["total_weight"] == nil ? sum : grams(order["total_weight"]) ?? 0
        guard GHTKShapes.kilograms.contains(Double(total) / 1_000) else {
            throw GHTKRefusal(
                business: "Khối lượng \(Kilograms.text(total)) kg không hợp lệ")
        }
        return total
    }

    /// `delivery` is false where GHTK does not go; that is no error.
    func fee(_ call: SandboxCall) throws(GHTKRefusal) -> SandboxReply {
        if let objection = GHTKShapes.fee.objection(to: call.query) {
            throw GHTKRefusal(objection)
        }
        let query = call.query
        guard query["pick_address_id"] != nil || query["pick_province"] != nil else {
            throw GHTKRefusal(SandboxObjection(field: "pick_province", why: .missing))
        }
        var load = SandboxLoad()
        load.place = depot.places.place(
            named: query["ward"] ?? "", in: query["province"] ?? "")
        load.weightGrams = query["weight"].flatMap { Int64($0) } ?? 0
        load.value = query["value"].flatMap { Int64($0) } ?? 0
        return GHTKAnswer.fee(load)
    }
}
