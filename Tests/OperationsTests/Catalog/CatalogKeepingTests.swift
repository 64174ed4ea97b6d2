internal import Market
internal import Operations
internal import Reach
internal import Storage
internal import Testing

@Suite struct CatalogKeepingTests {
    @Test func `what people edited in the demo set is not overwritten`() async throws {
        let house = try await CatalogHouse()
        _ = try await house.load()
        try await house.house.store.write { session in
            var listing = try #require(try session.listing(externalKey: "toi"))
            listing.offer.price = Money(vnd: 199_000)
            try session.update(listing)
            var certificate = try #require(try session.certificates(of: listing.id).first)
            certificate.state = .revoked(from: Day(year: 2026, month: 9, day: 1))
            try session.update(certificate)
        }
        let before = try await house.contents()
        var catalog = SmallCatalog()
        catalog.replace("185000", with: "170000", in: "demo/listings.csv")
        #expect(try await house.load(catalog).changesNothing)
        #expect(try await house.contents() == before)
    }

    @Test func `coverage sent in since stays while the files say what they said`() async throws {
        let house = try await CatalogHouse()
        _ = try await house.load()
        let desk = CoverageDesk(house: house.house)
        let sent = try await desk.export(Self.mau)
        var tables = sent.tables
        tables[.suspensions] = []
        _ = try await desk.replace(
            with: CoverageDocument(courier: sent.courier, tables: tables), source: "thử",
            dryRun: false, by: Caller(keyID: "cli", role: .admin, scope: .everything))
        #expect(try await house.load().changesNothing)
        #expect(try await house.contents().rows.contains { $0.table == .suspensions } == false)
        var catalog = SmallCatalog()
        catalog.replace("500:16500", with: "500:17500", in: "coverage/mau/lanes.csv")
        #expect(try await house.load(catalog)[.coverage(Self.mau)]?.added == 1)
    }

    @Test func `a commune that is in use cannot be taken off, and all stays as it was`()
        async throws
    {
        let house = try await CatalogHouse()
        _ = try await house.load()
        let before = try await house.contents()
        var catalog = SmallCatalog()
        catalog.replace(
            "21548,Lý Sơn,dac_khu,51,15.38,109.11,interior_point,10.4,25639,island\n", with: "",
            in: "places/communes.csv")
        catalog.replace(
            ",,,Huyện Lý Sơn,536,Quảng Ngãi,51,21548,whole\n", with: "",
            in: "places/former_communes.csv")
        catalog.replace(
            "3, \"former_rows\": 2", with: "2, \"former_rows\": 1", in: "places/list.json")
        catalog.replace("21548", with: "21025", in: "demo/producers.csv")
        catalog.replace("commune:21548,,,yes", with: "commune:21025,,,yes", in: Self.rules)
        catalog.replace("commune:21548", with: "commune:21025", in: Self.suspensions)
        let problems = await #expect(throws: CatalogProblems.self) {
            try await house.load(catalog)
        }
        #expect(problems?.list.first?.file == "places/communes.csv")
        #expect(problems?.list.first?.message.english.contains("21548") == true)
        #expect(try await house.contents() == before)
    }

    @Test func `coverage of others that the new places do not bear refuses all`() async throws {
        let house = try await CatalogHouse()
        _ = try await house.load()
        let before = try await house.contents()
        var catalog = SmallCatalog()
        for file in catalog.files.keys where file.hasPrefix("coverage/") { catalog.remove(file) }
        catalog.replace("00004,Ba Đình", with: "00008,Ngọc Hà", in: "places/communes.csv")
        _ = try await house.load(SmallCatalog())
        try await house.house.store.write { session in
            let row = CoverageRow(
                table: .placeRules, id: "x.1",
                cells: [
                    "id": "x.1", "courier": "mau", "place": "commune:00004", "pickup": "yes",
                    "source": "thử",
                ])
            let code = try #require(CourierCode("mau"))
            try session.replaceCoverage(
                [row],
                by: CoverageImport(
                    id: "ci_x", courier: code, fileHash: "", keyID: "cli", source: "thử",
                    rowCount: 1, at: 0))
        }
        let problems = await #expect(throws: CatalogProblems.self) {
            try await house.load(catalog)
        }
        #expect(problems?.list.first?.message.english.contains("x.1") == true)
        #expect(try await house.contents().communes == before.communes)
    }

    private static let rules = "coverage/mau/place_rules.csv"
    private static let suspensions = "coverage/mau/suspensions.csv"
    private static let mau: CourierCode = {
        guard let code = CourierCode("mau") else { preconditionFailure("no code") }
        return code
    }()
}
