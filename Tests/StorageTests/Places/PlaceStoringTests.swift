internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// The code list in force.
@Suite struct PlaceStoringTests {
    private func places(
        _ codeList: String, leaving out: String? = nil, former: [FormerCommune] = []
    ) throws -> Places {
        let sample = CoverageSamples.places
        return try Places(
            codeList: codeList, provinces: sample.provinces,
            communes: sample.communes.filter { $0.code.digits != out }, formerCommunes: former)
    }

    private func formerTown() throws -> FormerCommune {
        FormerCommune(
            code: CommuneCode("21115"), name: "Trà Xuân", type: .town, district: "Huyện Trà Bồng",
            districtCode: "525", province: "Tỉnh Quảng Ngãi",
            provinceCode: CoverageSamples.places.provinces[1].code,
            successor: CoverageSamples.commune("21484"), merge: .part)
    }

    @Test func `a new store knows no places`() async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            #expect(try await store.read { try $0.places() == nil })
            try await store.close()
        }
    }

    @Test func `places come back as they were imported`() async throws {
        try await StoreSamples.with { store in
            let imported = try places("2026-05-31", former: [try formerTown()])
            try await store.write { try $0.replacePlaces(imported) }
            let read = try #require(try await store.read { try $0.places() })
            #expect(read.codeList == "2026-05-31")
            #expect(read.provinces == imported.provinces && read.communes == imported.communes)
            #expect(read.formerCommunes == imported.formerCommunes)
        }
    }

    @Test func `a commune that the new list lacks goes, unless something stands on it`()
        async throws
    {
        try await StoreSamples.with { store in
            let fewer = try places("2026-05-31", leaving: "26740")
            try await store.write { try $0.replacePlaces(fewer) }
            let read = try #require(try await store.read { try $0.places() })
            #expect(read[CoverageSamples.commune("26740")] == nil)
            #expect(read.communes.count == 6)

            let homeless = try places("2026-06-30", leaving: "21548")
            await #expect(throws: (any Error).self) {
                try await store.write { try $0.replacePlaces(homeless) }
            }
            #expect(try await store.read { try $0.places()?.codeList } == "2026-05-31")
        }
    }

    @Test func `product sets come in their numbers' order and are renamed in place`() async throws {
        try await StoreSamples.with { store in
            let renamed = ProductSet(
                number: 4, name: "Rau, củ", group: "Tươi", sector: "I", sectorName: "Thực phẩm")
            try await store.write { try $0.upsert(renamed) }
            let sets = try await store.read { try $0.productSets() }
            #expect(sets.map(\.number) == Array(1...26) && sets[3] == renamed)
        }
    }
}
