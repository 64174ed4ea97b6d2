internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
internal import Testing

/// Who is told how good data is, and that a report is what it says.
@Suite struct QualityDeskTests {
    private static let today = MarketSamples.today
    private static let officer = MarketSamples.caller(
        .officer, .commune(CoverageSamples.commune("21548")))
    private static let mountainOfficer = MarketSamples.caller(
        .officer, .commune(CoverageSamples.commune("21484")))
    private static let provinceOfficer = MarketSamples.caller(
        .officer, .province(CoverageSamples.commune("21548").province51))

    @Test func `a producer is told what to mend, a stranger nothing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let desk = QualityDesk(house: desks.house)
            let found = try await desk.listing(ListingID("ls_1"), by: DeskHouse.producer)
            #expect(found.day == Self.today)
            #expect(found.score.best?.check == .certificate)
            #expect(found.sha256.count == 32)
            _ = try await desk.listing(ListingID("ls_1"), by: Self.officer)
            let stranger = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))
            for caller in [stranger, Self.mountainOfficer, DeskHouse.storefront] {
                await #expect(throws: AccessError.outOfScope) {
                    try await desk.listing(ListingID("ls_1"), by: caller)
                }
                await #expect(throws: AccessError.outOfScope) {
                    try await desk.report(of: ProducerID("pr_1"), by: caller)
                }
            }
            await #expect(throws: ListingError.notFound(ListingID("ls_9"))) {
                try await desk.listing(ListingID("ls_9"), by: DeskHouse.admin)
            }
        }
    }

    @Test func `what is stored around a listing is what its score says`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"),
                MarketSamples.listing("ls_2") { $0.pack = "Hộp  250 g." },
                MarketSamples.listing("ls_3") { $0.name = "Tói Lý Sơn" })
            try await desks.add(MarketSamples.certificate(of: "ls_2"))
            try await desks.store.write { session in
                try refuse(ListingID("ls_2"), in: session)
            }
            let desk = QualityDesk(house: desks.house)
            func checks(_ id: String) async throws -> [QualityCheck: [String]] {
                let found = try await desk.listing(ListingID(id), by: DeskHouse.admin)
                return Dictionary(grouping: found.score.findings, by: \.check)
                    .mapValues { $0.map(\.field) }
            }
            let (first, second, third) = (
                try await checks("ls_1"), try await checks("ls_2"), try await checks("ls_3")
            )
            #expect(first[.duplicate] == nil, "the first of two is no copy")
            #expect(second[.duplicate] == ["name"])
            #expect(third[.duplicate] == nil, "another mark is another product")
            #expect(first[.certificate] == ["certificates"])
            #expect(second[.certificate] == nil)
            #expect(second[.partners] == ["photos"])
            #expect(first[.reach] == nil)
        }
    }

    @Test func `a report names the worst first and only the area of the key`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", state: .draft),
                MarketSamples.listing("ls_3", of: "pr_2") { $0.name = "Quế Trà Bồng" })
            try await desks.add(MarketSamples.certificate(of: "ls_3"))
            let desk = QualityDesk(house: desks.house)
            func report(_ caller: Caller, _ commune: String? = nil) async throws -> [String] {
                try await desk.report(
                    commune: commune.map(CoverageSamples.commune), producer: nil, on: Self.today,
                    by: caller
                ).lines.map(\.listing.text)
            }
            #expect(try await report(Self.provinceOfficer) == ["ls_1", "ls_3"])
            #expect(try await report(Self.officer) == ["ls_1"])
            #expect(try await report(Self.mountainOfficer) == ["ls_3"])
            #expect(try await report(DeskHouse.admin, "21484") == ["ls_3"])
            await #expect(throws: AccessError.outOfScope) {
                try await report(Self.officer, "21484")
            }
            let groups = try await desk.report(
                commune: nil, producer: nil, on: Self.today, by: DeskHouse.admin
            ).groups(by: .commune)
            #expect(groups.map(\.key) == ["21548", "21484"])
            #expect(groups.map(\.count) == [1, 1])
        }
    }

    @Test func `twins are found across the pages in which listings are read`() async throws {
        try await DeskHouse.with { desks in
            try await desks.store.write { session in
                for number in 0..<1_040 {
                    let id = "ls_\(10_000 + number)"
                    try session.insert(
                        MarketSamples.listing(id) { $0.name = "Tỏi số \(number % 1_020)" })
                }
            }
            let desk = QualityDesk(house: desks.house)
            let report = try await desk.report(of: .country)
            #expect(report.lines.count == 1_040)
            let alone = try await desk.listing(ListingID("ls_11030"), by: DeskHouse.admin)
            #expect(alone.score.findings.contains { $0.check == .duplicate })
            let line = report.lines.first { $0.listing.text == "ls_11030" }
            #expect(line?.total == alone.score.total, "one listing and a thousand are judged alike")
            let clean = QualityLosses().score(of: .clean)
            #expect(report.lines.count { $0.lost.score(of: .clean) < clean } == 20)
        }
    }

    private func refuse(_ listing: ListingID, in session: StoreSession) throws {
        guard let code = PartnerCode("buu-dien") else { return }
        _ = try session.insert(
            Partner(
                code: code, name: "Bưu điện", kind: "listing_feed", url: "https://x.example",
                secret: Secret("whsec_x"), createdAt: MarketSamples.now))
        try session.save(
            ListingAtPartner(
                listing: listing, seq: 1, version: 1, isDelete: false, status: .rejected,
                code: "image_missing", message: "no image", at: MarketSamples.now), at: code)
    }
}

extension CommuneCode {
    /// The province of the sample places.
    fileprivate var province51: ProvinceCode {
        CoverageSamples.places[self]?.province ?? CoverageSamples.places.provinces[0].code
    }
}
