internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What a number on a pack answers, as the clock moves.
@Suite struct CertificateFindingTests {
    private static let number = "1898/QĐ-UBND"

    private func words(_ desks: DeskHouse) async throws -> [String] {
        try await desks.certificates.find(decisionNumber: Self.number).map {
            "\($0.shown.certificate.id.text) \($0.shown.standing.word.rawValue) \($0.isLive)"
        }
    }

    @Test func `what the public has seen is answered, on offer or not; drafts and claims are not`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"),
                MarketSamples.listing("ls_3", state: .paused),
                MarketSamples.listing("ls_4", state: .withdrawn),
                MarketSamples.listing("ls_5", state: .draft))
            try await desks.add(
                MarketSamples.certificate("ct_1", of: "ls_1"),
                MarketSamples.certificate("ct_2", of: "ls_2", state: .claimed),
                MarketSamples.certificate("ct_3", of: "ls_3"),
                MarketSamples.certificate("ct_4", of: "ls_4"),
                MarketSamples.certificate("ct_5", of: "ls_5"))
            #expect(
                try await words(desks)
                    == ["ct_1 in_force true", "ct_3 in_force false", "ct_4 in_force false"])
            desks.clock.set(CoverageSamples.day("2028-08-15").startUTCMilliseconds)
            #expect(try await words(desks).first == "ct_1 lapsed true")
            #expect(try await desks.certificates.find(decisionNumber: "1/QĐ").isEmpty)
        }
    }

    @Test func `a number typed in small letters is the decision's, and so are its reports`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let typed = Self.number.lowercased()
            let found = try await desks.certificates.find(decisionNumber: typed)
            #expect(found.map(\.shown.certificate.id.text) == ["ct_1"])
            _ = try await CounterfeitDesk(house: desks.house).report(
                CounterfeitDraft(number: typed, place: "Chợ Sơn Tịnh", note: "Tem mờ"))
            #expect(try await desks.certificates.reports(of: Self.number).open == 1)
        }
    }

    @Test func `the history of the sequence comes along, oldest first`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(
                MarketSamples.certificate("ct_1"),
                MarketSamples.certificate("ct_2") {
                    ($0.star, $0.kind) = (5, .upgrade)
                    ($0.decisionNumber, $0.decisionDay) = (
                        "9/QĐ", CoverageSamples.day("2026-05-22")
                    )
                },
                MarketSamples.certificate("ct_3", state: .claimed) { $0.star = 3 })
            let found = try #require(
                try await desks.certificates.find(decisionNumber: Self.number).first)
            #expect(found.sequence.map(\.certificate.id.text) == ["ct_1", "ct_2"])
            #expect(found.sequence.map(\.standing.word) == [.superseded, .inForce])
            #expect(found.sequence.map(\.lastDay.text) == ["2028-08-14", "2029-05-21"])
        }
    }

    @Test func `a lapse pauses the listing where the policy says so, the very next moment`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(), MarketSamples.listing("ls_2"))
            try await desks.add(MarketSamples.certificate())
            try await desks.store.write {
                try $0.set(StoreSession.PolicySetting.lapse, to: LapseRule.pause.rawValue)
            }
            let midnight = CoverageSamples.day("2028-08-15").startUTCMilliseconds
            desks.clock.set(midnight - 1)
            #expect(try await desks.listings.find(ListingID("ls_1"), for: nil).isLive)
            desks.clock.set(midnight)
            await #expect(throws: ListingError.notFound(ListingID("ls_1"))) {
                try await desks.listings.find(ListingID("ls_1"), for: nil)
            }
            await #expect(throws: OrderError.self) { try await desks.place() }
            // One that never had a star goes on.
            #expect(try await desks.listings.find(ListingID("ls_2"), for: nil).isLive)
        }
    }

    @Test func `partners hear once of a star that ended while nobody asked`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(), MarketSamples.listing("ls_2"))
            try await desks.add(MarketSamples.certificate())
            #expect(try await desks.certificates.tellPartnersOfEnds() == 0)
            desks.clock.set(CoverageSamples.day("2028-08-15").startUTCMilliseconds)
            #expect(try await desks.certificates.tellPartnersOfEnds() == 1)
            #expect(try await desks.certificates.tellPartnersOfEnds() == 0)
            #expect(try await desks.listing("ls_1")?.feedVersion == 2)
            #expect(try await desks.listing("ls_2")?.feedVersion == 1)
            desks.clock.set(CoverageSamples.day("2028-08-16").startUTCMilliseconds)
            #expect(try await desks.certificates.tellPartnersOfEnds() == 0)
        }
    }
}
