internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes parcels on their way; a label's link is written elsewhere and kept nowhere.
struct ShipmentWriting: Sendable {
    private let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func answer(_ view: ShipmentView) -> Answer {
        Answer(status: 200, body: bytes(view))
    }

    static func answer(_ report: ReplayReport) -> Answer {
        Answer(
            status: 200,
            body: JSONWriter.object { json in
                json.member("replayed", report.count)
                json.member("undecided", texts: report.undecided.map(\.text))
            })
    }

    func bytes(_ view: ShipmentView) -> [UInt8] {
        JSONWriter.object(capacity: 2_048) { write(view, &$0) }
    }

    func bytes(_ page: ShipmentPage) -> [UInt8] {
        JSONWriter.object(capacity: 8_192) { json in
            json.member("items", list: page.items) { json, view in
                json.object { write(view, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    func bytes(_ answers: [QuoteDesk.Answer]) -> [UInt8] {
        JSONWriter.object(capacity: 1_024) { json in
            json.member("items", list: answers) { json, answer in
                json.object { json in
                    json.member("courier", answer.courier.text)
                    json.member("name", answer.name)
                    json.member("services", list: answer.offers) { json, offer in
                        json.object { json in
                            json.member("service", offer.service)
                            json.member("name", offer.name)
                            json.member("price_vnd", offer.total.vnd)
                            json.member("expected_by", offer.expectedBy.map(Instant.text))
                        }
                    }
                    write(answer.silence, as: "reason", &json)
                }
            }
        }
    }

    /// What an order says of each of its parcels.
    static func write(_ file: ShipmentFile?, _ json: inout JSONWriter) {
        guard let file else { return json.member(nullOf: "shipment") }
        let shipment = file.kept.shipment
        json.member("shipment") { json in
            json.member("state", shipment.state.rawValue)
            json.member("status", file.status?.rawValue)
            json.member("waybill", shipment.waybill?.text)
            json.member("expected_by", shipment.expectedBy.map(Instant.text))
        }
    }

    private func write(_ view: ShipmentView, _ json: inout JSONWriter) {
        let parcel = view.parcel
        json.member("id", parcel.id.text)
        json.member("order_id", view.order.text)
        json.member("courier", parcel.courier.text)
        json.member("service", parcel.service.text)
        json.member("producer", parcel.producer.text)
        json.member("origin", parcel.origin.digits)
        json.member("destination", parcel.destination.digits)
        json.member("status", (view.travel?.status ?? view.file?.status)?.rawValue)
        if let explanation = view.explanation {
            json.name("explanation")
            json.raw(explanation)
        }
        if let travel = view.travel {
            TravelWriting.write(travel.forecast, &json)
            TravelWriting.write(travel.money, as: "cod", &json)
            TravelWriting.write(travel.claim, as: "claim", &json)
        }
        guard let file = view.file else {
            json.member(nullOf: "shipment")
            json.member("history", list: view.travel?.history.entries ?? []) { json, entry in
                json.object { write(entry, &$0) }
            }
            return
        }
        json.member("shipment") { write(file, parcel, &$0) }
        json.member("history", list: file.history.entries) { json, entry in
            json.object { write(entry, &$0) }
        }
        json.member("jobs", list: file.jobs) { json, job in
            json.object { write(job, &$0) }
        }
        json.member("attempts", list: view.attempts) { json, attempt in
            json.object { write(attempt, &$0) }
        }
    }

    private func write(_ file: ShipmentFile, _ parcel: OrderParcel, _ json: inout JSONWriter) {
        let shipment = file.kept.shipment
        json.member("partner", file.kept.partner.text)
        json.member("state", shipment.state.rawValue)
        write(shipment.reason, as: "reason", &json)
        json.member("waybill", shipment.waybill?.text)
        json.member("fee_vnd", shipment.fee?.vnd)
        json.member("expected_by", shipment.expectedBy.map(Instant.text))
        json.member("collect_vnd", (shipment.collect ?? parcel.collect).vnd)
        json.member("created_at", Instant.text(file.kept.createdAt))
        json.member("heard_at", file.kept.heardAt.map(Instant.text))
        json.member("needs_attention", file.needsAttention)
        write(file.held, as: "held", &json)
        json.member("former", list: file.former) { json, former in
            json.object { write(former, &$0) }
        }
    }

    /// A shipment that came to nothing before this one.
    private func write(_ former: FormerShipment, _ json: inout JSONWriter) {
        let shipment = former.kept.shipment
        json.member("partner", former.kept.partner.text)
        json.member("courier", former.courier.text)
        json.member("state", shipment.state.rawValue)
        write(shipment.reason, as: "reason", &json)
        json.member("waybill", shipment.waybill?.text)
        json.member("created_at", Instant.text(former.kept.createdAt))
        json.member("ended_at", Instant.text(former.endedAt))
    }

    private func write(_ entry: ParcelHistory.Entry, _ json: inout JSONWriter) {
        let report = entry.kept.report
        json.member("status", entry.kept.status?.rawValue)
        json.member("standing", entry.standing.rawValue)
        json.member("courier", entry.kept.courier?.text)
        json.member("raw_status", report.rawStatus)
        json.member("flags", texts: report.flags.map(\.rawValue).sorted())
        json.member("reason_code", report.reasonCode)
        json.member("reason", report.reason)
        json.member("place", report.place)
        json.member("at", report.at.map(Instant.text))
        json.member("heard_at", Instant.text(entry.kept.heardAt))
        json.member("confirmed", entry.kept.isConfirmed)
        json.member("seen", entry.kept.isSeen)
        json.member("collected_vnd", report.collected?.vnd)
        json.member("delivered", list: report.delivered) { json, line in
            json.object { json in
                json.member("line", line.line)
                json.member("quantity", line.quantity)
            }
        }
    }

    private func write(_ job: ShipmentJob, _ json: inout JSONWriter) {
        json.member("number", job.number)
        json.member("kind", job.kind.rawValue)
        json.member("state", job.state.rawValue)
        json.member("attempts", job.attempts)
        json.member("next_at", job.state == .open ? Instant.text(job.nextAt) : nil)
        write(job.reason, as: "reason", &json)
    }

    private func write(_ attempt: ShipmentAttempt, _ json: inout JSONWriter) {
        json.member("ask", attempt.ask)
        json.member("at", Instant.text(attempt.at))
        json.member("duration_ms", attempt.durationMilliseconds)
        json.member("status", attempt.status)
        json.member("outcome", attempt.outcome)
        json.member("answer", attempt.answer)
    }

    private func write(
        _ reason: ShipmentReason?, as name: StaticString, _ json: inout JSONWriter
    ) {
        guard let reason else { return json.member(nullOf: name) }
        json.member(name) { json in
            json.member("code", reason.code)
            json.member("message", reason.message.text(in: language))
        }
    }
}
