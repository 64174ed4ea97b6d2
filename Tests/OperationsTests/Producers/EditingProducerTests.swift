internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Edits start from the version that the editor saw.
@Suite struct EditingProducerTests {
    @discardableResult
    private func rename(
        _ id: String = "pr_1", in desks: DeskHouse, expecting version: Int?,
        by caller: Caller = DeskHouse.producer
    ) async throws -> Answer {
        try await desks.producers.edit(
            ProducerID(id), expecting: version, by: caller, once: .free,
            change: { profile in
                var profile = profile
                profile.name = " Tên mới "
                return profile
            }, render: Answer.of)
    }

    @Test func `an edit from the current version makes the next`() async throws {
        try await DeskHouse.with { desks in
            #expect(try await rename(in: desks, expecting: 1).etag == "2")
            let producer = try await desks.producers.find(ProducerID("pr_1"))
            #expect(producer.profile.name == "Tên mới" && producer.version == 2)
            #expect(try await desks.history(of: "pr_1") == ["producer_edited"])
        }
    }

    @Test func `an edit without a version is refused`() async throws {
        try await DeskHouse.with { desks in
            await #expect(throws: PreconditionError.missing) {
                try await rename(in: desks, expecting: nil)
            }
        }
    }

    @Test func `an edit from an older version is refused and told the current one`() async throws {
        try await DeskHouse.with { desks in
            try await rename(in: desks, expecting: 1)
            await #expect(throws: PreconditionError.stale(current: 2)) {
                try await rename(in: desks, expecting: 1)
            }
            #expect(try await desks.producers.find(ProducerID("pr_1")).version == 2)
        }
    }

    @Test func `of many edits from one version a single one is made`() async throws {
        try await DeskHouse.with { desks in
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 {
                    group.addTask { (try? await rename(in: desks, expecting: 1)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
        }
    }

    @Test func `only its own key and the area's officers edit a producer`() async throws {
        try await DeskHouse.with { desks in
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [
                MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))),
                MarketSamples.caller(.officer, elsewhere), DeskHouse.storefront,
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await rename(in: desks, expecting: 1, by: caller)
                }
            }
            try await rename(in: desks, expecting: 1, by: DeskHouse.officer)
            await #expect(throws: ProducerDesk.Failure.notFound(ProducerID("pr_9"))) {
                try await rename("pr_9", in: desks, expecting: 1, by: DeskHouse.admin)
            }
        }
    }

    @Test func `partners hear of every listing when its producer changes`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            try await rename(in: desks, expecting: 1)
            #expect(try await desks.listing("ls_1")?.feedVersion == 2)
            #expect(try await desks.listing("ls_2")?.feedVersion == 2)
        }
    }

    @Test func `a suspended producer's listings are not live until it is active again`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            func set(_ state: ProducerState, by caller: Caller = DeskHouse.officer) async throws {
                _ = try await desks.producers.set(
                    state, of: ProducerID("pr_1"), note: "", by: caller, once: .free,
                    render: Answer.of)
            }
            try await set(.suspended)
            await #expect(throws: ListingError.notFound(ListingID("ls_1"))) {
                try await desks.listings.find(ListingID("ls_1"), for: nil)
            }
            #expect(try await desks.listings.page(ListingSearch(limit: 10)).items.isEmpty)
            #expect(try await desks.listing()?.state == .approved)
            await #expect(throws: AccessError.outOfScope) {
                try await set(.active, by: DeskHouse.producer)
            }
            try await set(.active)
            #expect(try await desks.listings.find(ListingID("ls_1"), for: nil).isLive)
        }
    }
}
