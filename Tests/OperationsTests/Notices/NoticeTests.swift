internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Producers hear of what happens to them, once, and of nothing else.
@Suite struct NoticeTests {
    private func kinds(_ desks: DeskHouse) async throws -> [String] {
        try await desks.store.read {
            try $0.notices(in: nil, before: nil, limit: 100).map(\.kind).reversed()
        }
    }

    private func letters(_ desks: DeskHouse) async throws -> [QueuedNotice] {
        try await desks.store.read {
            try $0.notices(in: nil, before: nil, limit: 100).reversed()
        }
    }

    private func review(_ desks: DeskHouse, _ verdict: ReviewDecision.Verdict) async throws {
        _ = try await desks.listings.review(
            ListingID("ls_1"),
            ReviewDecision(verdict: verdict, note: "Sửa tên gói", confirmsCertificates: false),
            by: DeskHouse.officer, once: .free, render: Answer.of)
    }

    private func submit(_ desks: DeskHouse) async throws {
        _ = try await desks.listings.move(
            ListingID("ls_1"), .submit, by: DeskHouse.producer, once: .free, render: Answer.of)
    }

    @Test func `each step of a review is told, a second round anew`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            try await submit(desks)
            try await review(desks, .needsWork)
            try await submit(desks)
            try await review(desks, .approve)
            #expect(
                try await kinds(desks) == ["submitted", "needs_work", "submitted", "approved"])
            let letters = try await letters(desks)
            #expect(letters.allSatisfy { $0.recipient == "toi@lyson.example" })
            #expect(letters[1].letter.body.contains("Sửa tên gói"))
        }
    }

    @Test func `an order is told to who packs it, without the buyer`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let order = try await desks.order(try await desks.place())
            let letter = try #require(try await letters(desks).last)
            #expect(letter.kind == "order_to_pack")
            #expect(letter.subject == order.parcels[0].id.text)
            for secret in [order.buyer.name, order.buyer.phone, order.buyer.street] {
                #expect(!letter.letter.body.contains(secret))
            }
        }
    }

    @Test func `a refused order tells nobody`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 0))
            await #expect(throws: OrderError.self) { try await desks.place() }
            #expect(try await kinds(desks).isEmpty)
        }
    }

    @Test func `a star that ends is told once on each rung, however often it is looked at`()
        async throws
    {
        try await DeskHouse.with { desks in
            let today = desks.house.clockwork.today
            try await desks.add(MarketSamples.listing())
            try await desks.add(
                MarketSamples.certificate { $0.decisionDay = today.advanced(by: -1_000) })
            let notices = NoticeDesk(house: desks.house)
            var told: [Int: String] = [:]
            for day in 0...200 {
                desks.clock.set(today.advanced(by: day).startUTCMilliseconds)
                for _ in 0..<2 { try await notices.tellOfEndingCertificates() }
                let last = try await letters(desks).last
                if let last, told.values.contains(last.id) == false { told[day] = last.id }
            }
            let end = MarketSamples.certificate { $0.decisionDay = today.advanced(by: -1_000) }
                .validity(CertificatePolicy(validMonths: 36)).to
            let left = today.distance(to: try #require(end))
            let rungs = ExpiryCalendar.rungs.filter { $0 <= left }.map { left - $0 }
            // The first look finds it on a rung that began before.
            #expect(told.keys.sorted() == ([0] + rungs).sorted())
        }
    }

    @Test func `a certificate with a later one behind it is not spoken of`() async throws {
        try await DeskHouse.with { desks in
            let today = desks.house.clockwork.today
            try await desks.add(MarketSamples.listing())
            try await desks.add(
                MarketSamples.certificate { $0.decisionDay = today.advanced(by: -1_050) },
                MarketSamples.certificate("ct_2") {
                    $0.decisionDay = today.advanced(by: -10)
                    $0.decisionNumber = "99/QĐ-UBND"
                })
            let count = try await NoticeDesk(house: desks.house).tellOfEndingCertificates()
            #expect(count == 2)
            #expect(try await kinds(desks).isEmpty)
        }
    }

    @Test func `only an admin reads and replays notices`() async throws {
        try await DeskHouse.with { desks in
            let notices = NoticeDesk(house: desks.house)
            await #expect(throws: AccessError.self) {
                try await notices.page(in: nil, before: nil, limit: 1, by: DeskHouse.officer)
            }
            await #expect(throws: AccessError.self) {
                try await notices.replay(by: DeskHouse.officer)
            }
            let replayed = try await notices.replay(by: DeskHouse.admin)
            #expect(replayed == 0)
        }
    }
}
