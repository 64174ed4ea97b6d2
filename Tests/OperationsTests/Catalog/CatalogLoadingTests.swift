internal import Foundation
internal import Market
internal import Operations
internal import Reach
internal import Storage
internal import Testing

@Suite struct CatalogLoadingTests {
    @Test func `the repository's catalog loads whole, and a second time changes nothing`()
        async throws
    {
        let house = try await CatalogHouse()
        let catalog = try house.desk.read(folder: CatalogHouse.realCatalog)
        #expect(catalog.remarks.map(\.line.english) == [])
        let report = try await house.desk.load(catalog, demo: true, by: "cli")
        let added: [(CatalogReport.Subject, Int)] = [
            (.provinces, 34), (.communes, 3_321), (.formerCommunes, 10_571), (.productSets, 26),
            (.producers, 31), (.listings, 53), (.certificates, 37), (.holidays, 24),
        ]
        for (subject, count) in added {
            #expect(report[subject]?.total == count)
            #expect(report[subject]?.added == count)
        }
        #expect(
            catalog.coverage.map(\.courier.code.text) == ["demo_boat", "demo_express", "demo_post"])
        #expect(house.house.atlas.sheet.places.communes.count == 3_321)
        let before = try await house.contents()
        let again = try await house.desk.load(
            try house.desk.read(folder: CatalogHouse.realCatalog), demo: true, by: "cli")
        #expect(again.changesNothing)
        #expect(again.parts.map(\.total) == report.parts.map(\.total))
        #expect(try await house.contents() == before)
    }

    @Test func `demo listings are approved and certified, and keep what is a sample`() async throws
    {
        let house = try await CatalogHouse()
        let report = try await house.load()
        #expect(!report.changesNothing)
        try await house.house.store.read { session in
            let listing = try #require(try session.listing(externalKey: "toi"))
            #expect(listing.state == .approved)
            #expect(listing.sampleFields == ["price_vnd", "stock"])
            #expect(listing.stock == 500)
            let certificate = try #require(try session.certificates(of: listing.id).first)
            #expect(certificate.state == .confirmed)
            #expect(certificate.claim.star == 4)
            #expect(certificate.sampleFields == ["decision_date"])
            let producer = try #require(try session.producer(listing.producer))
            #expect(producer.profile.name == "HTX Đảo Tỏi")
            #expect(try session.history(of: listing.id.text, limit: 5).map(\.note) == ["báo tỉnh"])
        }
    }

    @Test func `a dry run says what would change and changes nothing`() async throws {
        let house = try await CatalogHouse()
        let before = try await house.contents()
        let folder = try SmallCatalog().write()
        let catalog = try house.desk.read(folder: folder.path)
        let report = try await house.desk.tryOut(catalog, demo: true)
        #expect(report.isDryRun && !report.changesNothing)
        #expect(report[.communes]?.added == 3 && report[.listings]?.added == 2)
        #expect(try await house.contents() == before)
        #expect(try await house.load().parts == report.parts)
    }

    @Test func `without the demo set there are neither its listings nor sample couriers`()
        async throws
    {
        let house = try await CatalogHouse()
        var catalog = SmallCatalog()
        #expect(try await house.load(catalog, demo: false)[.listings] == nil)
        #expect(try await house.contents().couriers == [])
        #expect(try await house.contents().listings == [])
        catalog.replace("true", with: "false", in: "coverage/mau/courier.json")
        #expect(try await house.load(catalog, demo: false)[.coverage(Self.mau)]?.added == 7)
    }

    @Test func `a changed row is counted and replaced, and a server beside can notice`()
        async throws
    {
        let house = try await CatalogHouse()
        _ = try await house.load()
        var catalog = SmallCatalog()
        catalog.replace("Cẩm Thành", with: "Cẩm Thành Mới", in: "places/communes.csv")
        catalog.replace("500:16500", with: "500:17500", in: "coverage/mau/lanes.csv")
        catalog.replace("_months\": 36", with: "_months\": 24", in: "policy.json")
        catalog.append("2026-05-01,Quốc tế Lao động,luật", to: "holidays.csv")
        let generation = house.house.generation
        let report = try await house.load(catalog)
        #expect(report[.communes]?.changed == 1)
        #expect(report[.formerCommunes]?.isUnchanged == true)
        #expect(report[.coverage(Self.mau)]?.changed == 1)
        #expect(report[.policy]?.changed == 1)
        #expect(report[.holidays]?.added == 1)
        let after = try await house.contents()
        #expect(after.policy.validMonths == 24)
        #expect(after.holidays.count == 2)
        #expect(after.bumps == 2)
        #expect(house.house.generation != generation)
        let commune = try #require(CommuneCode("21025"))
        #expect(house.house.atlas.sheet.places[commune]?.name == "Cẩm Thành Mới")
    }

    @Test func `text comes in composed, with or without a mark before it`() async throws {
        let house = try await CatalogHouse()
        var catalog = SmallCatalog()
        let text = catalog.text("places/communes.csv").decomposedStringWithCanonicalMapping
            .replacing("\n", with: "\r\n")
        catalog.set("places/communes.csv", to: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        catalog.set(
            "policy.json", to: [0xEF, 0xBB, 0xBF] + Array(catalog.text("policy.json").utf8))
        _ = try await house.load(catalog)
        let names = try await house.contents().communes.map { Array($0.name.utf8) }
        #expect(names.contains(Array("Cẩm Thành".utf8)))
    }

    private static let mau: CourierCode = {
        guard let code = CourierCode("mau") else { preconditionFailure("no code") }
        return code
    }()
}
