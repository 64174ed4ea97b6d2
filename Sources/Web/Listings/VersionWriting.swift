internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes what a listing said before, and what was done to it.
enum VersionWriting {
    static func write(_ version: ListingVersion, _ json: inout JSONWriter) {
        json.member("listing", version.listing.text)
        json.member("version", version.number)
        json.member("state", version.state.rawValue)
        json.member("act", version.act)
        json.member("by", version.keyID.isEmpty ? nil : version.keyID)
        json.member("at", Instant.text(version.at))
        json.member("stock", version.stock)
        json.name("fields")
        json.fields(version.fields)
        json.name("waiting")
        json.fields(version.waiting)
    }

    static func bytes(_ version: ListingVersion) -> [UInt8] {
        JSONWriter.object(capacity: 2_048) { write(version, &$0) }
    }

    static func bytes(_ versions: [ListingVersion], next: Int?) -> [UInt8] {
        JSONWriter.object(capacity: 2_048 * (versions.count + 1)) { json in
            json.member("items", list: versions) { json, version in
                json.object { write(version, &$0) }
            }
            json.member("next_cursor", next.map { String($0) })
        }
    }

    /// The history with the sentence that each reason stands for.
    static func bytes(
        _ entries: [HistoryEntry], next: String?, in language: Language
    ) -> [UInt8] {
        JSONWriter.object(capacity: 256 * (entries.count + 1)) { json in
            json.member("items", list: entries) { json, entry in
                json.object { json in
                    json.member("act", entry.act)
                    json.member("by", entry.keyID)
                    json.member("for_producer", entry.forProducer?.text)
                    json.member("at", Instant.text(entry.at))
                    json.member("reason", entry.reason)
                    let known = entry.reason.flatMap(MoveReason.init)
                    json.member("message", known?.sentence.text(in: language))
                    json.member("note", entry.note)
                }
            }
            json.member("next_cursor", next)
        }
    }
}
