internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes partners, attempts and standings; a feed's secret is written once, when it was made.
enum PartnerWriting {
    static func registered(_ partner: Partner) -> Answer {
        let body = JSONWriter.object { json in
            write(PartnerView(partner: partner, openBatch: nil), &json)
            // A courier's own token was given to us and is not to be shown again.
            if partner.kind == "listing_feed" { json.member("secret", partner.secret.text) }
        }
        return Answer(
            status: 201, body: body, location: "/v1/partners/\(partner.code.text)")
    }

    /// What an edit answers: the partner, and the secret if the edit made one.
    static func edited(_ view: PartnerView) -> Answer {
        let body = JSONWriter.object { json in
            write(view, &json)
            if let secret = view.newSecret { json.member("secret", secret.text) }
        }
        return Answer(
            status: 200, body: body,
            etag: EntityTag(version: view.partner.version, body: body).text)
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
            json.member("items", list: page.items) { json, view in
                json.object { write(view, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    static func bytes(_ views: [StandingView]) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: views) { json, view in
                json.object { json in
                    json.member("partner", view.partner)
                    json.member("partner_name", view.partnerName)
                    write(view, &json)
                }
            }
        }
    }

    static func bytes(_ report: Reconciliation) -> [UInt8] {
        JSONWriter.object { write(report, &$0) }
    }

    static func bytes(_ page: ReconciliationPage) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: page.items) { json, report in
                json.object { write(report, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    private static func write(_ report: Reconciliation, _ json: inout JSONWriter) {
        json.member("id", report.id)
        json.member("state", report.state.rawValue)
        json.member("asked_at", Instant.text(report.askedAt))
        json.member("ended_at", report.endedAt.map(Instant.text))
        json.member("compared", report.compared)
        json.member("buckets_differ", report.bucketsDiffer)
        json.member("missing", report.missing)
        json.member("outdated", report.outdated)
        json.member("extra", report.extra)
        json.member("reason", report.reason)
    }

    private static func write(_ view: StandingView, _ json: inout JSONWriter) {
        let (standing, sentAt) = (view.standing, view.standing?.sentAt ?? 0)
        json.member("listing", view.listing.text)
        json.member("status", view.status.rawValue)
        json.member("version", standing?.version ?? 0)
        json.member("taken_version", standing?.takenVersion ?? 0)
        json.member("code", standing?.code)
        json.member("message", standing?.message)
        let at = standing?.at ?? 0
        json.member("at", at == 0 ? nil : Instant.text(at))
        json.member("last_push_at", sentAt == 0 ? nil : Instant.text(sentAt))
    }

    private static func write(_ view: PartnerView, _ json: inout JSONWriter) {
        write(view.partner, &json)
        json.member("fields") { json in
            for (name, text) in view.openFields.sorted(by: { $0.key < $1.key }) {
                json.name(of: name)
                json.value(text)
            }
        }
        json.member("fields_set", texts: view.partner.fields.keys.sorted())
        write(view.openBatch, &json)
    }

    private static func write(_ partner: Partner, _ json: inout JSONWriter) {
        json.member("code", partner.code.text)
        json.member("name", partner.name)
        json.member("kind", partner.kind)
        json.member("url", partner.url)
        json.member("state", partner.state.rawValue)
        json.member("state_reason", partner.stateReason)
        json.member("version", partner.version)
        json.member("carries", partner.carries?.text)
        json.member("has_hook_secret", partner.hookSecret != nil)
        json.member("calls_per_minute", partner.pace.callsPerMinute)
        json.member("burst", partner.pace.burst)
        json.member("accepts_stock", partner.acceptsStock)
        json.member("old_secret_until", partner.retiring.map { Instant.text($0.until) })
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
