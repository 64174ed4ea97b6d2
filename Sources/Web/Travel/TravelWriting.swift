internal import Market
internal import Operations
internal import Reach

/// Writes how a parcel travels, as members of whatever object shows the parcel.
enum TravelWriting {
    /// Status, timeline and forecast, for the storefront.
    static func write(_ travel: ParcelTravel, _ json: inout JSONWriter) {
        json.member("status", travel.status?.rawValue)
        json.member("timeline", list: travel.timeline) { json, kept in
            json.object { json in
                json.member("status", kept.status?.rawValue)
                json.member("at", Instant.text(kept.instant))
                json.member("place", kept.report.place)
                json.member("reason", kept.report.reason)
                json.member("partial", kept.report.flags.contains(.partial))
            }
        }
        write(travel.forecast, &json)
    }

    /// The days in which the parcel should be there, and what they rest on.
    static func write(_ forecast: ParcelForecast?, _ json: inout JSONWriter) {
        guard let forecast else { return json.member(nullOf: "forecast") }
        json.member("forecast") { json in
            json.member("earliest", forecast.earliest.text)
            json.member("latest", forecast.latest.text)
            json.member("late", forecast.isLate)
            switch forecast.basis {
            case .table:
                json.member("basis", basisWords[0])
                json.member("parcels", 0)
                json.member(nullOf: "lane")
            case .experience(let scope, let count):
                json.member("basis", basisWords[1])
                json.member("parcels", count)
                json.member("lane", scope.rawValue)
            }
        }
    }

    static let basisWords = ["table", "experience"]

    /// The money at the door; absent where nothing is collected.
    static func write(_ entry: CODEntry?, as name: StaticString, _ json: inout JSONWriter) {
        guard let entry else { return json.member(nullOf: name) }
        json.member(name) { write(entry, &$0) }
    }

    static func write(_ entry: CODEntry, _ json: inout JSONWriter) {
        json.member("parcel", entry.parcel.text)
        json.member("courier", entry.courier.text)
        json.member("state", entry.state.rawValue)
        json.member("due_vnd", entry.due.vnd)
        json.member("collected_vnd", entry.collected?.vnd)
        json.member("fee_vnd", entry.settled.fee.vnd)
        json.member("remitted_vnd", entry.settled.remitted.vnd)
        json.member("difference_vnd", entry.difference.vnd)
        json.member("delivered_at", entry.deliveredAt.map(Instant.text))
    }

    static func write(_ claim: Claim?, as name: StaticString, _ json: inout JSONWriter) {
        guard let claim else { return json.member(nullOf: name) }
        json.member(name) { write(claim, &$0) }
    }

    static func write(_ claim: Claim, _ json: inout JSONWriter) {
        json.member("id", claim.id.text)
        json.member("parcel", claim.parcel.text)
        json.member("courier", claim.courier.text)
        json.member("kind", claim.kind.rawValue)
        json.member("state", claim.state.rawValue)
        json.member("amount_vnd", claim.amount.vnd)
        json.member("agreed_vnd", claim.agreed?.vnd)
        json.member("note", claim.note)
        json.member("opened_at", Instant.text(claim.openedAt))
        json.member("decided_at", claim.decidedAt.map(Instant.text))
    }
}
