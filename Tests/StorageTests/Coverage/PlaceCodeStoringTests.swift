internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A courier's code names one commune of a system, and a commune has one code.
@Suite struct PlaceCodeStoringTests {
    private static let courier = CoverageSamples.courier("ghn")
    private static let baTo = CoverageSamples.commune("21484")

    private func code(
        _ code: String, _ commune: CommuneCode?, _ state: PlaceCodeState = .confirmed
    ) -> StoredPlaceCode {
        let line = CourierPlaceLine(
            code: code, name: "Xã Ba Tơ", parentCode: "51", parentName: "Quảng Ngãi")
        return StoredPlaceCode(
            entry: PlaceCodeEntry(
                line: line, commune: commune, method: commune == nil ? nil : .exact, state: state))
    }

    private func place(
        _ store: Store, _ system: CodeSystem = .new, courier: CourierCode = courier
    ) async throws -> CourierPlace? {
        try await store.read {
            try $0.placeCode(of: Self.baTo, courier: courier, system: system)
        }
    }

    @Test func `a commune's code is found in its courier's system and in no other`() async throws {
        try await StoreSamples.with { store in
            try await store.write {
                try $0.replacePlaceCodes(
                    [code("70119087", Self.baTo)], courier: Self.courier, system: .new)
                try $0.replacePlaceCodes(
                    [code("530101", Self.baTo)], courier: Self.courier, system: .old)
            }
            let found = try await place(store)
            #expect(
                found
                    == CourierPlace(
                        commune: Self.baTo, courier: Self.courier, system: .new, code: "70119087",
                        name: "Xã Ba Tơ", parentCode: "51", parentName: "Quảng Ngãi",
                        method: .exact, state: .confirmed))
            #expect(try await place(store, .old)?.code == "530101")
            #expect(try await place(store, courier: CoverageSamples.courier("ghtk")) == nil)
        }
    }

    @Test func `what was refused or never matched is not used`() async throws {
        try await StoreSamples.with { store in
            for state in [PlaceCodeState.refused, .unmatched] {
                try await store.write {
                    try $0.replacePlaceCodes(
                        [code("1", nil, state)], courier: Self.courier, system: .new)
                }
                #expect(try await place(store) == nil)
            }
        }
    }

    @Test func `neither two codes of one commune nor two communes of one code can be stored`()
        async throws
    {
        let lySon = CoverageSamples.commune("21548")
        try await StoreSamples.with { store async throws in
            for codes in [
                [code("1", Self.baTo), code("2", Self.baTo)],
                [code("1", Self.baTo), code("1", lySon)], [code("1", nil, .confirmed)],
            ] {
                await #expect(throws: (any Error).self) {
                    try await store.write {
                        try $0.replacePlaceCodes(codes, courier: Self.courier, system: .new)
                    }
                }
            }
            #expect(try await place(store) == nil)
        }
    }

    @Test func `pages are narrowed by state and commune and go on after a code`() async throws {
        try await StoreSamples.with { store in
            try await store.write {
                try $0.replacePlaceCodes(
                    [code("1", Self.baTo), code("2", nil, .unmatched), code("3", nil, .unmatched)],
                    courier: Self.courier, system: .new)
            }
            func codes(_ change: (inout PlaceCodeQuery) -> Void) async throws -> [String] {
                var query = PlaceCodeQuery(courier: Self.courier, system: .new, limit: 2)
                change(&query)
                let wanted = query
                return try await store.read { try $0.placeCodes(wanted) }.map(\.entry.line.code)
            }
            #expect(try await codes { _ in } == ["1", "2"])
            #expect(try await codes { $0.after = "2" } == ["3"])
            #expect(try await codes { $0.state = .unmatched } == ["2", "3"])
            #expect(try await codes { $0.commune = Self.baTo } == ["1"])
        }
    }
}
