internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
internal import Testing

/// The same data and day give the same bytes; a past day is what was kept, or refused.
@Suite struct QualityKeepingTests {
    private static let day: Int64 = 24 * 3_600

    private static func seed(_ desks: DeskHouse) async throws {
        try await desks.add(
            MarketSamples.listing("ls_1"),
            MarketSamples.listing("ls_2", of: "pr_2") { $0.name = "=1+1 \"quế\", loại 1" })
    }

    private static func csv(
        _ desk: QualityDesk, on day: Day, by caller: Caller = DeskHouse.admin,
        commune: String? = nil
    ) async throws -> String {
        let report = try await desk.report(
            commune: commune.map(CoverageSamples.commune), producer: nil, on: day, by: caller)
        let table = QualityTable(report, by: .listing)
        return (0..<table.pieceCount).map { String(decoding: table.piece($0), as: UTF8.self) }
            .joined()
    }

    private static func keep(_ desk: QualityDesk, once: Once = .free) async throws -> String {
        try await desk.keep(by: DeskHouse.admin, once: once) {
            Answer(status: 200, body: Array("\($0.day.text) \($0.lines.count)".utf8))
        }.text
    }

    @Test func `the same data and day give the same bytes, other data another hash`() async throws {
        try await DeskHouse.with { desks in
            try await Self.seed(desks)
            let first = try await Self.csv(QualityDesk(house: desks.house), on: MarketSamples.today)
            let again = try await Self.csv(QualityDesk(house: desks.house), on: MarketSamples.today)
            #expect(first == again)
            #expect(first.contains(",2026-11,2026-10-07,"))
            #expect(first.contains("\"'=1+1 \"\"quế\"\", loại 1\""), "no cell is a formula")
            try await desks.store.write { session in
                guard var listing = try session.listing(ListingID("ls_1")) else { return }
                listing.stock = 0
                try session.update(listing)
            }
            let changed = try await QualityDesk(house: desks.house).report(of: .country)
            #expect(!first.contains(Digest.hex(changed.sha256)))
        }
    }

    @Test func `a kept report reads back byte by byte on any later day`() async throws {
        try await DeskHouse.with { desks in
            try await Self.seed(desks)
            let desk = QualityDesk(house: desks.house)
            let kept = MarketSamples.today
            let before = try await Self.csv(desk, on: kept)
            let (narrow, commune) = (
                try await Self.csv(desk, on: kept, commune: "21548").split(separator: "\n"),
                CoverageSamples.commune("21548")
            )
            #expect(try await Self.keep(desk) == "2026-10-07 2")
            desks.clock.advance(seconds: 3 * Self.day)
            try await desks.store.write { session in
                guard var listing = try session.listing(ListingID("ls_1")) else { return }
                listing.offer.name = "Tỏi khác"
                try session.update(listing)
            }
            #expect(try await Self.csv(desk, on: kept) == before)
            let part = try await desk.report(
                commune: commune, producer: nil, on: kept, by: DeskHouse.admin)
            #expect(part.lines.map(\.listing.text) == ["ls_1"])
            #expect(narrow.count == 2 && part.lines[0].name == "Tỏi Lý Sơn")
            #expect(part.keptAt == MarketSamples.now)
        }
    }

    @Test func `a month keeps its first report, and other past days are refused`() async throws {
        try await DeskHouse.with { desks in
            try await Self.seed(desks)
            let desk = QualityDesk(house: desks.house)
            _ = try await Self.keep(desk)
            desks.clock.advance(seconds: 5 * Self.day)
            #expect(try await Self.keep(desk) == "2026-10-07 2")
            desks.clock.advance(seconds: 30 * Self.day)
            #expect(try await Self.keep(desk) == "2026-11-11 2")
            let asked = CoverageSamples.day("2026-10-08")
            let known = ["2026-11-11", "2026-10-07"].map(CoverageSamples.day)
            await #expect(throws: QualityDesk.Failure.notKept(asked, kept: known)) {
                try await Self.csv(desk, on: asked)
            }
            let history = try await desks.store.read { session in
                try session.keptDays(of: .country, limit: 9)
            }
            #expect(history == known)
        }
    }

    @Test func `only officers and admins keep reports`() async throws {
        try await DeskHouse.with { desks in
            let desk = QualityDesk(house: desks.house)
            await #expect(throws: AccessError.outOfScope) {
                try await desk.keep(by: DeskHouse.producer, once: .free) { _ in
                    Answer(status: 200, body: [])
                }
            }
        }
    }
}
