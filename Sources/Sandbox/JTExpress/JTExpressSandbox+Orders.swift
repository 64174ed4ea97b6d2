internal import Market

/// Handing a parcel to J&T, and calling it back.
extension JTExpressSandbox {
    mutating func create(
        _ body: [String: JSONValue], at now: Int64
    ) throws(JTExpressRefusal) -> SandboxReply {
        let load = try load(of: body)
        let code = body["txlogisticId"]?.text ?? ""
        if depot.shelf[code: code] != nil {
            throw JTExpressRefusal("145003204", "txlogisticId exists already")
        }
        let parcel = depot.take(code: code, load: load, at: now) { "84\($0 + 1_000_000_000)" }
        return .jtExpress(JTExpressAnswer.created(parcel))
    }

    mutating func cancel(
        _ body: [String: JSONValue], at now: Int64
    ) throws(JTExpressRefusal) -> SandboxReply {
        guard let parcel = parcel(body) else { throw .unknownOrder }
        guard parcel.stage.isBeforePickup else {
            throw JTExpressRefusal("999010010", "the order cannot be cancelled")
        }
        depot.move(parcel.number, to: .cancelled, at: now, because: .cancelledByCustomer)
        return .jtExpress(.object(["billCode": .text(parcel.number)]))
    }

    func parcel(_ body: [String: JSONValue]) -> SandboxParcel? {
        depot.shelf[body["billCode"]?.text ?? ""]
            ?? depot.shelf[code: body["txlogisticId"]?.text ?? ""]
    }

    func load(of body: [String: JSONValue]) throws(JTExpressRefusal) -> SandboxLoad {
        let isNew = body["selfAddress"]?.code == "1"
        guard try place(body["sender"], isNew) != nil else {
            throw JTExpressRefusal("999009010", "origin is not known")
        }
        guard let place = try place(body["receiver"], isNew) else {
            throw JTExpressRefusal("999009020", "destination is not known")
        }
        let weight = body["packageInfo"].map { $0["weight"] } ?? body["weight"]
        guard let grams = weight?.decimal.flatMap(Kilograms.grams) else {
            throw JTExpressRefusal("145003053", "packageInfo.weight: invalid")
        }
        var load = SandboxLoad()
        load.service = body["productType"]?.text ?? ""
        load.weightGrams = grams
        load.collect = body["codMoney"]?.whole ?? 0
        load.value = body["goodsValue"]?.whole ?? 0
        load.place = place
        load.order = body
        load.fee = SandboxTariff.fee(grams: grams, isIsland: place.isIsland)
        return load
    }

    /// The map of today has no city; the map of before is not among the sandbox's places.
    private func place(
        _ party: JSONValue?, _ isNew: Bool
    ) throws(JTExpressRefusal) -> SandboxPlace? {
        guard isNew else { return nil }
        guard SandboxField.isEmpty(party?["city"]) else {
            throw JTExpressRefusal("145003053", "city: must be empty with selfAddress 1")
        }
        return depot.places.place(
            named: party?["area"]?.text ?? "", in: party?["prov"]?.text ?? "")
    }
}
