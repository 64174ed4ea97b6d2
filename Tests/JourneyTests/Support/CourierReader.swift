import TestSupport
import Testing

/// A courier's integration that reads its feed by cursor, on and on.
struct CourierReader {
    /// What must never be in a feed twice.
    struct Item: Hashable {
        let order: String
        let parcel: String
    }

    let courier: String
    let key: String
    private var position = 0
    private var cursor: String?

    init(_ courier: String, in house: JourneyHouse) async throws {
        self.courier = courier
        key = try await house.key("courier", for: courier)
    }

    /// Reads on to the present end of the feed, whose positions must go on without a gap; answers
    /// what was assigned.
    mutating func readOn(over wire: HTTPWire) async throws -> [Item] {
        var items: [Item] = []
        while true {
            let after = cursor.map { "&cursor=\($0)" } ?? ""
            let page = try await wire.ask("GET", "/v1/courier/orders?limit=100\(after)", key: key)
            try #require(page.status == 200, "\(page.text)")
            let json = page.json
            cursor = json["next_cursor"].text
            if json["items"].items.isEmpty { return items }
            for item in json["items"].items {
                position += 1
                let parts = item["event_id"].text.split(separator: "-")
                #expect(parts.count == 3 && parts.first ?? "" == courier)
                #expect(parts.last ?? "" == "\(position)")
                let parcel = item["parcel"]
                if item["entry"].text != "assigned" { continue }
                items.append(Item(order: parcel["order_id"].text, parcel: parcel["id"].text))
            }
        }
    }
}
