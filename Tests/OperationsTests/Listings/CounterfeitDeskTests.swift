internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Reports of doubtful packs: from anyone, for officers of the area alone.
@Suite struct CounterfeitDeskTests {
    private static func draft(_ place: String = "Chợ", _ number: String = "1898/QĐ-UBND")
        -> CounterfeitDraft
    {
        CounterfeitDraft(number: number, place: place, note: "Mờ", contact: "Chị Mẫu")
    }

    private func desk(_ desks: DeskHouse) -> CounterfeitDesk {
        CounterfeitDesk(house: desks.house)
    }

    @Test func `a flood of one number ends at the limit, and other numbers are still taken`()
        async throws
    {
        try await DeskHouse.with { desks in
            let desk = desk(desks)
            let most = CounterfeitDraft.Limit.perNumberAndHour
            for index in 0..<most { _ = try await desk.report(Self.draft("Chợ \(index)")) }
            await #expect(throws: CounterfeitError.tooMany) {
                try await desk.report(Self.draft("Chợ khác"))
            }
            // The same words again are no new report.
            _ = try await desk.report(Self.draft("Chợ 0"))
            _ = try await desk.report(Self.draft("Chợ", "77/QĐ"))
            let count = try await desks.certificates.reports(of: "1898/QĐ-UBND")
            #expect(count == CounterfeitCount(open: most, confirmed: 0))
            desks.clock.advance(seconds: 3_600)
            _ = try await desk.report(Self.draft("Chợ khác"))
        }
    }

    @Test func `officers see their area's and made-up numbers, and each look is noted`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let desk = desk(desks)
            let known = try await desk.report(Self.draft())
            let madeUp = try await desk.report(Self.draft("Chợ", "99999/QĐ"))
            let elsewhere = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("21484")))
            func seen(_ caller: Caller) async throws -> [String] {
                try await desk.page(in: .open, before: nil, limit: 10, by: caller).items.map(\.id)
            }
            #expect(try await seen(DeskHouse.officer) == [madeUp, known])
            #expect(try await seen(elsewhere) == [madeUp])
            await #expect(throws: AccessError.outOfScope) {
                try await desk.open(known, by: elsewhere)
            }
            #expect(try await desk.open(known, by: DeskHouse.officer).contact == "Chị Mẫu")
            #expect(try await desks.history(of: known) == ["reporter_read"])
        }
    }

    @Test func `a settlement stands, counts what was confirmed and forgets the reporter`()
        async throws
    {
        try await DeskHouse.with { desks in
            let desk = desk(desks)
            let id = try await desk.report(Self.draft())
            func settle(_ state: CounterfeitReport.State) async throws {
                _ = try await desk.settle(
                    id, as: state, note: "Đã kiểm tra", by: DeskHouse.officer, once: .free,
                    render: { Answer(status: 200, body: Array($0.id.utf8)) })
            }
            try await settle(.confirmed)
            #expect(try await desk.open(id, by: DeskHouse.officer).contact == nil)
            await #expect(throws: CounterfeitError.settled(id)) { try await settle(.dismissed) }
            let count = try await desks.certificates.reports(of: "1898/QĐ-UBND")
            #expect(count == CounterfeitCount(open: 0, confirmed: 1))
        }
    }
}
