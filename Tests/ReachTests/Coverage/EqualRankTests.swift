internal import Reach
internal import TestSupport
import Testing

/// Rule 4: two rows of equal rank are never in force on the same day.
@Suite struct EqualRankTests {
    /// The rows reported as overlapping.
    private func overlaps(_ change: (inout CoverageTables) -> Void) -> [String] {
        var tables = CoverageSamples.openTables()
        tables.zones = [
            CoverageSamples.zone("near", "51", "01"), CoverageSamples.zone("far", "01", "79"),
            CoverageSamples.zone("south", "79"),
        ]
        change(&tables)
        return tables.validate(places: CoverageSamples.places)
            .filter { $0.code == .overlap }.compactMap(\.row?.text)
    }

    private func rules(_ places: String...) -> [PlaceRule] {
        places.enumerated().map { index, place in
            CoverageSamples.rule("p\(index)", place) { $0.delivery = true }
        }
    }

    @Test func `whole rows clash, whatever cells they fill`() {
        let found = overlaps {
            $0.placeRules.append(CoverageSamples.rule("p1", "country") { $0.access = .road })
        }
        #expect(found == ["p1"])
    }

    @Test func `rows that follow each other do not clash, as an end is not a day of its row`() {
        func found(_ from: String) -> [String] {
            overlaps {
                $0.lanes[0].validity = CoverageSamples.validity("", "2026-10-07")
                $0.lanes.append(
                    CoverageSamples.lane("l1") { $0.validity = CoverageSamples.validity(from, "") })
            }
        }
        #expect(found("2026-10-07") == [])
        #expect(found("2026-10-06") == ["l1"])
    }

    @Test func `a long row clashes with every later row in its time`() {
        let found = overlaps {
            $0.services[0].validity = CoverageSamples.validity("2026-01-01", "2027-01-01")
            $0.services += [
                ("2026-02-01", "2026-03-01"), ("2026-05-01", "2026-06-01"), ("2027-01-01", ""),
            ]
            .enumerated().map { index, dates in
                CoverageSamples.service("s\(index)") {
                    $0.validity = CoverageSamples.validity(dates.0, dates.1)
                }
            }
        }
        #expect(found == ["s0", "s1"])
    }

    @Test func `another service, courier, origin or width is another rank`() {
        let found = overlaps {
            $0.services.append(CoverageSamples.service("s1", code: "fast"))
            $0.services.append(CoverageSamples.service("s2", courier: "b"))
            $0.placeRules += [
                CoverageSamples.rule("p1", courier: "b"),
                CoverageSamples.rule("p2", "country") {
                    $0.service = CoverageSamples.serviceCode("std")
                    $0.cod = true
                },
                CoverageSamples.rule("p3", "country") {
                    $0.origin = .country
                    $0.cod = true
                },
                CoverageSamples.rule("p4", "province:51") { $0.cod = true },
            ]
            $0.lanes += [
                CoverageSamples.lane("l1", from: "province:51"),
                CoverageSamples.lane("l2", to: "province:51"),
                CoverageSamples.lane("l3", from: "same_province"),
                CoverageSamples.lane("l4", from: "same_commune"),
            ]
        }
        #expect(found == [])
    }

    @Test func `two zones clash where they share a province`() {
        #expect(overlaps { $0.placeRules = rules("zone:near", "zone:far") } == ["p1"])
        #expect(overlaps { $0.placeRules = rules("zone:near", "zone:south") } == [])
        let lanes = overlaps {
            $0.lanes = [
                CoverageSamples.lane("l1", from: "zone:near", to: "zone:far"),
                CoverageSamples.lane("l2", from: "zone:far", to: "zone:south"),
                CoverageSamples.lane("l3", from: "zone:south", to: "zone:near"),
            ]
        }
        #expect(lanes == ["l2"])
    }

    @Test func `suspensions have no rank and may overlap`() {
        let found = overlaps {
            $0.suspensions = ["x1", "x2"].map {
                CoverageSamples.suspension($0) { $0.place = .country }
            }
        }
        #expect(found == [])
    }
}
