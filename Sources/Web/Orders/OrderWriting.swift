internal import Market
internal import Operations
internal import Reach

/// Writes orders as JSON.
enum OrderWriting {
    static func answer(_ view: OrderDesk.View, _ status: Int, _ places: Places) -> Answer {
        Answer(
            status: status, body: bytes(view, places),
            location: status == 201 ? "/v1/orders/\(view.order.id.text)" : nil)
    }

    static func bytes(_ view: OrderDesk.View, _ places: Places) -> [UInt8] {
        let order = view.order
        return JSONWriter.object(capacity: 2_048) { json in
            json.member("id", order.id.text)
            json.member("state", order.state.rawValue)
            json.member("placed_at", Instant.text(order.placedAt))
            json.member("buyer") { write(order.buyer, places, &$0) }
            json.member("payment", order.payment.rawValue)
            json.member("note", order.note)
            json.member("lines", list: zip(order.lines, view.names)) { json, item in
                json.object { json in
                    json.member("listing", item.0.listing.text)
                    json.member("name", item.1)
                    json.member("quantity", item.0.quantity)
                    json.member("price_vnd", item.0.unitPrice.vnd)
                }
            }
            json.member("goods_vnd", order.goodsTotal?.vnd)
            json.member("freight_vnd", order.freightTotal?.vnd)
            json.member("total_vnd", order.total?.vnd)
            json.member("tracking_url", order.tracking.map { "/t/\($0)" })
            json.member("parcels", list: order.parcels) { json, parcel in
                json.object { json in
                    write(parcel, &json)
                    write(view.contents[parcel.id] ?? [], &json)
                    ShipmentWriting.write(view.shipments[parcel.id], &json)
                    if let travel = view.travels[parcel.id] {
                        TravelWriting.write(travel, &json)
                    }
                }
            }
        }
    }

    private static func write(_ buyer: Buyer, _ places: Places, _ json: inout JSONWriter) {
        json.member("name", buyer.name)
        json.member("phone", buyer.phone)
        json.member("street", buyer.street)
        json.member("commune_code", buyer.commune.digits)
        json.member("commune", places[buyer.commune].map(places.fullName))
    }

    private static func write(_ parcel: OrderParcel, _ json: inout JSONWriter) {
        json.member("id", parcel.id.text)
        json.member("producer", parcel.producer.text)
        json.member("origin", parcel.origin.digits)
        json.member("courier", parcel.courier.text)
        json.member("service", parcel.service.text)
        json.member("weight_g", parcel.weightGrams)
        json.member("freight_vnd", parcel.freight.vnd)
        json.member("lead_days") { json in
            json.member("min", parcel.leadMinDays)
            json.member("max", parcel.leadMaxDays)
        }
        json.member("collect_vnd", parcel.collect.vnd)
        json.member("handover", parcel.handover.rawValue)
        json.member("evidence", texts: parcel.evidence)
        PackingWriting.write(parcel, &json)
    }

    private static func write(_ contents: [ParcelContent], _ json: inout JSONWriter) {
        json.member("contents", list: contents) { json, content in
            json.object { json in
                json.member("line", content.line)
                json.member("quantity", content.quantity)
            }
        }
    }
}
