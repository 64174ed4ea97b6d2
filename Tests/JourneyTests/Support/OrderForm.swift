import TestSupport

/// An order as a storefront sends it, under a key of its own.
struct OrderForm: Hashable, Sendable {
    let key: String
    var courier = "cheapest"
    let lines: [Line]

    /// So many packs of one listing.
    struct Line: Hashable, Sendable {
        let goods: Goods
        let quantity: Int
    }

    init(_ key: String, _ goods: Goods, quantity: Int = 1) {
        self.key = key
        lines = [Line(goods: goods, quantity: quantity)]
    }

    /// One or two listings and some packs of each, as the dice fall.
    init(_ key: String, from goods: [Goods], _ dice: inout CoverageDice) {
        self.key = key
        courier = dice.pick(JourneyCatalog.couriers)
        var chosen = goods
        lines = (0..<dice.number(1...2)).map { _ in
            let place = dice.number(0...(chosen.count - 1))
            return Line(goods: chosen.remove(at: place), quantity: dice.number(1...3))
        }
    }

    /// The key is in the note, so that an answer shows whose it is.
    var body: [UInt8] {
        let lines = lines.map { line in
            """
            {"listing":"\(line.goods.id)","quantity":\(line.quantity),\
            "price_vnd":\(line.goods.price)}
            """
        }
        return Array(
            """
            {"buyer":{"name":"Nguyễn Thị Mẫu","phone":"0900000000","street":"1 Lê Lợi",\
            "commune_code":"\(JourneyCatalog.destination)"},"payment":"cod","note":"\(key)",\
            "courier":"\(courier)","lines":[\(lines.joined(separator: ","))]}
            """.utf8)
    }

    /// Sends it over that connection.
    func place(over wire: HTTPWire, by shop: String) async throws -> HTTPReading {
        try await wire.ask("POST", "/v1/orders", key: shop, ["Idempotency-Key": key], body: body)
    }
}
