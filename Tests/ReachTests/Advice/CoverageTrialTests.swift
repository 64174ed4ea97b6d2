internal import Reach
internal import TestSupport
import Testing

@Suite struct CoverageTrialTests {
    private let tables: CoverageTables = {
        var tables = CoverageSamples.openTables()
        tables.suspensions = [CoverageSamples.suspension("x-1")]
        return tables
    }()

    private func statuses(_ tables: CoverageTables) throws -> [ReachStatus] {
        try ReachSnapshot(places: CoverageSamples.places, coverage: tables)
            .plan(from: CoverageSamples.commune("21025"), on: CoverageSamples.day("2026-10-07"))
            .statuses(of: CoverageSamples.parcel())
    }

    @Test func `an ended suspension opens what it had closed`() throws {
        var change = CoverageTrial()
        change.lifted = [CoverageSamples.row("x-1")]
        #expect(Set(try statuses(tables)) == [.notServed])
        let after = try tables.applying(change, places: CoverageSamples.places)
        #expect(Set(try statuses(after)) == [.served])
        #expect(tables.suspensions.count == 1)
    }

    @Test func `a suspension that is not there cannot end`() {
        var change = CoverageTrial()
        change.lifted = [CoverageSamples.row("x-9")]
        #expect(throws: CoverageTrialError.unknownSuspension(CoverageSamples.row("x-9"))) {
            try tables.applying(change, places: CoverageSamples.places)
        }
    }

    @Test func `rows that an import would refuse are refused by row`() throws {
        var change = CoverageTrial()
        change.lanes = [CoverageSamples.lane("l-b"), CoverageSamples.lane("l-a")]
        let error = #expect(throws: CoverageTrialError.self) {
            try tables.applying(change, places: CoverageSamples.places)
        }
        guard case .refused(let problems)? = error else { return }
        #expect(Set(problems.map(\.code)).isSuperset(of: [.duplicateID, .overlap]))
    }

    @Test func `a courier that nobody knows yet can be tried out`() throws {
        var change = CoverageTrial()
        change.couriers = [CoverageSamples.courier("c"): "Xe khách"]
        change.services = [CoverageSamples.service("s-c", courier: "c")]
        change.lanes = [CoverageSamples.lane("l-c", courier: "c")]
        change.placeRules = [CoverageSamples.rule("p-c", courier: "c")]
        change.lifted = [CoverageSamples.row("x-1")]
        let after = try tables.applying(change, places: CoverageSamples.places)
        let answer = try ReachSnapshot(places: CoverageSamples.places, coverage: after).answer(
            CoverageSamples.parcel(), from: CoverageSamples.commune("21025"),
            to: CoverageSamples.commune("00004"), on: CoverageSamples.day("2026-10-07"))
        #expect(Set(answer.options.map(\.courierName)) == ["Bưu cục A", "Xe khách"])
    }
}
