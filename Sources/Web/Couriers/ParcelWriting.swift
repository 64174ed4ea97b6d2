internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes parcels as their courier may see them: with the receiver only while it is its to carry.
struct ParcelWriting {
    let places: Places

    init(_ places: Places) {
        self.places = places
    }

    func bytes(_ page: CourierDesk.FeedPage, of courier: CourierCode) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, item in
                json.object { json in
                    json.member(
                        "event_id", "\(courier.text)-\(page.epoch)-\(item.entry.position)")
                    json.member("entry", item.entry.kind.rawValue)
                    json.member("at", Instant.text(item.entry.at))
                    json.member("order_id", item.slip.order.text)
                    json.member("version", item.entry.version)
                    json.member("parcel") { write(item.sight, &$0) }
                }
            }
            json.member("next_cursor", page.next)
        }
    }

    func bytes(_ page: CourierDesk.SnapshotPage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, sight in
                json.object { write(sight, &$0) }
            }
            json.member("next_cursor", page.next)
            json.member("feed_cursor", page.feedCursor)
        }
    }

    func bytes(_ page: CourierDesk.LeasePage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("lease_id", page.id)
            json.member("token", page.token)
            json.member("expires_at", page.id.map { _ in Instant.text(page.until) })
            json.member("items", list: page.sights) { json, sight in
                json.object { write(sight, &$0) }
            }
        }
    }

    func bytes(_ page: AssignmentDesk.OfferPage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, sight in
                json.object { writeThin(sight, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    /// What is said of a turn wherever it stands.
    static func write(_ turn: Assignment, _ json: inout JSONWriter) {
        json.member("state", turn.state.rawValue)
        json.member("freight_vnd", turn.freight.vnd)
        json.member("lead_days") { json in
            json.member("min", turn.leadMinDays)
            json.member("max", turn.leadMaxDays)
        }
        json.member("decide_by", turn.decideBy.map { Instant.text($0) })
        json.member("decided_at", turn.decidedAt.map { Instant.text($0) })
    }

    private func write(_ sight: CourierDesk.Sight, _ json: inout JSONWriter) {
        if sight.showsReceiver { writeFull(sight, &json) } else { writeThin(sight, &json) }
    }

    private func writeFull(_ sight: CourierDesk.Sight, _ json: inout JSONWriter) {
        let slip = sight.slip
        head(of: sight, &json)
        json.member("origin") { json in
            place(slip.parcel.origin, &json)
            json.member("producer", slip.producerName)
            json.member("address", slip.producerAddress)
            json.member("phone", slip.producerPhone)
        }
        json.member("destination") { json in
            place(slip.parcel.destination, &json)
            json.member("name", slip.buyer.name)
            json.member("phone", slip.buyer.phone)
            json.member("street", slip.buyer.street)
        }
        tail(of: sight, &json)
        json.member("lines", list: slip.contents) { json, line in
            json.object { json in
                json.member("name", line.name)
                json.member("quantity", line.quantity)
            }
        }
        json.member("handover", slip.parcel.handover.rawValue)
    }

    /// Communes, weight and money: all that a courier needs to say yes or no.
    private func writeThin(_ sight: CourierDesk.Sight, _ json: inout JSONWriter) {
        head(of: sight, &json)
        json.member("origin") { place(sight.slip.parcel.origin, &$0) }
        json.member("destination") { place(sight.slip.parcel.destination, &$0) }
        tail(of: sight, &json)
    }

    private func head(of sight: CourierDesk.Sight, _ json: inout JSONWriter) {
        let parcel = sight.slip.parcel
        json.member("id", parcel.id.text)
        json.member("order_id", sight.slip.order.text)
        json.member("version", sight.slip.version)
        json.member("courier", (sight.turn?.courier ?? parcel.courier).text)
        json.member("service", (sight.turn?.service ?? parcel.service).text)
    }

    private func tail(of sight: CourierDesk.Sight, _ json: inout JSONWriter) {
        json.member("weight_g", sight.slip.parcel.weightGrams)
        json.member("collect_vnd", sight.slip.parcel.collect.vnd)
        if let turn = sight.turn {
            json.member("assignment") { Self.write(turn, &$0) }
        } else {
            json.member(nullOf: "assignment")
        }
    }

    private func place(_ commune: CommuneCode, _ json: inout JSONWriter) {
        json.member("commune_code", commune.digits)
        json.member("commune", places[commune].map(places.fullName))
    }
}
