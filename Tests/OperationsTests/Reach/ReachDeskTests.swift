internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What is compiled once is the same as what is compiled anew, and goes with the coverage.
@Suite struct ReachDeskTests {
    private let day = CoverageSamples.day("2026-10-07")
    private let origin = CoverageSamples.commune("21025")

    @Test func `a kept plan is dropped with the coverage that it was made of`() async throws {
        var tables = CoverageSamples.openTables()
        try await DeskHouse.with(tables) { desks in
            let desk = ReachDesk(house: desks.house)
            let parcel = CoverageSamples.parcel()
            for _ in 1...2 {
                let served = try desk.summary(parcel, from: origin, on: day).country.served
                #expect(served.communes == 7)
            }
            tables.placeRules.append(
                CoverageSamples.rule("p-no", "province:01") { $0.delivery = false })
            _ = try await desks.coverage.replace(
                with: tables.document(of: "a"), source: "thử", dryRun: false, by: DeskHouse.admin)
            let served = try desk.summary(parcel, from: origin, on: day).country.served
            #expect(served.communes == 5)
        }
    }

    @Test func `a survey follows the coverage too`() async throws {
        var tables = CoverageSamples.openTables()
        try await DeskHouse.with(tables) { desks in
            let desk = ReachDesk(house: desks.house)
            let province = try #require(ProvinceCode("51"))
            let parcel = CoverageSamples.parcel()
            let before = try await desk.survey(province, parcel, on: day)
            #expect(before.debts.isEmpty)
            tables.placeRules.append(
                CoverageSamples.rule("p-no", "commune:21548") { $0.pickup = false })
            _ = try await desks.coverage.replace(
                with: tables.document(of: "a"), source: "thử", dryRun: false, by: DeskHouse.admin)
            let after = try await desk.survey(province, parcel, on: day)
            #expect(after.debts.flatMap(\.communes).map(\.commune.code.digits) == ["21548"])
        }
    }

    @Test func `what is not on the list of places is refused`() async throws {
        try await DeskHouse.with { desks in
            let desk = ReachDesk(house: desks.house)
            let nowhere = CoverageSamples.commune("99999")
            #expect(throws: ReachDesk.Failure.unknownCommune(nowhere)) {
                try desk.plan(from: nowhere, on: day)
            }
            let province = try #require(ProvinceCode("77"))
            await #expect(throws: ReachDesk.Failure.unknownProvince(province)) {
                try await desk.survey(province, CoverageSamples.parcel(), on: day)
            }
        }
    }

    @Test func `a sieve says of every parcel what a single question says`() throws {
        let snapshot = ReachSnapshot(
            places: CoverageSamples.places, coverage: CoverageSamples.openTables())
        for destination in snapshot.places.communes {
            let sieve = ReachSieve(snapshot, to: destination.code, on: day)
            for grams in [500, 1_000, 2_500] {
                let parcel = CoverageSamples.parcel { $0.weightGrams = grams }
                let status = try snapshot.status(
                    of: parcel, from: origin, to: destination.code, on: day)
                #expect(sieve.serves(parcel, from: origin) == (status == .served))
            }
        }
        let nowhere = ReachSieve(snapshot, to: CoverageSamples.commune("99999"), on: day)
        #expect(!nowhere.serves(CoverageSamples.parcel(), from: origin))
    }

    @Test func `a full shelf is cleared and answers all the same`() throws {
        let snapshot = ReachSnapshot(
            places: CoverageSamples.places, coverage: CoverageSamples.openTables())
        let shelf = ReachShelf(mostPlans: 2, mostPlanSize: 1 << 20, mostSurveys: 1)
        var made = 0
        func plan(_ code: CommuneCode) throws -> ReachPlan {
            try shelf.plan(from: code, on: day) { () throws(ReachError) in
                made += 1
                return try snapshot.plan(from: code, on: day)
            }
        }
        for commune in snapshot.places.communes {
            for _ in 1...2 { #expect(try plan(commune.code).originCommune == commune) }
        }
        #expect(made == snapshot.places.communes.count)
        _ = try plan(snapshot.places.communes[0].code)
        #expect(made == snapshot.places.communes.count + 1)
    }
}
