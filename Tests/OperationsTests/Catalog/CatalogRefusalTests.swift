internal import Foundation
internal import Glibc
internal import Operations
internal import Reach
internal import Testing

@Suite struct CatalogRefusalTests {
    @Test(arguments: BadFile.form + BadFile.places + BadFile.demo + BadFile.coverage)
    func `a bad file is refused by file, row and column, and nothing changes`(
        _ bad: BadFile
    ) async throws {
        let house = try await CatalogHouse()
        let before = try await house.contents()
        var catalog = SmallCatalog()
        bad.spoil(&catalog)
        let problems = await #expect(throws: CatalogProblems.self) {
            try await house.load(catalog)
        }
        let found = try #require(problems?.list.first { $0.file == bad.file })
        #expect(found.row == bad.row)
        #expect(found.column == bad.column)
        #expect(!found.message.vietnamese.isEmpty && !found.message.english.isEmpty)
        #expect(try await house.contents() == before)
    }

    @Test(arguments: BadFile.places + BadFile.demo + BadFile.coverage)
    func `one mistake is told once, without the mistakes that follow from it`(
        _ bad: BadFile
    ) async throws {
        var catalog = SmallCatalog()
        bad.spoil(&catalog)
        let house = try await CatalogHouse()
        let problems = await #expect(throws: CatalogProblems.self) {
            try await house.load(catalog)
        }
        let lines = problems?.list.map(\.line.english) ?? []
        #expect(lines.count == 1, "\(lines)")
    }

    @Test func `all problems of all files are found in one pass`() async throws {
        var catalog = SmallCatalog()
        catalog.replace("51,Quảng Ngãi,tinh", with: "51,,tinh", in: "places/provinces.csv")
        catalog.replace("2026-01-01", with: "01/01/2026", in: "holidays.csv")
        catalog.replace("185000", with: "185", in: "demo/listings.csv")
        catalog.replace("\"lowest_star\": 3", with: "\"lowest_star\": 1", in: "policy.json")
        catalog.replace(",yes,500:", with: ",maybe,500:", in: "coverage/mau/lanes.csv")
        let house = try await CatalogHouse()
        let folder = try catalog.write()
        let problems = #expect(throws: CatalogProblems.self) {
            try house.desk.read(folder: folder.path)
        }
        let places = Set(
            problems?.list.map { "\($0.file) \($0.row ?? 0) \($0.column ?? "")" } ?? [])
        let expected: Set = [
            "places/provinces.csv 3 name", "holidays.csv 2 date", "demo/listings.csv 2 price_vnd",
            "policy.json 0 lowest_star", "coverage/mau/lanes.csv 2 serves",
        ]
        #expect(places.isSuperset(of: expected))
    }

    @Test func `more problems than anybody reads are counted, not listed`() async throws {
        var catalog = SmallCatalog()
        for number in 0..<500 { catalog.append("ngày \(number),Lễ,luật", to: "holidays.csv") }
        let house = try await CatalogHouse()
        let folder = try catalog.write()
        let problems = #expect(throws: CatalogProblems.self) {
            try house.desk.read(folder: folder.path)
        }
        #expect(problems?.count == 500)
        #expect(problems?.list.count == CatalogProblems.most)
    }

    @Test func `a problem reads as a place and a sentence in both languages`() async throws {
        var catalog = SmallCatalog()
        catalog.replace("185000", with: "185", in: "demo/listings.csv")
        let house = try await CatalogHouse()
        let folder = try catalog.write()
        let problems = #expect(throws: CatalogProblems.self) {
            try house.desk.read(folder: folder.path)
        }
        let line = try #require(problems?.list.first?.line)
        #expect(
            line.vietnamese
                == "demo/listings.csv, dòng 2, cột price_vnd: Phải từ 1000 đến 1000000000.")
        #expect(
            line.english
                == "demo/listings.csv, row 2, column price_vnd: Must be from 1000 to 1000000000.")
    }

    @Test func `a folder that is not there is named`() async throws {
        let house = try await CatalogHouse()
        let nowhere = house.folder.path + "/nowhere"
        let problems = #expect(throws: CatalogProblems.self) {
            try house.desk.read(folder: nowhere)
        }
        #expect(problems?.list.map(\.file) == [nowhere])
    }

    @Test func `a pipe in place of a file is refused, not waited for`() async throws {
        let house = try await CatalogHouse()
        let folder = try SmallCatalog().write()
        try FileManager.default.removeItem(atPath: folder.path + "/holidays.csv")
        #expect(mkfifo(folder.path + "/holidays.csv", 0o600) == 0)
        let problems = #expect(throws: CatalogProblems.self) {
            try house.desk.read(folder: folder.path)
        }
        #expect(problems?.list.map(\.file) == ["holidays.csv"])
    }
}
