internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Which courier carries a parcel, and what it collects.
@Suite struct CourierChoiceTests {
    /// The couriers and the amounts they collect.
    private func chosen(
        _ tables: CoverageTables, _ change: (inout OrderDraft) -> Void
    ) async throws -> [String] {
        var chosen: [String] = []
        try await DeskHouse.with(tables) { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place(MarketSamples.draft([MarketSamples.line()], change))
            chosen = try await desks.order(id).parcels.map {
                "\($0.courier.text) \($0.freight.vnd) \($0.collect.vnd)"
            }
        }
        return chosen
    }

    private func capped(_ a: Int64?, _ b: Int64?) -> CoverageTables {
        var tables = CoverageTables.twoCouriers()
        tables.services[0].codCap = a.map { Money(vnd: $0) }
        tables.services[1].codCap = b.map { Money(vnd: $0) }
        return tables
    }

    @Test func `the wish is cheapest, fastest, or one courier`() async throws {
        let tables = CoverageTables.twoCouriers()
        #expect(try await chosen(tables) { $0.wish = .cheapest } == ["a 20000 0"])
        #expect(try await chosen(tables) { $0.wish = .fastest } == ["b 30000 0"])
        let b = CourierWish.named(CoverageSamples.courier("b"))
        #expect(try await chosen(tables) { $0.wish = b } == ["b 30000 0"])
    }

    @Test func `a wish for a courier that does not go there is refused as such`() async throws {
        let courier = CoverageSamples.courier("c")
        await #expect(throws: OrderError.wishNotServed(lines: [0], courier, ProducerID("pr_1"))) {
            try await chosen(.twoCouriers()) { $0.wish = .named(courier) }
        }
    }

    @Test func `a courier collects goods and freight`() async throws {
        #expect(
            try await chosen(.twoCouriers()) { $0.payment = .cod } == ["a 20000 145000"])
    }

    @Test func `the cap must hold goods and freight together`() async throws {
        #expect(try await chosen(capped(145_000, nil)) { $0.payment = .cod } == ["a 20000 145000"])
        #expect(try await chosen(capped(144_999, nil)) { $0.payment = .cod } == ["b 30000 155000"])
        #expect(try await chosen(capped(124_999, nil)) { $0.payment = .cod } == ["b 30000 155000"])
        #expect(try await chosen(capped(1, 1)) { _ in } == ["a 20000 0"])
    }

    @Test(arguments: [(144_999, 154_999), (124_999, 124_999), (1, 154_999)] as [(Int64, Int64)])
    func `above every cap the order is refused with the reason`(_ a: Int64, _ b: Int64) async throws
    {
        let error = await #expect(throws: OrderError.self) {
            try await chosen(capped(a, b)) { $0.payment = .cod }
        }
        guard case .unreachable(_, _, let answer) = error else {
            Issue.record("refused otherwise: \(String(describing: error))")
            return
        }
        #expect(answer.status == .notServed)
        #expect(Set(answer.reasons.map(\.code)) == [.overCODCap])
    }

    @Test func `a wished courier whose cap is too low is a wish that cannot be had`() async throws {
        let courier = CoverageSamples.courier("a")
        await #expect(throws: OrderError.wishNotServed(lines: [0], courier, ProducerID("pr_1"))) {
            try await chosen(capped(144_999, nil)) {
                ($0.payment, $0.wish) = (.cod, .named(courier))
            }
        }
    }

    @Test func `no coverage is unknown, and an unknown way takes no order`() async throws {
        let error = await #expect(throws: OrderError.self) {
            try await chosen(CoverageTables()) { _ in }
        }
        guard case .unreachable(_, _, let answer) = error else {
            Issue.record("refused otherwise: \(String(describing: error))")
            return
        }
        #expect(answer.status == .unknown)
    }
}
