internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Codes of an earlier list, in a question and in a courier's older sheet.
@Suite struct ListedCodeTests {
    private static let courier = CoverageSamples.courier("a")
    private static let before = CoverageSamples.day("2025-06-30")

    /// 21484 was a town in what is Cẩm Thành today; 30001 went whole to Ba Tơ, 30002 was divided.
    static func places() throws -> Places {
        func unit(_ code: String, _ name: String, _ to: String, _ merge: Merge) throws
            -> FormerCommune
        {
            FormerCommune(
                code: CoverageSamples.commune(code), name: name, type: .xa,
                district: "Huyện Ba Tơ", districtCode: "535", province: "Quảng Ngãi",
                provinceCode: try #require(ProvinceCode("51")),
                successor: CoverageSamples.commune(to), merge: merge)
        }
        let places = CoverageSamples.places
        return try Places(
            codeList: places.codeList, provinces: places.provinces, communes: places.communes,
            formerCommunes: [
                unit("21484", "Phố Cũ", "21025", .whole), unit("30001", "Ba Cũ", "21484", .whole),
                unit("30002", "Chia Đôi", "21484", .part),
                unit("30002", "Chia Đôi", "21025", .part),
            ])
    }

    private static func with(_ body: (DeskHouse) async throws -> Void) async throws {
        try await DeskHouse.with { desks async throws in
            let places = try places()
            try await desks.store.write { try $0.replacePlaces(places) }
            try await desks.house.atlas.reload(from: desks.store)
            try await body(desks)
        }
    }

    private func codes(_ desks: DeskHouse, _ code: String, _ day: Day) throws -> [String] {
        try ReachDesk(house: desks.house).listed(CoverageSamples.commune(code), on: day)
            .communes.map(\.code.digits)
    }

    @Test func `a code is told by the day of its list`() async throws {
        try await Self.with { desks async throws in
            let today = desks.house.clockwork.today
            #expect(try codes(desks, "21484", Self.before) == ["21025"])
            #expect(try codes(desks, "21484", today) == ["21484"])
            #expect(try codes(desks, "30002", Self.before) == ["21025", "21484"])
            #expect(try codes(desks, "30001", today) == [])
            let old = CoverageSamples.day("2019-01-01")
            #expect(throws: ReachDesk.Failure.unknownList(old)) {
                try codes(desks, "21484", old)
            }
        }
    }

    private func bring(_ desks: DeskHouse, _ place: String) async throws -> CoverageDifference {
        let text = "id,place,delivery,source\np-old,commune:\(place),no,tờ cũ\n"
        let draft = try await desks.coverage.draft(
            of: Self.courier, .placeRules, file: Array(text.utf8), listedOn: Self.before)
        return try await desks.coverage.bring(
            draft, source: "tờ cũ", dryRun: false, by: DeskHouse.admin)
    }

    @Test func `an older sheet is stored under today's codes`() async throws {
        try await Self.with { desks async throws in
            _ = try await bring(desks, "30001")
            let rows = try await desks.coverage.export(Self.courier).tables[.placeRules] ?? []
            #expect(rows.map { $0["place"] } == ["commune:21484"])
            _ = try await bring(desks, "21484")
            let again = try await desks.coverage.export(Self.courier).tables[.placeRules] ?? []
            #expect(again.map { $0["place"] } == ["commune:21025"])
        }
    }

    @Test(arguments: [
        ("30002", CoverageProblemCode.dividedCommune), ("26732", .unknownCommune),
        ("21548", .unknownCommune),
    ])
    func `a code that is not one commune today is refused by line and column`(
        place: String, code: CoverageProblemCode
    ) async throws {
        try await Self.with { desks async throws in
            let before = try await desks.coverage.export(Self.courier)
            let error = await #expect(throws: CoverageFailure.self) {
                try await bring(desks, place)
            }
            guard case .refused(let problems)? = error else { return }
            #expect(problems.map(\.code) == [code])
            #expect(problems.map(\.line) == [2] && problems.map(\.column) == ["place"])
            #expect(try await desks.coverage.export(Self.courier) == before)
        }
    }

    @Test func `a courier's code of a former unit says what the unit is today`() async throws {
        try await Self.with { desks async throws in
            let desk = desks.placeCodes
            let system = try desk.system(listedOn: Self.before)
            #expect(system == .old)
            #expect(try desk.system(listedOn: desks.house.clockwork.today) == .new)
            let lines = ["Phố Cũ", "Chia Đôi", "Chưa Có"].map {
                CourierPlaceLine(
                    code: $0, name: $0, parentName: "Ba Tơ", provinceName: "Quảng Ngãi")
            }
            _ = try await desk.replace(
                lines, of: Self.courier, system, dryRun: false, by: DeskHouse.admin)
            let page = try await desk.page(
                PlaceCodeQuery(courier: Self.courier, system: system, limit: 9))
            let today = Dictionary(
                uniqueKeysWithValues: page.map {
                    ($0.code.entry.line.code, $0.today.map(\.digits))
                })
            #expect(
                today == [
                    "Phố Cũ": ["21025"], "Chia Đôi": ["21025", "21484"], "Chưa Có": [],
                ])
        }
    }

    @Test func `a day before every known list is refused`() async throws {
        try await Self.with { desks async throws in
            let old = CoverageSamples.day("2019-01-01")
            await #expect(throws: CoverageFailure.unknownList(old)) {
                try await desks.coverage.draft(
                    of: Self.courier, .placeRules, file: [], listedOn: old)
            }
        }
    }
}
