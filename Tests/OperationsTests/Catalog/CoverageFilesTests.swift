internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import Testing

@Suite struct CoverageFilesTests {
    private static let admin = Caller(keyID: "cli", role: .admin, scope: .everything)

    @Test func `every demo courier exports as its files, and importing them changes nothing`()
        async throws
    {
        let house = try await CatalogHouse()
        let catalog = try house.desk.read(folder: CatalogHouse.realCatalog)
        _ = try await house.desk.load(catalog, demo: true, by: "cli")
        let coverage = CoverageDesk(house: house.house)
        #expect(catalog.coverage.count == 3)
        for courier in catalog.coverage.map(\.courier) {
            let files = try await coverage.export(courier.code).files
            let folder = try TemporaryFolder()
            for (name, text) in files {
                try folder.write(Array(text.utf8), to: name)
                let path = CatalogHouse.realCatalog + "/coverage/\(courier.code.text)/\(name)"
                #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "\(path)")
            }
            let read = try house.desk.readCoverage(folder: folder.path)
            #expect(read.courier == courier)
            let difference = try await coverage.bring(
                read, source: "thử", dryRun: true, by: Self.admin)
            #expect(difference.added + difference.changed + difference.ended == [])
            #expect(difference.rowCount > 0)
        }
    }

    @Test func `cells with commas, quotes and line breaks survive a way out and in`() async throws {
        let house = try await CatalogHouse()
        var catalog = SmallCatalog()
        catalog.replace(
            "\"mẫu, tàu nghỉ\"", with: "\"mẫu, bão \"\"số 12\"\"\"",
            in: "coverage/mau/suspensions.csv")
        catalog.replace(
            "Bưu chính mẫu", with: #"Bưu \"chính\" mẫu"#, in: "coverage/mau/courier.json")
        _ = try await house.load(catalog)
        let code = try #require(CourierCode("mau"))
        let document = try await CoverageDesk(house: house.house).export(code)
        let folder = try TemporaryFolder()
        for (name, text) in document.files { try folder.write(Array(text.utf8), to: name) }
        let read = try house.desk.readCoverage(folder: folder.path)
        #expect(try read.rows == document.draft().rows)
        #expect(read.courier.name == "Bưu \"chính\" mẫu")
    }

    @Test func `one courier's bad folder is refused by file, row and column`() async throws {
        let house = try await CatalogHouse()
        var catalog = SmallCatalog()
        catalog.replace(
            "2026-10-26", with: "26/10/2026", in: "coverage/mau/suspensions.csv")
        catalog.replace("mien_bac,01", with: "mien_bac,1", in: "coverage/mau/zones.csv")
        let folder = try catalog.write()
        let problems = #expect(throws: CatalogProblems.self) {
            try house.desk.readCoverage(folder: folder.path + "/coverage/mau")
        }
        let places = problems?.list.map { "\($0.file) \($0.row ?? 0) \($0.column ?? "")" }
        #expect(places == ["suspensions.csv 2 valid_from", "zones.csv 2 province"])
    }

    @Test func `what the desk refuses is told in the files' own rows`() async throws {
        let house = try await CatalogHouse()
        _ = try await house.load()
        var catalog = SmallCatalog()
        catalog.replace("commune:21548", with: "commune:99999", in: "coverage/mau/place_rules.csv")
        let folder = try catalog.write()
        let document = try house.desk.readCoverage(folder: folder.path + "/coverage/mau")
        let failure = await #expect(throws: CoverageFailure.self) {
            try await CoverageDesk(house: house.house).bring(
                document, source: "thử", dryRun: false, by: Self.admin)
        }
        guard case .refused(let refused) = failure else {
            Issue.record("not refused: \(String(describing: failure))")
            return
        }
        let problems = CatalogProblems(refused).list
        #expect(problems.map(\.file) == ["place_rules.csv"])
        #expect(problems.map(\.row) == [3])
        #expect(problems.map(\.column) == ["place"])
    }
}
