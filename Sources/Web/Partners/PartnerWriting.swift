internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes partners, attempts and standings; a secret is written once, when it was registered.
enum PartnerWriting {
    static func registered(_ partner: Partner) -> Answer {
        let body = JSONWriter.object { json in
            write(partner, &json)
            json.member("secret", partner.secret.text)
        }
        return Answer(
            status: 201, body: body, location: "/v1/partners/\(partner.code.text)")
    }

    static func bytes(_ views: [PartnerView]) -> [UInt8] {
        JSONWriter.object { json in
            json.member("items", list: views) { json, view in
                json.object { write(view, &$0) }
            }
        }
    }

    static func bytes(_ view: PartnerView) -> [UInt8] {
        JSONWriter.object { write(view, &$0) }
    }

    static func bytes(_ page: DeliveryPage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, delivery in
                json.object { json in
                    json.member("id", delivery.id)
                    json.member("batch_id", delivery.batchID)
                    json.member("seq", delivery.seq)
                    json.member("attempt", delivery.attempt)
                    json.member("at", Instant.text(delivery.at))
                    json.member("duration_ms", delivery.durationMilliseconds)
                    json.member("status", delivery.status)
                    json.member("outcome", delivery.outcome)
                    json.member("answer", delivery.answer)
                }
            }
            json.member("next_cursor", page.next)
            write(page.openBatch, &json)
        }
    }

    static func bytes(_ page: StandingPage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, standing in
                json.object { json in
                    json.member("listing", standing.listing.text)
                    json.member("version", standing.version)
                    json.member("status", standing.status.rawValue)
                    json.member("code", standing.code)
                    json.member("message", standing.message)
                    json.member("at", standing.at == 0 ? nil : Instant.text(standing.at))
                }
            }
            json.member("next_cursor", page.next)
        }
    }

    private static func write(_ view: PartnerView, _ json: inout JSONWriter) {
        write(view.partner, &json)
        write(view.openBatch, &json)
    }

    private static func write(_ partner: Partner, _ json: inout JSONWriter) {
        json.member("code", partner.code.text)
        json.member("name", partner.name)
        json.member("kind", partner.kind)
        json.member("url", partner.url)
        json.member("state", partner.state.rawValue)
        json.member("state_reason", partner.stateReason)
        json.member("last_seq", partner.feed.lastSeq)
        json.member("created_at", Instant.text(partner.createdAt))
    }

    /// The batch that is on its way or parked; `null` when nothing waits.
    private static func write(_ batch: PushBatch?, _ json: inout JSONWriter) {
        guard let batch else { return json.member(nullOf: "open_batch") }
        json.member("open_batch") { json in
            json.member("batch_id", batch.id)
            json.member("seq", batch.seq)
            json.member("items", batch.itemCount)
            json.member("state", batch.state.rawValue)
            json.member("attempts", batch.attempts)
            json.member("next_at", Instant.text(batch.nextAt))
            json.member("reason", batch.reason)
        }
    }
}
