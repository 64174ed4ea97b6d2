internal import Reach
internal import TestSupport
import Testing

@Suite struct ProvinceSurveyTests {
    private let day = CoverageSamples.day("2026-10-07")

    private func survey(_ change: (inout CoverageTables) -> Void) throws -> ProvinceSurvey {
        var tables = CoverageSamples.openTables()
        change(&tables)
        let snapshot = ReachSnapshot(places: CoverageSamples.places, coverage: tables)
        let province = try #require(ProvinceCode("51"))
        var gathering = ProvinceSurvey.Gathering(
            province, day, CoverageSamples.parcel(), in: snapshot.places)
        for origin in gathering.origins { gathering.add(try snapshot.plan(from: origin, on: day)) }
        return gathering.finished()
    }

    @Test func `every commune of the province stands once, as origin and as destination`() throws {
        let survey = try survey { _ in }
        let own = CoverageSamples.places.communes.filter { $0.province.digits == "51" }
        #expect(survey.communes.map(\.commune.code) == own.map(\.code))
        #expect(survey.communes.allSatisfy { $0.asOrigin.served.communes == 7 })
        #expect(survey.communes.allSatisfy { $0.asDestination.served == own.count })
        #expect(survey.debts.isEmpty && survey.unknowns.isEmpty)
    }

    @Test func `a commune that lacks a leg is a debt, remote classes apart`() throws {
        let survey = try survey {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "commune:21548") { $0.pickup = false })
            $0.placeRules.append(
                CoverageSamples.rule("p2", "commune:21025") { $0.delivery = false })
        }
        #expect(survey.debts.map(\.remoteness) == [.island, nil])
        #expect(
            survey.debts.flatMap(\.communes).map(\.commune.code.digits) == ["21548", "21025"])
        let island = try #require(survey.debts.first?.communes.first)
        #expect((island.originStatus, island.destinationStatus) == (.notServed, .served))
    }

    @Test func `what nobody has said is listed by people, with whom to ask`() throws {
        let survey = try survey {
            $0.placeRules = [
                CoverageSamples.rule("p1", "province:51") { $0.pickup = true },
                CoverageSamples.rule("p2", "province:79") { $0.delivery = true },
                CoverageSamples.rule("p3", "commune:21548") { $0.delivery = false },
            ]
        }
        #expect(survey.unknowns.allSatisfy { $0.leg == .delivery })
        let codes = survey.unknowns.map(\.commune.code.digits)
        #expect(Set(codes).isDisjoint(with: ["21548"]) && !codes.isEmpty)
        let people = survey.unknowns.map { $0.commune.population ?? 0 }
        #expect(people == people.sorted(by: >))
        #expect(
            survey.unknowns.first?.silences
                == [
                    ReachSilence(
                        courier: CoverageSamples.courier("a"),
                        service: CoverageSamples.serviceCode("std"), unsaid: [.noDeliveryRow])
                ])
    }

    @Test func `an unsaid pick-up is one line, not one for every destination`() throws {
        let survey = try survey {
            $0.placeRules = [
                CoverageSamples.rule("p1", "country") { $0.delivery = true },
                CoverageSamples.rule("p2", "commune:21025") { $0.pickup = true },
            ]
        }
        #expect(survey.unknowns.allSatisfy { $0.leg == .pickup && $0.origins == 1 })
        let lacking = survey.communes.filter { $0.originStatus == .unknown }
        #expect(
            survey.unknowns.count == lacking.count && lacking.count == survey.communes.count - 1)
    }

    @Test func `the tables have a line per commune`() throws {
        let survey = try survey { $0.placeRules = [] }
        let lines = String(decoding: survey.csv, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == survey.communes.count + 1)
        let unknown = String(decoding: survey.unknownCSV(survey.unknowns), as: UTF8.self)
        #expect(unknown.contains("a/std: NO_PICKUP_ROW"))
    }
}

/// A no beats silence in a survey too.
@Suite struct SurveyedRefusalTests {
    private func unknowns(
        _ grams: Int, _ change: (inout CoverageTables) -> Void
    ) throws -> [ProvinceSurvey.UnknownPlace] {
        var tables = CoverageSamples.openTables()
        tables.services = [CoverageSamples.service { $0.maxWeightGrams = 5_000 }]
        tables.placeRules = [CoverageSamples.rule("p1", "country") { $0.delivery = true }]
        change(&tables)
        let snapshot = ReachSnapshot(places: CoverageSamples.places, coverage: tables)
        let province = try #require(ProvinceCode("51"))
        let day = CoverageSamples.day("2026-10-07")
        var gathering = ProvinceSurvey.Gathering(
            province, day, CoverageSamples.parcel { $0.weightGrams = grams }, in: snapshot.places)
        for origin in gathering.origins { gathering.add(try snapshot.plan(from: origin, on: day)) }
        let survey = gathering.finished()
        let statuses = Set(survey.communes.map(\.originStatus))
        #expect(statuses == [grams > 5_000 ? .notServed : .unknown])
        return survey.unknowns
    }

    @Test func `a parcel that a limit refuses leaves nothing to ask about`() throws {
        #expect(try unknowns(6_000) { _ in }.isEmpty)
        #expect(try unknowns(5_000) { _ in }.count == 3)
    }

    @Test func `only the services that would take the parcel are to be asked`() throws {
        let places = try unknowns(4_000) {
            $0.services.append(
                CoverageSamples.service("s-b", courier: "b") { $0.maxWeightGrams = 1_000 })
        }
        #expect(places.count == 3)
        #expect(places.allSatisfy { $0.silences.map(\.courier.text) == ["a"] })
    }

    @Test func `a commune without delivery to itself still names whom to ask`() throws {
        let places = try unknowns(4_000) {
            $0.placeRules.append(
                CoverageSamples.rule("p2", "commune:21548") { $0.delivery = false })
        }
        #expect(places.allSatisfy { $0.silences.map(\.courier.text) == ["a"] })
    }
}
