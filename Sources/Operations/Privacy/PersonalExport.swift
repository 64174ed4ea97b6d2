package import Market
package import Reach
internal import Storage

/// All that is known about the person behind a phone number.
package struct PersonalExport: Hashable, Sendable {
    /// So many packs of what the buyer saw under that name.
    package struct Line: Hashable, Sendable {
        package let name: String
        package let quantity: Int
    }

    /// One order of that person.
    package struct Entry: Hashable, Sendable {
        package let id: OrderID
        package let placedAt: Int64
        package let storefront: String
        package let state: OrderState
        package let buyer: Buyer
        package let note: String
        package let lines: [Line]
        /// The couriers that the parcels were given to.
        package let couriers: [CourierCode]
        package let reads: [PersonalRead]
    }

    package let phone: PhoneNumber
    package let orders: [Entry]

    init(of phone: PhoneNumber, in session: StoreSession) throws {
        self.phone = phone
        let ids = try session.orders(ofPhone: phone.text, limit: PersonalDesk.mostOrders)
        orders = try ids.compactMap { id in
            guard let order = try session.order(id) else { return nil }
            let names = try session.lineNames(of: id)
            return Entry(
                id: id, placedAt: order.placedAt, storefront: order.storefront,
                state: order.state, buyer: order.buyer, note: order.note,
                lines: zip(names, order.lines).map { Line(name: $0, quantity: $1.quantity) },
                couriers: order.parcels.map(\.courier),
                reads: try session.personalReads(of: id))
        }
    }

    /// As it is handed to the person, over HTTP and on the terminal.
    package var json: [UInt8] {
        JSONWriter.object(capacity: 2_048) { json in
            json.member("phone", phone.text)
            json.member("items", list: orders) { json, order in
                json.object { write(order, &$0) }
            }
        }
    }

    private func write(_ order: Entry, _ json: inout JSONWriter) {
        json.member("order_id", order.id.text)
        json.member("placed_at", Instant.text(order.placedAt))
        json.member("storefront", order.storefront)
        json.member("state", order.state.rawValue)
        json.member("name", order.buyer.name)
        json.member("phone", order.buyer.phone)
        json.member("street", order.buyer.street)
        json.member("commune_code", order.buyer.commune.digits)
        json.member("note", order.note)
        json.member("lines", list: order.lines) { json, line in
            json.object { json in
                json.member("name", line.name)
                json.member("quantity", line.quantity)
            }
        }
        json.member("couriers", texts: order.couriers.map(\.text))
        json.member("reads", list: order.reads) { json, read in
            json.object { read.write(&$0) }
        }
    }
}

extension PersonalRead {
    /// As it stands in exports and lists of looks.
    package func write(_ json: inout JSONWriter) {
        json.member("reader", reader)
        json.member("door", door.rawValue)
        json.member("at", Instant.text(at))
    }
}
