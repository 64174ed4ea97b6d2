internal import Reach
internal import TestSupport
import Testing

/// A code with the day of its list leads to the communes of today.
@Suite struct PlaceListTests {
    private let lists = PlaceLists(places: CataloguePlaces.all)

    private func resolve(_ code: String, _ day: String) -> CodeResolution {
        lists.resolve(CoverageSamples.commune(code), on: CoverageSamples.day(day))
    }

    @Test func `the day names the list`() {
        let days = ["2025-02-28", "2025-03-01", "2025-06-30", "2025-07-01", "2026-04-30"]
        #expect(
            days.map { lists.list(on: CoverageSamples.day($0)) }
                == [nil, "2025-06-30", "2025-06-30", "2025-07-01", "2026-04-30"])
        #expect(resolve("21115", "2025-02-28") == .unknownList)
    }

    @Test func `digits that two lists use are told apart by the day`() {
        // 00025 was a ward that went into four communes, and is the commune Giảng Võ since.
        var divided = 0
        for unit in FormerUnit.all {
            guard let code = unit.code, CataloguePlaces.all[code] != nil, unit.successors != [code]
            else { continue }
            divided += 1
            #expect(resolve(code.digits, "2025-06-30") == .divided(unit.successors.sorted()))
            #expect(resolve(code.digits, "2026-11-22") == .one(code))
        }
        #expect(divided == 138)
    }

    @Test func `a divided unit gives all its communes, and a code of no list none`() {
        let communes = ["00004", "00008"].map { CoverageSamples.commune($0) }
        #expect(resolve("00016", "2025-06-30") == .divided(communes))
        #expect(resolve("00016", "2025-07-01") == .unknownCode)
        #expect(resolve("99999", "2025-06-30") == .unknownCode)
        #expect(resolve("99999", "2026-11-22") == .unknownCode)
    }

    @Test func `a code that was corrected since leads on`() {
        let baChe = CodeResolution.one(CoverageSamples.commune("06978"))
        #expect(resolve("06970", "2025-06-30") == baChe)
        #expect(resolve("06970", "2025-12-01") == baChe)
        #expect(resolve("06970", "2026-11-22") == .unknownCode)
    }

    @Test func `every code of both lists leads to what the tables say`() {
        let places = CataloguePlaces.all
        let failures = FormerUnit.all.filter { unit in
            guard let code = unit.code else { return false }
            let successors = unit.successors.sorted()
            let found = lists.resolve(code, on: CoverageSamples.day("2025-05-01"))
            return found != (successors.count == 1 ? .one(successors[0]) : .divided(successors))
        }
        #expect(failures.map(\.name) == [])
        for commune in places.communes {
            #expect(resolve(commune.code.digits, "2026-11-22") == .one(commune.code))
        }
    }

    @Test func `a row's communes are read as those of today`() throws {
        let day = CoverageSamples.day("2025-06-30")
        let read = try lists.translated(
            ["id": "p", "place": "commune:00001", "origin": "province:01"], of: .placeRules,
            from: day)
        #expect(read["place"] == "commune:00097" && read["origin"] == "province:01")
        let error = #expect(throws: CoverageProblems.self) {
            try lists.translated(
                ["id": "l", "origin": "commune:00016", "destination": "commune:99999"],
                of: .lanes, from: day)
        }
        #expect(error?.list.map(\.code) == [.unknownCommune, .dividedCommune])
        #expect(error?.list.map(\.column) == ["destination", "origin"])
        #expect(error?.list.last?.message.vietnamese.contains("00004, 00008") == true)
    }
}
