internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What an officer decides of an edit is told to the producer, wherever that lives on.
@Suite struct ChangeNoticeTests {
    private static let id = ListingID("ls_1")

    private func letters(_ desks: DeskHouse) async throws -> [QueuedNotice] {
        try await desks.store.read {
            try $0.notices(in: nil, before: nil, limit: 100).reversed()
        }
    }

    private func decide(_ desks: DeskHouse, _ verdict: ChangeVerdict) async throws {
        let version = try await desks.listing()?.version
        try await desks.edit(Self.id, from: version) { $0.name += " mới" }
        let request = try await desks.store.read { try $0.waitingRequest(of: Self.id) }
        _ = try await desks.listings.decide(
            try #require(request).id, verdict, by: DeskHouse.officer, once: .free,
            render: Answer.of)
    }

    @Test func `each decision is told, a refusal with its reason`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await decide(desks, ChangeVerdict(.reject, reason: .unclearText))
            try await decide(desks, ChangeVerdict(.reject, reason: .other, note: "Bỏ chữ mới"))
            try await decide(desks, ChangeVerdict(.approve))
            let letters = try await letters(desks)
            #expect(
                letters.map(\.kind) == ["change_rejected", "change_rejected", "change_approved"])
            #expect(
                letters[0].letter.body.contains(MoveReason.unclearText.sentence.vietnamese))
            #expect(letters[1].letter.body.contains("Bỏ chữ mới"))
            #expect(letters[2].letter.subject.contains("Tỏi Lý Sơn mới"))
        }
    }

    @Test func `what a producer takes back itself is told to nobody`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi mới" }
            let request = try await desks.store.read { try $0.waitingRequest(of: Self.id) }
            _ = try await desks.listings.withdraw(
                try #require(request).id, by: DeskHouse.producer, once: .free, render: Answer.of)
            #expect(try await letters(desks).isEmpty)
        }
    }

    @Test func `after a merge the survivor hears of old orders, and of what still waited`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.store.write { session in
                var other = try #require(try session.producer(ProducerID("pr_2")))
                other.profile.email = "moi@bato.example"
                try session.update(other, at: MarketSamples.now)
            }
            try await desks.add(MarketSamples.listing())
            try await decide(desks, ChangeVerdict(.approve))
            _ = try await desks.producers.merge(
                ProducerID("pr_1"), into: ProducerID("pr_2"), note: "", by: DeskHouse.admin,
                once: .free, render: Answer.of)
            #expect(try await letters(desks).map(\.recipient) == ["moi@bato.example"])
            try await desks.store.write { session in
                let old = try #require(try session.producer(ProducerID("pr_1")))
                try desks.house.tell(
                    .approved(Self.id, name: "Tỏi"), to: old, at: MarketSamples.now, in: session)
            }
            let last = try #require(try await letters(desks).last)
            #expect(last.recipient == "moi@bato.example" && last.producer.text == "pr_2")
        }
    }
}
