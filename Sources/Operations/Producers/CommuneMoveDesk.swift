package import Market
internal import Reach
internal import Storage

/// Shows officers who wishes to move into or out of their area, and takes their decisions.
package struct CommuneMoveDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case notFound(String)
        /// It was decided, or taken back.
        case over(String, CommuneMove.State)
    }

    /// A move beside the producer as it is now.
    package struct View: Hashable, Sendable {
        package let move: CommuneMove
        package let producer: Producer
    }

    /// How many rows one page of another's area looks at before it ends early with a cursor.
    private static let mostLookedAt = 1_000

    let house: House

    /// Moves from or to the officer's area, oldest first; `next` begins the following page.
    package func page(
        in state: CommuneMove.State, after id: String?, limit: Int, by caller: Caller
    ) async throws -> (items: [View], next: String?) {
        let places = house.atlas.sheet.places
        return try await house.store.read { session in
            let rows = try session.communeMoves(
                in: state, after: id ?? "", limit: Self.mostLookedAt)
            var items: [View] = []
            for move in rows {
                let sides = [move.from, move.to].compactMap { places[$0] }
                guard sides.contains(where: caller.oversees) || caller.role == .admin,
                    let producer = try session.producer(move.producer)
                else { continue }
                items.append(View(move: move, producer: producer))
                if items.count == limit { break }
            }
            let last = items.count == limit ? items.last?.move.id : rows.last?.id
            let isEnd = last == nil || (rows.count < Self.mostLookedAt && last == rows.last?.id)
            return (items, isEnd ? nil : last)
        }
    }

    /// Lets a producer sit where it wishes, or where it was; the officer of the new commune, of
    /// its province or an admin decides, and a refusal says why.
    package func decide(
        _ id: String, approves: Bool, note: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let words = check.text(
            note, "note", limit: CleanText.Limit.description, multiline: true,
            allowsEmpty: approves)
        try check.finish()
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard let move = try session.communeMove(id) else { throw Failure.notFound(id) }
            let producer = try house.standing(move.producer, in: session)
            let commune = house.atlas.sheet.places[move.to]
            guard commune.map(caller.oversees) ?? (caller.role == .admin) else {
                throw AccessError.outOfScope
            }
            guard move.state == .waiting else { throw Failure.over(id, move.state) }
            var moved = producer
            if approves {
                moved.profile.commune = move.to
                if let address = move.address { moved.profile.address = address }
                // A list of communes may have changed since it was asked for.
                moved.profile = try moved.profile.checked(
                    in: house.atlas.sheet.places, demandsRegistration: false)
                moved = try house.save(
                    moved, changing: move.address == nil ? [.commune] : [.commune, .address],
                    at: now, in: session)
            }
            try house.end(
                move, approves ? .approved : .rejected, words, by: caller, at: now, in: session)
            try house.tellOfMove(id, of: moved, approves: approves, words, at: now, in: session)
            return View(move: try session.communeMove(id) ?? move, producer: moved)
        }
        house.publish()
        return answer
    }
}

extension House {
    fileprivate func tellOfMove(
        _ id: String, of producer: Producer, approves: Bool, _ words: String, at now: Int64,
        in session: StoreSession
    ) throws {
        let places = atlas.sheet.places
        let commune = places[producer.profile.commune].map(places.fullName) ?? ""
        let notice: Notice =
            approves
            ? .moveApproved(producer.id, commune: commune)
            : .moveRejected(producer.id, commune: commune, note: words)
        try tell(notice, round: id, to: producer, at: now, in: session)
    }
}

extension Desks {
    package var communeMoves: CommuneMoveDesk {
        CommuneMoveDesk(house: house)
    }
}
