import TestSupport
import Testing

/// Holds what a server remembers against what its clients were told.
struct OrderAudit {
    /// Questions that are sent before the first answer is read.
    private static let questionsAtOnce = 50

    let house: JourneyHouse
    let ledger: OrderLedger
    private var readers: [CourierReader] = []
    /// Orders before this number have their answer, and were looked up.
    private var settled = 0
    private var orders: Set<String> = []
    /// Parcels that clients were told of and that were in no feed yet, by their courier.
    private var parcels: [String: Set<CourierReader.Item>] = [:]

    init(_ house: JourneyHouse, _ ledger: OrderLedger) async throws {
        self.house = house
        self.ledger = ledger
        for courier in JourneyCatalog.couriers {
            readers.append(try await CourierReader(courier, in: house))
        }
    }

    /// Looks at everything since the last time, and sends again what had no answer.
    mutating func run(on server: RunningServer, _ comment: String) async throws {
        let wire = try await server.wire()
        for (number, entry) in ledger.entries.enumerated().dropFirst(settled) {
            if entry.answer == nil { try await sendAgain(entry, number, over: wire, comment) }
            if let answer = entry.answer, entry.wasCancelSent, !entry.wasCancelled {
                let stream = OrderStream(ledger: ledger, goods: [], shop: house.shop)
                try await stream.cancel(number, answer, over: wire)
            }
        }
        let entries = ledger.entries[settled...]
        settled += entries.count
        try await lookUp(entries, over: wire, comment)
        for entry in entries { note(entry, comment) }
        for index in readers.indices {
            let items = try await readers[index].readOn(over: wire)
            compare(items, of: readers[index].courier, comment)
        }
        for goods in try await server.goods() {
            let left = JourneyCatalog.stock - ledger.quantity(of: goods)
            #expect(goods.stock == left, "\(comment): \(goods.id)")
        }
    }

    /// Every order ever acknowledged is still what its client was told.
    func lookUpAll(on server: RunningServer, _ comment: String) async throws {
        try await lookUp(ledger.entries[...], over: try await server.wire(), comment)
    }

    /// Whether or not the first sending was taken, there is one order now.
    private func sendAgain(
        _ entry: OrderLedger.Entry, _ number: Int, over wire: HTTPWire, _ comment: String
    ) async throws {
        let first = try await entry.form.place(over: wire, by: house.shop)
        let second = try await entry.form.place(over: wire, by: house.shop)
        try #require(first.status == 201, "\(comment): \(first.text)")
        #expect(second.status == 201 && second.body == first.body, "\(comment)")
        _ = ledger.acknowledge(number, with: first.body)
    }

    private func lookUp(
        _ entries: ArraySlice<OrderLedger.Entry>, over wire: HTTPWire, _ comment: String
    ) async throws {
        var rest = entries
        while !rest.isEmpty {
            let part = rest.prefix(Self.questionsAtOnce)
            rest = rest.dropFirst(part.count)
            let questions = part.flatMap { entry in
                HTTPWire.head(
                    "GET", "/v1/orders/\(JSON(entry.answer ?? [])["id"].text)", key: house.shop)
            }
            try await wire.write(questions)
            for entry in part {
                let found = try await wire.read()
                #expect(found.status == 200, "\(comment): \(found.text)")
                compare(found.json, with: entry, comment)
            }
        }
    }

    /// The order is what its client was told, and its parcels are what their couriers were told.
    private func compare(_ order: JSON, with entry: OrderLedger.Entry, _ comment: String) {
        let told = JSON(entry.answer ?? [])
        for name in Self.lasting {
            #expect(order[name] == told[name], "\(comment): \(name) of \(told["id"].text)")
        }
        let state = entry.wasCancelled ? "cancelled" : "placed"
        #expect(order["state"].text == state, "\(comment): \(told["id"].text)")
        let facts = ledger.facts
        for parcel in order["parcels"].items {
            let known = facts[parcel["id"].text] ?? []
            if known.contains(.acknowledged) {
                #expect(parcel["handover"].text == "acknowledged", "\(comment): \(parcel)")
            }
            if known.contains(.pickedUp) {
                #expect(parcel["status"].text == "picked_up", "\(comment): \(parcel)")
            }
        }
    }

    /// Members of an order that never change.
    static let lasting = [
        "id", "placed_at", "buyer", "payment", "note", "lines", "total_vnd", "tracking_url",
    ]

    private mutating func note(_ entry: OrderLedger.Entry, _ comment: String) {
        let order = JSON(entry.answer ?? [])
        #expect(order["note"].text == entry.form.key, "\(comment)")
        let isNew = orders.insert(order["id"].text).inserted
        #expect(isNew, "\(comment): two keys made one order")
        for parcel in order["parcels"].items {
            parcels[parcel["courier"].text, default: []].insert(
                CourierReader.Item(order: order["id"].text, parcel: parcel["id"].text))
        }
    }

    /// The feed goes on with each parcel that it lacked, once, and with nothing else.
    private mutating func compare(
        _ items: [CourierReader.Item], of courier: String, _ comment: String
    ) {
        for item in items {
            let wasAwaited = parcels[courier]?.remove(item) != nil
            #expect(wasAwaited, "\(comment): \(item) is there twice, or was never ordered")
        }
        #expect(parcels[courier, default: []] == [], "\(comment): not in the feed")
    }
}
