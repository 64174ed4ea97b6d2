internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes a parcel with every courier that was asked to carry it, for operators.
struct TurnWriting {
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func answer(_ file: ParcelWithTurns) -> Answer {
        Answer(status: 200, body: JSONWriter.object { write(file, &$0) })
    }

    func bytes(_ page: AssignmentDesk.AttentionPage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, file in
                json.object { write(file, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    private func write(_ file: ParcelWithTurns, _ json: inout JSONWriter) {
        json.member("id", file.parcel.id.text)
        json.member("order_id", file.order.text)
        json.member("producer", file.parcel.producer.text)
        json.member("origin", file.parcel.origin.digits)
        json.member("destination", file.parcel.destination.digits)
        json.member("weight_g", file.parcel.weightGrams)
        json.member("collect_vnd", file.parcel.collect.vnd)
        json.member("handover", file.parcel.handover.rawValue)
        json.member("leases", file.tries)
        json.member("turns", list: file.turns) { json, turn in
            json.object { json in
                json.member("courier", turn.courier.text)
                json.member("service", turn.service.text)
                ParcelWriting.write(turn, &json)
                json.member("reason_code", turn.reason?.rawValue)
                json.member("reason", turn.reason?.sentence.text(in: language))
                json.member("note", turn.note)
            }
        }
    }
}
