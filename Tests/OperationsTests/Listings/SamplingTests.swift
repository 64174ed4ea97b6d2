internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Edits that passed by rule are looked at afterwards.
@Suite struct SamplingTests {
    private static let id = ListingID("ls_1")

    private func setShare(_ percent: Int, _ desks: DeskHouse) async throws {
        let rules = ReviewRules(samplePercent: percent)
        try await desks.store.write { session in
            for (name, value) in rules.settings { try session.set(name, to: value) }
        }
    }

    private func samples(
        _ desks: DeskHouse, by caller: Caller = DeskHouse.officer
    ) async throws -> [SampleView] {
        try await desks.listings.samples(cursor: nil, limit: 9, by: caller).items
    }

    @Test func `all of them at a hundred per cent, joined per listing, and none at zero`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await setShare(0, desks)
            try await desks.edit(Self.id, from: 1) { $0.price = Money(vnd: 120_000) }
            #expect(try await samples(desks).isEmpty)
            try await setShare(100, desks)
            try await desks.edit(Self.id, from: 2) { $0.price = Money(vnd: 110_000) }
            _ = try await desks.listings.setStock(
                3, of: Self.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            let found = try await samples(desks)
            #expect(found.count == 1 && found[0].sample.what == ["price_vnd", "stock"])
            let elsewhere = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("21484")))
            #expect(try await samples(desks, by: elsewhere).isEmpty)
        }
    }

    @Test func `one that was looked at is gone from the list and stays in the history`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await setShare(100, desks)
            try await desks.edit(Self.id, from: 1) { $0.price = Money(vnd: 120_000) }
            let sample = try #require(try await samples(desks).first).sample
            func settle(_ note: String, by caller: Caller) async throws {
                _ = try await desks.listings.settle(
                    sample: sample.id, .notFine, note: note, by: caller, once: .free,
                    render: { Answer(status: 200, body: Array($0.sample.id.utf8)) })
            }
            await #expect(throws: AccessError.outOfScope) {
                try await settle("Giá ảo", by: DeskHouse.producer)
            }
            await #expect(throws: FieldProblems.self) {
                try await settle(" ", by: DeskHouse.officer)
            }
            try await settle("Giá ảo", by: DeskHouse.officer)
            await #expect(throws: SampleError.seen(sample.id)) {
                try await settle("Giá ảo", by: DeskHouse.officer)
            }
            #expect(try await samples(desks).isEmpty)
            #expect(try await desks.history(of: "ls_1") == ["listing_edited", "sample_not_fine"])
        }
    }

    @Test func `an edit of a draft, or one that waits, is no sample`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing(), MarketSamples.listing("ls_2", state: .draft))
            try await setShare(100, desks)
            try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi một" }
            try await desks.edit(ListingID("ls_2"), from: 1) { $0.lengthCm = 9 }
            #expect(try await samples(desks).isEmpty)
        }
    }
}
