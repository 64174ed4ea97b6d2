internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Certificates that need somebody, for officers of the area and for their producers.
@Suite struct CertificateTaskTests {
    private static func decided(_ daysLeft: Int) -> Day {
        // 36 months before a day in October are 1,096 days, with one leap day among them.
        MarketSamples.today.advanced(by: daysLeft - 1_096)
    }

    private func tasks(
        _ desks: DeskHouse, _ kind: CertificateDesk.TaskKind, by caller: Caller
    ) async throws -> [String] {
        var cursor: String?
        var all: [String] = []
        for _ in 0..<20 {
            let page = try await desks.certificates.tasks(
                kind, cursor: cursor, limit: 2, by: caller)
            all += page.items.map(\.shown.certificate.id.text)
            cursor = page.next
            if cursor == nil { return all }
        }
        Issue.record("the pages never end")
        return all
    }

    @Test func `the calendar's time before and after the end, the most urgent first`()
        async throws
    {
        try await DeskHouse.with { desks in
            for (index, left) in [200, 90, 7, 1, 0, -30, -200].enumerated() {
                let listing = "ls_\(index)"
                try await desks.add(MarketSamples.listing(listing))
                try await desks.add(
                    MarketSamples.certificate("ct_\(index)", of: listing) {
                        $0.decisionDay = Self.decided(left)
                    })
            }
            try await desks.add(
                MarketSamples.certificate("ct_9", of: "ls_0", state: .claimed) { $0.star = 5 })
            #expect(
                try await tasks(desks, .ending, by: DeskHouse.officer) == ["ct_3", "ct_2", "ct_1"])
            #expect(try await tasks(desks, .ended, by: DeskHouse.producer) == ["ct_5", "ct_4"])
            #expect(try await tasks(desks, .toConfirm, by: DeskHouse.officer) == ["ct_9"])
            let elsewhere = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("21484")))
            #expect(try await tasks(desks, .ending, by: elsewhere) == [])
        }
    }

    @Test func `what a later certificate took over from needs nobody`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(
                MarketSamples.certificate("ct_1") { $0.decisionDay = Self.decided(20) },
                MarketSamples.certificate("ct_2") {
                    ($0.star, $0.decisionDay) = (5, Self.decided(900))
                })
            #expect(try await tasks(desks, .ending, by: DeskHouse.officer) == [])
        }
    }

    @Test func `a cursor that nobody gave out is refused`() async throws {
        try await DeskHouse.with { desks in
            await #expect(throws: CursorError.unreadable) {
                try await desks.certificates.tasks(
                    .ending, cursor: "x", limit: 2, by: DeskHouse.officer)
            }
        }
    }
}
