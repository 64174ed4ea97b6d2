internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What people may ask about themselves, and what is forgotten without asking.
@Suite struct PersonalDeskTests {
    private static let phone = "0987654321"

    private static func with(
        _ body: (DeskHouse, PersonalDesk) async throws -> Void
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await body(desks, PersonalDesk(house: desks.house))
        }
    }

    /// Erases and answers the ids that were erased and those that were kept.
    private static func erase(
        _ desk: PersonalDesk, force: Bool = false
    ) async throws -> (erased: [String], kept: [String], mentions: Int) {
        let answer = try await desk.erase(
            try PersonalWish(phone: phone, isForced: force), by: DeskHouse.admin, once: .free
        ) { erasure in
            let words = [
                erasure.erased.map(\.text).joined(separator: " "),
                erasure.kept.map(\.text).joined(separator: " "), "\(erasure.mentions)",
            ]
            return Answer(status: 200, body: Array(words.joined(separator: "|").utf8))
        }
        let words = answer.text.split(separator: "|", omittingEmptySubsequences: false)
        return (
            words[0].split(separator: " ").map(String.init),
            words[1].split(separator: " ").map(String.init), Int(words[2]) ?? -1
        )
    }

    private static func cancel(_ order: OrderID, _ desks: DeskHouse) async throws {
        _ = try await desks.orders.cancel(
            order, by: DeskHouse.storefront, once: .free, render: Answer.of)
    }

    @Test(arguments: ["0987 654 321", "+84987654321", "84.987.654.321"])
    func `an export holds every order of the number, and is itself a look`(
        _ phone: String
    ) async throws {
        try await Self.with { desks, desk in
            let first = try await desks.place()
            let second = try await desks.place()
            _ = try await desks.place(MarketSamples.draft { $0.buyer.phone = "0987654322" })
            let answer = try await desk.export(
                try PersonalWish(phone: phone), by: DeskHouse.admin, once: .free
            ) { export in
                #expect(export.orders.map(\.id) == [first, second])
                #expect(export.orders.allSatisfy { $0.buyer.name == "Nguyễn Thị Mẫu" })
                return Answer(status: 200, body: export.json)
            }
            #expect(answer.text.contains("\"street\":\"12 phố Đội Cấn\""))
            let reads = try await desk.reads(of: first, by: DeskHouse.admin)
            #expect(reads.contains { $0.door == .export && $0.reader == DeskHouse.admin.keyID })
        }
    }

    @Test func `an order that is over is erased, one under way is kept unless forced`()
        async throws
    {
        try await Self.with { desks, desk in
            let over = try await desks.place()
            let underWay = try await desks.place()
            try await Self.cancel(over, desks)
            let gentle = try await Self.erase(desk)
            #expect(gentle.erased == [over.text] && gentle.kept == [underWay.text])
            #expect(try await desks.order(over).buyer.isErased)
            #expect(try await !desks.order(underWay).buyer.isErased)
            let forced = try await Self.erase(desk, force: true)
            #expect(forced.erased == [underWay.text] && forced.kept == [])
            #expect(try await desks.order(underWay).buyer.isErased)
            let nobody = try await Self.erase(desk, force: true)
            #expect(nobody.erased == [] && nobody.kept == [] && nobody.mentions == 0)
        }
    }

    @Test func `what an erased order leaves is its goods and money`() async throws {
        try await Self.with { desks, desk in
            let id = try await desks.place()
            let before = try await desks.order(id)
            _ = try await Self.erase(desk, force: true)
            let after = try await desks.order(id)
            #expect(after.total == before.total && after.lines == before.lines)
            #expect(after.parcels == before.parcels)
            #expect(after.buyer.commune == before.buyer.commune)
        }
    }

    @Test func `a remembered answer of an erased order still makes the request the same one`()
        async throws
    {
        try await Self.with { desks, desk in
            let render: @Sendable (OrderDesk.View) -> Answer = { view in
                let words = "\(view.order.id.text) \(view.order.buyer.name)"
                return Answer(status: 201, body: Array(words.utf8))
            }
            let placed = try await desks.orders.place(
                MarketSamples.draft(), by: DeskHouse.storefront, once: .keyed("k"), render: render)
            #expect(placed.text.hasSuffix("Nguyễn Thị Mẫu"))
            #expect(try await Self.erase(desk, force: true).mentions == 1)
            let again = try await desks.orders.place(
                MarketSamples.draft(), by: DeskHouse.storefront, once: .keyed("k"), render: render)
            #expect(again.isReplay && again.status == 201)
            #expect(again.text.contains("\"erased\":true") && !again.text.contains("Mẫu"))
            #expect(try await desks.listing()?.stock == 9)
        }
    }

    @Test func `an answer that names an erased order goes, though it names a kept one too`()
        async throws
    {
        try await Self.with { desks, desk in
            let over = try await desks.place()
            _ = try await desks.place()
            try await Self.cancel(over, desks)
            func export() async throws -> Answer {
                try await desk.export(
                    try PersonalWish(phone: Self.phone), by: DeskHouse.admin, once: .keyed("e")
                ) { Answer(status: 200, body: $0.json) }
            }
            #expect(try await export().text.contains("12 phố Đội Cấn"))
            #expect(try await Self.erase(desk).mentions == 1)
            let again = try await export()
            #expect(again.isReplay && !again.text.contains("12 phố Đội Cấn"))
        }
    }

    @Test func `a purge forgets finished orders after their time and others after twice that`()
        async throws
    {
        try await Self.with { desks, desk in
            let over = try await desks.place()
            let underWay = try await desks.place()
            try await Self.cancel(over, desks)
            let retention = Retention(days: 10)
            #expect(try await desk.purge(retention, by: "clock") == .init())
            desks.clock.advance(seconds: 10 * 86_400 + 1)
            #expect(try await desk.purge(retention, by: "clock") == .init(erased: 1, kept: 1))
            #expect(try await desks.order(over).buyer.isErased)
            #expect(try await !desks.order(underWay).buyer.isErased)
            desks.clock.advance(seconds: 10 * 86_400)
            #expect(try await desk.purge(retention, by: "clock") == .init(erased: 1, kept: 0))
            #expect(try await desk.purge(retention, by: "clock") == .init())
            #expect(
                try await desks.history(of: "personal") == ["personal_purge", "personal_purge"])
        }
    }

    @Test(arguments: [DeskHouse.officer, DeskHouse.storefront, DeskHouse.producer])
    func `nobody but an admin exports or erases`(_ caller: Caller) async throws {
        try await Self.with { _, desk in
            let wish = try PersonalWish(phone: Self.phone)
            await #expect(throws: AccessError.roleNotAllowed(caller.role)) {
                _ = try await desk.export(wish, by: caller, once: .free) {
                    Answer(status: 200, body: $0.json)
                }
            }
            await #expect(throws: AccessError.roleNotAllowed(caller.role)) {
                _ = try await desk.erase(wish, by: caller, once: .free) { _ in
                    Answer(status: 200, body: [])
                }
            }
        }
    }
}
