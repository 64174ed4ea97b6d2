internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes edits that passed by rule, for the officers who look at some of them.
enum SampleWriting {
    static func answer(_ view: SampleView) -> Answer {
        Answer(status: 200, body: JSONWriter.object { write(view.sample, &$0) })
    }

    static func bytes(_ page: SamplePage, _ writing: ListingWriting) -> [UInt8] {
        JSONWriter.object(capacity: 2_048 * (page.items.count + 1)) { json in
            json.member("items", list: page.items) { json, view in
                json.object { json in
                    json.member("sample") { write(view.sample, &$0) }
                    json.member("listing") { writing.card(view.listing, withNote: true, &$0) }
                }
            }
            json.member("next_cursor", page.next)
        }
    }

    private static func write(_ sample: ReviewSample, _ json: inout JSONWriter) {
        json.member("id", sample.id)
        json.member("listing", sample.listing.text)
        json.member("what", texts: sample.what)
        json.member("by", sample.keyID)
        json.member("at", Instant.text(sample.at))
        json.member("seen_at", sample.seenAt.map { Instant.text($0) })
        json.member("seen_by", sample.seenBy)
        json.member("finding", sample.finding?.rawValue)
        json.member("note", sample.note)
    }
}
