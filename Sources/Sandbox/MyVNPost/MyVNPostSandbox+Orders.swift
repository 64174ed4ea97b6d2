internal import Market
internal import Reach

/// Charges, orders, and what becomes of them.
extension MyVNPostSandbox {
    /// A plain list of services; a service that is not named means all of them.
    func charges(_ body: [String: JSONValue]) throws(MyVNPostRefusal) -> SandboxReply {
        try checkCustomer(body)
        guard let data = body["data"] else { throw MyVNPostRefusal(400, "data") }
        _ = try place("sender", data)
        let load = load(of: data, to: try place("receiver", data))
        let wanted = data["serviceCode"]?.text ?? ""
        let services = MyVNPostAnswer.services.filter { wanted.isEmpty || $0.code == wanted }
        let offers = services.enumerated().map { index, service in
            JSONValue.object([
                "serviceCode": .text(service.code), "serviceName": .text(service.name),
                "totalFee": .integer(load.fee + Int64(index) * 3_000),
            ])
        }
        return .json(JSONWriter.list(offers))
    }

    mutating func create(
        _ body: [String: JSONValue], at now: Int64
    ) throws(MyVNPostRefusal) -> SandboxReply {
        try checkCustomer(body)
        guard let order = body["informationOrder"] else { throw MyVNPostRefusal(400, "order") }
        _ = try place("sender", order)
        var load = load(of: order, to: try place("receiver", order))
        guard MyVNPostAnswer.services.contains(where: { $0.code == load.service }) else {
            throw MyVNPostRefusal(400, "serviceCode không hợp lệ")
        }
        guard order["receiverPhone"]?.text?.isPhone == true else {
            throw MyVNPostRefusal(400, "receiverPhone không hợp lệ")
        }
        load.collect = try collected(order)
        if case .object(let members) = order { load.order = members }
        let code = order["saleOrderCode"]?.text ?? ""
        let parcel = depot.take(code: code, load: load, at: now) { number in
            "EX\(String(number + 100_000_000).suffix(9))VN"
        }
        return .json { writer in MyVNPostAnswer.write(parcel, into: &writer) }
    }

    /// By MyVNPost's number (type 1) or by ours (type 2); who is not known is an empty list.
    func order(_ query: [String: JSONValue]) throws(MyVNPostRefusal) -> SandboxReply {
        let code = query["code"]?.text ?? ""
        let isOurs = query["type"]?.text == "2"
        let parcel = isOurs ? depot.shelf[code: code] : depot.shelf[code]
        return MyVNPostAnswer.results(parcel.map { [$0] } ?? [])
    }

    func orders(_ query: [String: JSONValue]) throws(MyVNPostRefusal) -> SandboxReply {
        guard let from = SandboxTime.dashedDay(query["lastUpdateFrom"]?.text ?? ""),
            let to = SandboxTime.dashedDay(query["lastUpdateTo"]?.text ?? ""), from <= to
        else { throw MyVNPostRefusal(400, "lastUpdateFrom, lastUpdateTo: DD-MM-YYYY") }
        let size = Int(clamping: query["size"]?.whole ?? 20)
        let page = Int(clamping: query["page"]?.whole ?? 0)
        let found = depot.shelf.all.filter {
            (from...to).contains(Day(utcMilliseconds: $0.changedAt))
        }
        return MyVNPostAnswer.results(Array(found.dropFirst(page * size).prefix(size)))
    }

    mutating func cancel(
        _ body: [String: JSONValue], at now: Int64
    ) throws(MyVNPostRefusal) -> SandboxReply {
        guard let parcel = parcel(original: body["OriginalId"]?.text ?? "") else {
            throw .notFound
        }
        guard parcel.stage.isBeforePickup else {
            return MyVNPostAnswer.affair("01", "Đơn hàng không được phép hủy")
        }
        depot.move(parcel.number, to: .cancelled, at: now, because: .cancelledByCustomer)
        return MyVNPostAnswer.affair("00", "Hủy thành công")
    }

    mutating func correct(
        _ body: [String: JSONValue], at now: Int64
    ) throws(MyVNPostRefusal) -> SandboxReply {
        guard let parcel = parcel(original: body["OriginalId"]?.text ?? ""),
            parcel.number == body["ItemCode"]?.text
        else { throw .notFound }
        guard !parcel.stage.isFinal else {
            return MyVNPostAnswer.affair("01", "Đơn hàng không được phép hiệu chỉnh")
        }
        depot.collect(body["CODAmount"]?.whole ?? 0, for: parcel.number, at: now)
        return MyVNPostAnswer.affair("00", "Hiệu chỉnh thành công")
    }

    private func parcel(original: String) -> SandboxParcel? {
        depot.shelf.all.first { MyVNPostAnswer.original(of: $0) == original }
    }

    private func checkCustomer(_ body: [String: JSONValue]) throws(MyVNPostRefusal) {
        guard body["customerCode"]?.text == Self.customer else {
            throw MyVNPostRefusal(400, "customerCode không hợp lệ")
        }
        let contract = body["contractCode"]?.text ?? body["contractNumber"]?.text
        guard contract == nil || contract == Self.contract else {
            throw MyVNPostRefusal(400, "contractCode không hợp lệ")
        }
    }

    /// In the map of today the district is the word `VNPOST`.
    private func place(
        _ role: String, _ data: JSONValue
    ) throws(MyVNPostRefusal) -> SandboxPlace {
        guard data["\(role)DistrictCode"]?.text == "VNPOST",
            let place = depot.places.place(
                data["\(role)CommuneCode"]?.text ?? "", at: .myVNPost),
            place.provinceCode(at: .myVNPost) == data["\(role)ProvinceCode"]?.text
        else { throw MyVNPostRefusal(400, "\(role): địa chỉ không hợp lệ") }
        return place
    }

    private func load(of data: JSONValue, to place: SandboxPlace) -> SandboxLoad {
        var load = SandboxLoad()
        load.service = data["serviceCode"]?.text ?? ""
        load.weightGrams = data["weight"]?.whole ?? 0
        load.sides = ["length", "width", "height"].compactMap { data[$0]?.whole }
        load.place = place
        // Converted: length × width × height / 6, in grams.
        load.fee = SandboxTariff.fee(
            grams: SandboxTariff.converted(
                grams: load.weightGrams, sides: load.sides, divisor: 6_000),
            isIsland: place.isIsland)
        return load
    }

    /// The add-on GTG021 with the amount as its property PROP0018.
    private func collected(_ order: JSONValue) throws(MyVNPostRefusal) -> Int64 {
        var amount: Int64 = 0
        for addon in order["addonService"]?.items ?? [] {
            guard addon["code"]?.text == "GTG021" else { continue }
            let properties = (addon["propValue"]?.text ?? "").split(separator: ";")
            let value = properties.first { $0.hasPrefix("PROP0018:") }?.dropFirst(9)
            guard let value, let number = Int64(value), number > 0 else {
                throw MyVNPostRefusal(400, "GTG021 cần PROP0018")
            }
            amount = number
        }
        return amount
    }
}
