internal import Market
internal import Operations
internal import Reach

/// Writes parcels as their producers see them: what to pack, and nothing of who buys.
enum PackingWriting {
    static func answer(_ view: PackingView) -> Answer {
        Answer(status: 200, body: JSONWriter.object(capacity: 1_024) { write(view, &$0) })
    }

    static func bytes(_ views: [PackingView], next: String?) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: views) { json, view in
                json.object { write(view, &$0) }
            }
            json.member("next_cursor", next)
        }
    }

    private static func write(_ view: PackingView, _ json: inout JSONWriter) {
        let parcel = view.parcel
        json.member("id", parcel.id.text)
        json.member("order_id", view.order.text)
        json.member("producer", parcel.producer.text)
        json.member("courier", parcel.courier.text)
        json.member("service", parcel.service.text)
        json.member("destination", parcel.destination.digits)
        json.member("weight_g", parcel.weightGrams)
        json.member("handover", parcel.handover.rawValue)
        json.member("lines", list: view.lines) { json, line in
            json.object { json in
                json.member("name", line.name)
                json.member("quantity", line.quantity)
            }
        }
        json.member(
            "photo", view.photo.map { _ in "/v1/parcels/\(parcel.id.text)/photo" })
        write(parcel, &json)
    }

    /// How far the producer is with a parcel, and why it was given up where it was.
    static func write(_ parcel: OrderParcel, _ json: inout JSONWriter) {
        let packing = parcel.packing
        json.member("packing") { json in
            json.member("state", packing.state.rawValue)
            json.member("pack_by", packing.packBy.map(Instant.text))
            json.member("packed_at", packing.packedAt.map(Instant.text))
            json.member("weight_g", packing.measures?.weightGrams)
            json.member("length_cm", packing.measures?.lengthCm)
            json.member("width_cm", packing.measures?.widthCm)
            json.member("height_cm", packing.measures?.heightCm)
        }
        guard let cancelled = parcel.cancelled else { return json.member(nullOf: "cancelled") }
        json.member("cancelled") { json in
            json.member("at", Instant.text(cancelled.at))
            json.member("reason_code", cancelled.reason.code.rawValue)
            json.member("reason_vi", cancelled.reason.code.sentence.vietnamese)
            json.member("reason_en", cancelled.reason.code.sentence.english)
            json.member("note", cancelled.reason.note)
        }
    }
}
