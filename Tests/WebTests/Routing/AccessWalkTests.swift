import HTTPTypes
import Market
import TestSupport
import Testing

@testable import Web

/// Every door, tried with every kind of key and with none.
@Suite struct AccessWalkTests {
    @Test func `every door opens for the roles of its rule and for nobody else`() async throws {
        try await WebRig.run { rig in
            let endpoints = Routes.all(rig.desks, metrics: MetricsRegistry())
            #expect(endpoints.count > 40)
            for endpoint in endpoints {
                for (role, key) in rig.keys.all.map({ (Optional($0.role), Optional($0.secret)) })
                    + [(nil, nil)]
                {
                    let reading = try await Self.knock(rig, endpoint, key)
                    let isLetIn = reading.status != 401 && reading.code != "role_not_allowed"
                    #expect(
                        isLetIn == Self.mayEnter(role, endpoint.access),
                        "\(endpoint.method) \(endpoint.path) \(String(describing: role))")
                    if !isLetIn { #expect(reading.status == (role == nil ? 401 : 403)) }
                    #expect(reading.status < 500, "\(endpoint.method) \(endpoint.path)")
                }
            }
        }
    }

    @Test func `a rule names at least one role unless anyone may enter`() async throws {
        try await WebRig.run { rig in
            for endpoint in Routes.all(rig.desks, metrics: MetricsRegistry()) {
                #expect((endpoint.access == .anyone) == endpoint.access.roles.isEmpty)
                let isRead = endpoint.method == .get
                let isOpenWrite = endpoint.access == .anyone && !isRead
                let questions = [
                    "/v1/reach", "/v1/reach/what-if", "/v1/invitations/redemption",
                    "/v1/claim-codes/redemption", "/v1/addresses", "/p/{id}/reports",
                    "/v1/certificates/{number}/reports",
                    "/v1/certificates/{number}/{issuer}/reports",
                ]
                // A courier that calls shows what its adapter believes, not a key of ours.
                #expect(
                    !isOpenWrite || endpoint.about.isHook || questions.contains(endpoint.path),
                    "\(endpoint.path)")
            }
        }
    }

    @Test func `no two doors have the same method and path`() async throws {
        try await WebRig.run { rig in
            let doors = Routes.all(rig.desks, metrics: MetricsRegistry()).map {
                "\($0.method) \($0.path.replacing(/\{\w+\}/, with: "{}"))"
            }
            #expect(Set(doors).count == doors.count)
        }
    }

    @Test func `a revoked key opens nothing`() async throws {
        try await WebRig.run { rig in
            let listed = try await rig.probe.get("/v1/keys?limit=100", key: rig.keys.admin)
            let shop = listed.json["items"].items.first { $0["role"].text == "storefront" }
            let id = try #require(shop?["id"].text)
            let revoked = try await rig.probe.send("DELETE", "/v1/keys/\(id)", key: rig.keys.admin)
            #expect(revoked.status == 204)
            let reading = try await rig.probe.get("/v1/orders/or_1", key: rig.keys.storefront)
            #expect(reading.status == 401)
        }
    }

    private static func knock(
        _ rig: WebRig, _ endpoint: Endpoint, _ key: String?
    ) async throws -> HTTPReading {
        let target = endpoint.path.replacing(/\{\w+\}/, with: "x")
        let body = endpoint.about.body == nil ? nil : #"{"no_such_field":1}"#
        // A proxy's field makes the call one from elsewhere.
        return try await rig.probe.send(
            endpoint.method.rawValue, target, key: key, ["X-Forwarded-For": "203.0.113.7"],
            json: body)
    }

    private static func mayEnter(_ role: Role?, _ rule: AccessRule) -> Bool {
        switch (rule, role) {
        case (.anyone, _): true
        case (.keys(let roles), let role?): roles.contains(role)
        case (.adminOrLocal, let role?): role == .admin
        case (_, nil): false
        }
    }
}
