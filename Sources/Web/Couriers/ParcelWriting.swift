internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes parcels as their courier needs them, the receiver's personal data included.
enum ParcelWriting {
    static func bytes(_ page: CourierDesk.FeedPage, _ places: Places) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, item in
                json.object { json in
                    json.member(
                        "event_id", "\(item.slip.parcel.courier.text)-\(item.entry.position)")
                    json.member("entry", item.entry.kind.rawValue)
                    json.member("at", Instant.text(item.entry.at))
                    json.member("parcel") { write(item.slip, places, &$0) }
                }
            }
            json.member("next_cursor", page.next)
        }
    }

    static func bytes(_ page: CourierDesk.LeasePage, _ places: Places) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("lease_id", page.id)
            json.member("expires_at", page.id.map { _ in Instant.text(page.until) })
            json.member("items", list: page.slips) { json, slip in
                json.object { write(slip, places, &$0) }
            }
        }
    }

    private static func write(_ slip: ParcelSlip, _ places: Places, _ json: inout JSONWriter) {
        let parcel = slip.parcel
        json.member("id", parcel.id.text)
        json.member("order_id", slip.order.text)
        json.member("courier", parcel.courier.text)
        json.member("service", parcel.service.text)
        json.member("origin") { json in
            json.member("commune_code", parcel.origin.digits)
            json.member("commune", places[parcel.origin].map(places.fullName))
            json.member("producer", slip.producerName)
            json.member("address", slip.producerAddress)
            json.member("phone", slip.producerPhone)
        }
        json.member("destination") { json in
            json.member("commune_code", parcel.destination.digits)
            json.member("commune", places[parcel.destination].map(places.fullName))
            json.member("name", slip.buyer.name)
            json.member("phone", slip.buyer.phone)
            json.member("street", slip.buyer.street)
        }
        json.member("weight_g", parcel.weightGrams)
        json.member("collect_vnd", parcel.collect.vnd)
        json.member("lines", list: slip.contents) { json, line in
            json.object { json in
                json.member("name", line.name)
                json.member("quantity", line.quantity)
            }
        }
        json.member("handover", parcel.handover.rawValue)
    }
}
