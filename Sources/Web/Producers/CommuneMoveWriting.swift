internal import Market
internal import Operations
internal import Reach

/// Writes moves as JSON.
struct CommuneMoveWriting: Sendable {
    let places: Places

    func answer(_ view: CommuneMoveDesk.View) -> Answer {
        Answer(status: 200, body: JSONWriter.object { write(view, &$0) })
    }

    func write(_ view: CommuneMoveDesk.View, _ json: inout JSONWriter) {
        let move = view.move
        json.member("id", move.id)
        json.member("producer", move.producer.text)
        json.member("producer_name", view.producer.profile.name)
        json.member("from_commune_code", move.from.digits)
        json.member("from_commune", places[move.from].map(places.fullName))
        json.member("state", move.state.rawValue)
        writeWish(move, &json)
        json.member("asked_by", move.askedBy)
        json.member("decided_by", move.decision?.by)
        json.member("decided_at", move.decision.map { Instant.text($0.at) })
        json.member("note", move.decision?.note)
    }

    /// What its producer sees of a move that waits.
    func writeWish(_ move: CommuneMove, _ json: inout JSONWriter) {
        json.member("commune_code", move.to.digits)
        json.member("commune", places[move.to].map(places.fullName))
        json.member("address", move.address)
        json.member("asked_at", Instant.text(move.askedAt))
    }
}
