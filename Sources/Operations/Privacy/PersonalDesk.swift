package import Market
internal import Reach
internal import Storage

/// Answers people who ask what is known about them, erases them, and forgets them in time.
package struct PersonalDesk: Sendable {
    /// Orders that one phone number may have placed before a person has to look.
    static let mostOrders = 1_000
    /// Orders that are looked at in one transaction of a purge.
    private static let purgedAtOnce = 100

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// What an erasure did.
    package struct Erasure: Hashable, Sendable {
        package var erased: [OrderID] = []
        package var kept: [OrderID] = []
        /// Kept answers and calls that mentioned the erased orders.
        package var mentions = 0
    }

    /// What a purge did.
    package struct Purge: Hashable, Sendable {
        package var erased = 0
        /// Old enough, but still on their way.
        package var kept = 0
    }

    /// Everything that is known about a phone number; that somebody asked is noted.
    package func export(
        _ wish: PersonalWish, by caller: Caller, once: Once,
        render: @escaping @Sendable (PersonalExport) throws -> Answer
    ) async throws -> Answer {
        try demandAdmin(caller)
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            let export = try PersonalExport(of: wish.phone, in: session)
            for order in export.orders {
                let read = PersonalRead(
                    order: order.id, reader: caller.keyID, door: .export, at: now)
                try session.note(read)
            }
            try house.note(
                "personal_export", on: Self.subject, by: caller, "\(export.orders.count)",
                at: now, in: session)
            return export
        }
    }

    /// Erases a phone number's orders that are over, or all of them where that is forced, and
    /// what the logs hold of them; what is left of the order serves the books.
    package func erase(
        _ wish: PersonalWish, by caller: Caller, once: Once,
        render: @escaping @Sendable (Erasure) throws -> Answer
    ) async throws -> Answer {
        try demandAdmin(caller)
        let traces = try await traces(of: wish)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var erasure = Erasure()
            for order in try session.orders(ofPhone: wish.phone.text, limit: Self.mostOrders) {
                guard try wish.isForced || Self.isOver(order, in: session) else {
                    erasure.kept.append(order)
                    continue
                }
                try session.eraseReceiver(of: order, at: now)
                try house.note("personal_erased", on: order.text, by: caller, at: now, in: session)
                erasure.erased.append(order)
            }
            let gone = traces.filter { $0.isGone(with: erasure.erased, keeping: erasure.kept) }
            for trace in gone { try session.replace(trace.mention, with: trace.remainder) }
            erasure.mentions = gone.count
            return erasure
        }
        try await house.store.emptyLog()
        return answer
    }

    /// Erases the receivers of orders that were kept long enough; broken off, it goes on later.
    package func purge(_ retention: Retention, by keyID: String) async throws -> Purge {
        var purge = Purge()
        var last: (placedAt: Int64, order: OrderID)?
        let now = house.clockwork.now()
        while true {
            let after = last
            let page = try await house.store.write { session in
                let found = try session.receivers(
                    placedBefore: retention.horizon(at: now), after: after,
                    limit: Self.purgedAtOnce)
                return try found.map { found in
                    let isOver = try Self.isOver(found.order, in: session)
                    let isDue = retention.isDue(
                        placedAt: found.placedAt, isOver: isOver, at: now)
                    if isDue { try session.eraseReceiver(of: found.order, at: now) }
                    return (found: found, isErased: isDue)
                }
            }
            purge.erased += page.count { $0.isErased }
            purge.kept += page.count { !$0.isErased }
            guard let end = page.last?.found else { break }
            last = end
        }
        if purge.erased > 0 { try await noteEnd(of: purge, by: keyID, at: now) }
        return purge
    }

    /// Empties the log of the writes of what was erased, where readers were in the way before.
    package func emptyLogIfDue() async throws {
        try await house.store.emptyLogIfDue()
    }

    /// Who has looked at an order's receiver, the first look first.
    package func reads(of order: OrderID, by caller: Caller) async throws -> [PersonalRead] {
        try demandAdmin(caller)
        let reads = try await house.store.read { try $0.personalReads(of: order) }
        if reads.isEmpty { throw OrderError.notFound(order) }
        return reads
    }

    /// What the history names where no single order is meant; a phone number stands nowhere.
    private static let subject = "personal"

    private func noteEnd(of purge: Purge, by keyID: String, at now: Int64) async throws {
        let id = house.clockwork.ids.make("hs")
        try await house.store.write { session in
            try session.append(
                HistoryEntry(
                    id: id, subject: Self.subject, act: "personal_purge", keyID: keyID,
                    note: "\(purge.erased)", at: now))
        }
        try await house.store.emptyLog()
    }

    private func demandAdmin(_ caller: Caller) throws(AccessError) {
        if caller.role != .admin { throw .roleNotAllowed(caller.role) }
    }

    /// Whether nothing about the order can change any more.
    static func isOver(_ id: OrderID, in session: StoreSession) throws -> Bool {
        try session.parcels(of: id).allSatisfy { parcel in
            if parcel.handover == .cancelled { return true }
            // What only its courier cancelled may yet go on with another.
            let status = ParcelHistory(try session.reports(of: parcel.id)).status
            return status?.isFinal == true && status != .cancelled
        }
    }
}
