import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// Money, claims and reports through the doors.
@Suite struct MoneyTests {
    @Test func `a settlement comes in once, and says what does not agree`() async throws {
        try await TravelRig.run { travel in
            _ = try await travel.tell("delivered", afterHours: 30)
            let file = "waybill,collected,remitted\n\(travel.parcel),270000,269000\nX,1,1\n"
            let trial = try await travel.bring(file, dryRun: true)
            #expect((trial.status, trial.json["dry_run"].flag) == (200, true))
            let run = try await travel.bring(file)
            #expect(run.status == 201)
            #expect(
                run.json["lines"].items.map { $0["finding"].text }
                    == ["amount_differs", "unknown_parcel"])
            #expect(trial.json["lines"] == run.json["lines"])
            #expect(SchemaCheck.problems(of: run.json, as: .named("SettlementReport")) == [])
            let again = try await travel.bring(file)
            #expect((again.status, again.json["already_imported"].flag) == (200, true))
            let rig = travel.rig
            let path = try #require(run.header("Location"))
            let csv = try await rig.probe.get("\(path)?format=csv", key: rig.keys.admin)
            #expect(csv.header("Content-Type") == "text/csv; charset=utf-8")
            #expect(csv.text.contains("2,\(travel.parcel),\(travel.parcel),amount_differs"))
            let list = try await rig.probe.get(
                "/v1/couriers/a/settlements", key: rig.keys.admin)
            #expect(list.json["items"].items.count == 1)
            let money = try await rig.probe.get("/v1/cod?state=differs", key: rig.keys.courier)
            #expect(money.json["items"][0]["difference_vnd"].integer == 1_000)
            #expect(SchemaCheck.problems(of: money.json, as: .page(of: "CODEntry")) == [])
        }
    }

    @Test func `a file that is none is refused with its places`() async throws {
        try await TravelRig.run { travel in
            let reading = try await travel.bring("a,b\n1,2\n")
            #expect((reading.status, reading.code) == (422, "invalid_fields"))
            #expect(reading.fieldCodes.count == 3)
            let rig = travel.rig
            let stranger = try await rig.probe.send(
                "POST", "/v1/couriers/a/settlements", key: rig.keys.courier,
                ["Content-Type": "text/csv"], json: "waybill,collected,remitted\n1,1,1")
            #expect(stranger.status == 403)
        }
    }

    @Test func `a lost parcel is claimed, decided and shown to its courier alone`() async throws {
        try await TravelRig.run { travel in
            _ = try await travel.tell("lost", afterHours: 30)
            let rig = travel.rig
            let claims = try await rig.probe.get("/v1/claims", key: rig.keys.courier)
            let id = try #require(claims.json["items"][0]["id"].text)
            #expect(claims.json["items"][0]["amount_vnd"].integer == 250_000)
            #expect(SchemaCheck.problems(of: claims.json, as: .page(of: "Claim")) == [])
            let others = try await rig.probe.get("/v1/claims", key: rig.keys.otherCourier)
            #expect(others.json["items"].items.isEmpty)
            let asked = try await rig.probe.get(
                "/v1/claims?courier=a", key: rig.keys.otherCourier)
            #expect(asked.status == 403)
            let path = "/v1/claims/\(id)/decision"
            let decided = try await rig.probe.send(
                "POST", path, key: rig.keys.admin,
                json: #"{"decision":"accepted","agreed_vnd":200000,"note":"đã đồng ý"}"#)
            #expect(decided.json["state"].text == "accepted")
            #expect(decided.json["agreed_vnd"].integer == 200_000)
            let refused = try await rig.probe.send(
                "POST", path, key: rig.keys.admin, json: #"{"decision":"refused"}"#)
            #expect((refused.status, refused.code) == (409, "move_not_allowed"))
        }
    }

    @Test func `the province reads its orders as JSON and as a table`() async throws {
        try await TravelRig.run { travel in
            _ = try await travel.tell("delivered", afterHours: 30)
            let rig = travel.rig
            for grouping in ["commune", "province", "courier"] {
                let report = try await rig.probe.get(
                    "/v1/reports/orders?by=\(grouping)", key: rig.keys.officer)
                #expect(report.json["items"][0]["on_time_percent"].integer == 100)
                #expect(SchemaCheck.problems(of: report.json, as: .named("OrderReport")) == [])
            }
            let csv = try await rig.probe.get(
                "/v1/reports/orders?by=courier&format=csv", key: rig.keys.officer)
            #expect(csv.text.contains("a,Bưu cục A,,1,1,1,1,100,"))
            let promises = try await rig.probe.get(
                "/v1/reports/broken-promises?at_least=1", key: rig.keys.officer)
            #expect(promises.json["items"].items.isEmpty)
            #expect(SchemaCheck.problems(of: promises.json, as: .named("BrokenPromises")) == [])
            let long = try await rig.probe.get(
                "/v1/reports/orders?from=2020-01-01", key: rig.keys.officer)
            #expect(long.status == 422)
        }
    }
}
