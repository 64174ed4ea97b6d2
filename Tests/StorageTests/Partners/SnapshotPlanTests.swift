internal import Market
@testable internal import Storage
internal import TestSupport
internal import Testing

/// How the parts of a snapshot are written down.
@Suite struct SnapshotPlanTests {
    private let code = PartnerSamples.code("ghn")

    private func plan(
        _ store: Store, _ cut: SnapshotCut
    ) async throws -> (parts: Int, writes: Int) {
        try await store.write { [code] session in
            let counting = CountingSession(session.sql)
            let parts = try StoreSession(sql: counting).planSnapshot(of: code, cut: cut)
            return (parts, counting.writes)
        }
    }

    @Test func `a part is one statement, however many listings it holds`() async throws {
        try await StoreSamples.with { store in
            for number in 10..<40 {
                try await store.add(MarketSamples.listing("ls_\(number)"))
            }
            try await store.add(PartnerSamples.partner("ghn"))
            let (parts, writes) = try await plan(store, SnapshotCut(items: 20, bytes: 1_000_000))
            #expect(parts == 2)
            // One for what was planned before, and one for each part.
            #expect(writes == 3)
            let listings = try await store.read { [code] session in
                try (1...2).map { try session.snapshotListings(of: code, part: $0).map(\.text) }
            }
            #expect(listings == [(10..<30).map { "ls_\($0)" }, (30..<40).map { "ls_\($0)" }])
        }
    }

    @Test func `nothing on offer is one part without listings`() async throws {
        try await StoreSamples.with { store in
            try await store.add(PartnerSamples.partner("ghn"))
            let (parts, _) = try await plan(store, SnapshotCut(items: 2, bytes: 16_000))
            #expect(parts == 1)
            let listings = try await store.read { [code] in
                try $0.snapshotListings(of: code, part: 1)
            }
            #expect(listings.isEmpty)
        }
    }
}

/// Counts the statements that change something.
private final class CountingSession: SQLSession {
    private let inner: any SQLSession
    private(set) var writes = 0

    init(_ inner: any SQLSession) {
        self.inner = inner
    }

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRecord] {
        try inner.query(sql, values)
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        writes += 1
        return try inner.execute(sql, values)
    }

    func savepoint<Result>(_ work: () throws -> Result) throws -> Result {
        try inner.savepoint(work)
    }
}
