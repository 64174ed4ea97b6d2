internal import Market
internal import Reach
internal import Storage

extension House {
    /// How many listings are read and taken in at once, so that nobody waits long.
    private static let atOnce = 500

    /// Brings the index up to everything that was committed before the call, and to this day.
    package func catchUpFinding() async throws {
        let told = finder.told
        while true {
            let turn = finder.turn(wanting: told, on: clockwork.today)
            switch turn {
            case .ready: return
            case .wait: await finder.wait()
            case .take(let rows, _): try await work(turn) { try await take(rows) }
            case .build: try await work(turn) { try await buildIndex() }
            }
        }
    }

    /// Makes the index anew after another program has written to the store.
    package func renewFinding() async throws {
        finder.outdate()
        try await catchUpFinding()
    }

    private func work(_ turn: ListingFinder.Turn, _ work: () async throws -> Void) async throws {
        do {
            try await work()
            finder.finish(turn, succeeded: true)
        } catch {
            finder.finish(turn, succeeded: false)
            throw error
        }
    }

    private func take(_ touched: TouchedRows) async throws {
        let known = finder.ground
        var ground = known
        if touched.settings || known?.communes != atlas.sheet.places.communes {
            ground = try await readGround()
        }
        guard let ground, ground == known else { return try await buildIndex() }
        let today = clockwork.today
        var rows = try await store.read { try $0.listingRows(of: touched) }
        rows += finder.change { $0.day == today ? [] : $0.due(on: today) } ?? []
        while !rows.isEmpty {
            let some = Array(rows.prefix(Self.atOnce))
            rows.removeFirst(some.count)
            let entries = try await store.read { [self] session in
                let found = try some.compactMap { try session.findable(row: $0) }
                return try self.entries(found, ground, in: session)
            }
            let gone = Set(some).subtracting(entries.map(\.row))
            finder.change { index in
                index.begin()
                for entry in entries { index.put(entry) }
                for row in gone { index.remove(row) }
                index.finish()
            }
        }
        // Not before: whoever looks for this day must see all that turned with it.
        finder.change { $0.turn(to: today) }
    }

    private func buildIndex() async throws {
        let ground = try await readGround()
        var index = ListingIndex(
            edition: finder.nextEdition(at: clockwork.now()), day: clockwork.today)
        index.begin()
        var last = Int64.min
        while true {
            let from = last
            let entries = try await store.read { [self] session in
                let found = try session.findable(after: from, limit: Self.atOnce)
                return try self.entries(found, ground, areNew: true, in: session)
            }
            guard let end = entries.last else { break }
            for entry in entries { index.put(entry) }
            last = end.row
        }
        index.finish()
        finder.put(index, on: ground)
    }

    private func readGround() async throws -> ListingFinder.Ground {
        let communes = atlas.sheet.places.communes
        return try await store.read { session in
            ListingFinder.Ground(
                policy: try session.certificatePolicy(), communes: communes,
                sets: Dictionary(
                    try session.productSets().map { ($0.number, $0) },
                    uniquingKeysWith: { first, _ in first }))
        }
    }
}
