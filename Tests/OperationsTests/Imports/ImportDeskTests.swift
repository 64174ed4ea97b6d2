internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Files of listings as jobs.
@Suite struct ImportDeskTests {
    static let three = ImportSamples.csv([
        ImportSamples.row("A"), ImportSamples.row("B", [9: "liên hệ"]), ImportSamples.row("C"),
    ])

    @Test func `good rows become drafts and a bad one is named`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let done = try await desks.bring(Self.three)
            #expect(done.state == .finished)
            #expect(try await desks.outcomes(of: done) == [.new, .refused, .new])
            let bad = try await desks.rows(of: done)[1]
            #expect(bad.number == 3)
            #expect(bad.problems.map(\.field) == ["price_vnd"])
            #expect(bad.problems.map(\.column) == ["J"])
            let listing = try await desks.store.read { try $0.listing(externalKey: "pr_1/A") }
            #expect(listing?.state == .draft)
            #expect(listing?.stock == 7)
            #expect(listing?.offer.price == Money(vnd: 125_000))
            #expect(done.progress.total == 3)
        }
    }

    @Test func `the same file again changes nothing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let file = ImportSamples.csv([
                ImportSamples.row("A"), ImportSamples.row(""), ImportSamples.row("C"),
            ])
            try await desks.bring(file)
            let before = try await desks.everything()
            desks.clock.advance(by: 60_000)
            let again = try await desks.bring(file)
            #expect(try await desks.outcomes(of: again) == [.unchanged, .unchanged, .unchanged])
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `two producers may use the same key of their own`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let file = ImportSamples.csv([ImportSamples.row("A")])
            try await desks.bring(file)
            let other = try await desks.bring(
                file, by: DeskHouse.admin, of: ProducerID("pr_2"))
            #expect(try await desks.outcomes(of: other) == [.new])
            let (one, two) = try await desks.store.read {
                (
                    try $0.listing(externalKey: "pr_1/A")?.producer,
                    try $0.listing(externalKey: "pr_2/A")?.producer
                )
            }
            #expect(one == ProducerID("pr_1"))
            #expect(two == ProducerID("pr_2"))
        }
    }

    @Test func `a changed cell changes its field and an empty one nothing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.bring(ImportSamples.csv([ImportSamples.row("A")]))
            let changed = try await desks.bring(
                ImportSamples.csv(
                    [["A", "130.000", "", "9"]], titles: ["Mã ngoài", "Giá", "Mô tả", "Tồn kho"]))
            #expect(try await desks.outcomes(of: changed) == [.changed])
            let listing = try await desks.store.read { try $0.listing(externalKey: "pr_1/A") }
            #expect(listing?.offer.price == Money(vnd: 130_000))
            #expect(listing?.offer.description == "Tỏi một nhánh.")
            #expect(listing?.stock == 9)
        }
    }

    @Test func `a risky edit of what is live waits, and again it is unchanged`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.add(MarketSamples.listing("ls_1"))
            let file = ImportSamples.csv(
                [["ls_1", "Câu chữ mới."]], titles: ["Mã sản phẩm", "Mô tả"])
            let waiting = try await desks.bring(file)
            #expect(try await desks.outcomes(of: waiting) == [.waiting])
            #expect(
                try await desks.listing()?.offer.description
                    == MarketSamples.offer().description)
            let again = try await desks.bring(file)
            #expect(try await desks.outcomes(of: again) == [.unchanged])
        }
    }

    @Test func `a row that says what is published takes no waiting change back`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.add(MarketSamples.listing("ls_1"))
            try await desks.bring(
                ImportSamples.csv([["ls_1", "Câu chữ mới."]], titles: ["id", "description"]))
            let both = ImportSamples.csv(
                [["ls_1", MarketSamples.offer().description, "120.000"]],
                titles: ["id", "description", "price_vnd"])
            try await desks.bring(both)
            let (listing, request) = try await desks.store.read {
                (
                    try $0.listing(ListingID("ls_1")),
                    try $0.waitingRequest(of: ListingID("ls_1"))
                )
            }
            #expect(request?.changes.keys.contains("description") == true)
            #expect(
                listing?.offer.price == Money(vnd: 120_000)
                    || request?.changes.keys.contains("price_vnd") == true)
        }
    }

    @Test func `nobody changes another producer's listing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.add(MarketSamples.listing("ls_2", of: "pr_2"))
            let before = try await desks.everything()
            let done = try await desks.bring(
                ImportSamples.csv(
                    [["ls_2", "", "1.000"], ["", "pr_2", "1.000"], ["ls_9", "", "1.000"]],
                    titles: ["id", "producer", "price_vnd"]))
            #expect(try await desks.outcomes(of: done) == [.refused, .refused, .refused])
            #expect(try await desks.everything() == before)
            await #expect(throws: AccessError.outOfScope) {
                try await desks.open(Self.three, of: ProducerID("pr_2"))
            }
        }
    }

    @Test func `the second of two rows about one listing is refused`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let file = ImportSamples.csv([
                ImportSamples.row("A"), ImportSamples.row("A", [9: "130.000"]),
                ImportSamples.row("", [1: "Cùng tên"]), ImportSamples.row("", [1: "Cùng tên"]),
            ])
            let trial = try await desks.bring(file, dryRun: true)
            let done = try await desks.bring(file)
            let expected: [ImportOutcome] = [.new, .refused, .new, .refused]
            #expect(try await desks.outcomes(of: trial) == expected)
            #expect(try await desks.outcomes(of: done) == expected)
        }
    }

    @Test func `a file without what rows need is refused with all that is missing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let before = try await desks.everything()
            let failed = try await desks.bring(
                ImportSamples.csv([["Tỏi", "x"]], titles: ["Tên sản phẩm", "Màu"]))
            #expect(failed.state == .failed)
            #expect(failed.problems.count == ListingColumn.demandedOfNewCount - 1)
            await #expect(throws: FieldProblems([ImportDesk.noFile])) { try await desks.open([]) }
            for file in [Array("PK\u{3}\u{4}hỏng".utf8), [0xD0, 0xCF, 0x11, 0xE0] as [UInt8]] {
                let failed = try await desks.bring(file)
                #expect(failed.state == .failed)
                #expect(failed.problems.first?.message.vietnamese.isEmpty == false)
            }
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `columns that nobody reads are told`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let done = try await desks.bring(
                ImportSamples.csv(
                    [ImportSamples.row("A") + ["đỏ", "approved"]],
                    titles: ImportSamples.titles + ["Màu hộp", "Trạng thái"]))
            #expect(done.columns.unknown == ["Màu hộp"])
            #expect(done.columns.readOnly == ["Trạng thái"])
            #expect(try await desks.outcomes(of: done) == [.new])
        }
    }
}

extension ListingColumn {
    /// How many columns a file of new listings must have.
    static var demandedOfNewCount: Int { 10 }
}
