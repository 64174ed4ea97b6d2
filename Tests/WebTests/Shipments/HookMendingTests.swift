import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// The operator's doors to couriers' calls, and to parcels that wait for a disabled partner.
@Suite struct HookMendingTests {
    private static let secret = "ghn-goi-lai-0123456789"

    /// A rig whose courier `a` is GHN by its API, with one call that nobody has handled.
    private static func run(
        _ test: @escaping @Sendable (WebRig) async throws -> Void
    ) async throws {
        try await WebRig.run { rig in
            guard let code = PartnerCode("ghn") else { return }
            var partner = Partner(
                code: code, name: "GHN", kind: "ghn", url: "https://ghn.example",
                secret: Secret("ghn-token-0123456789"), createdAt: rig.clock.now)
            partner.fields = ["shop_id": Secret("885")]
            partner.hookSecret = Secret(secret)
            partner.carries = CoverageSamples.courier("a")
            _ = try await rig.desks.house.store.write { [partner] in try $0.insert(partner) }
            let taken = try await rig.probe.send(
                "POST", "/v1/webhooks/ghn", ["X-Vuonxa-Hook": secret], json: #"{"n":"\#(secret)"}"#)
            #expect(taken.status == 200)
            try await test(rig)
        }
    }

    private static func settle(_ state: KeptHook.State, _ rig: WebRig) async throws {
        try await rig.desks.house.store.write { session in
            guard let code = PartnerCode("ghn") else { return }
            for hook in try session.waitingHooks(of: code, limit: 9) {
                try session.settle(hook, as: state, note: "vì")
            }
        }
    }

    @Test func `calls are listed by state, as they are described, without the secret`()
        async throws
    {
        try await Self.run { rig in
            try await Self.settle(.unreadable, rig)
            let path = "/v1/partners/ghn/hooks"
            let list = try await rig.probe.get(path + "?state=unreadable", key: rig.keys.admin)
            #expect(list.status == 200)
            #expect(SchemaCheck.problems(of: list.json, as: .page(of: "Hook")) == [])
            #expect(list.json["items"][0]["note"].text == "vì")
            #expect(!list.text.contains(Self.secret))
            let failed = try await rig.probe.get(path + "?state=failed", key: rig.keys.admin)
            #expect(failed.text.hasPrefix(#"{"items":[]"#))
            #expect(
                try await rig.probe.get(path + "?state=x", key: rig.keys.admin).status == 422)
            #expect(try await rig.probe.get(path, key: rig.keys.storefront).status == 403)
            #expect(
                try await rig.probe.get("/v1/partners/x1/hooks", key: rig.keys.admin).status
                    == 404)
        }
    }

    @Test func `calls are handled again, since an instant or by their names`() async throws {
        try await Self.run { rig in
            try await Self.settle(.failed, rig)
            let path = "/v1/partners/ghn/hooks"
            func replay(_ body: String) async throws -> HTTPReading {
                try await rig.probe.send(
                    "POST", path + "/replay", key: rig.keys.admin, json: body)
            }
            let all = try await replay(#"{"since":"2000-01-01T00:00:00Z"}"#)
            #expect((all.status, all.text) == (200, #"{"replayed":1}"#))
            try await Self.settle(.failed, rig)
            let list = try await rig.probe.get(path, key: rig.keys.admin)
            let id = try #require(list.json["items"][0]["id"].text)
            #expect(try await replay(#"{"hooks":["\#(id)"]}"#).text == #"{"replayed":1}"#)
            #expect(try await replay(#"{"hooks":["ch_x"]}"#).status == 422)
            let both = #"{"hooks":["\#(id)"],"since":"2000-01-01T00:00:00Z"}"#
            #expect(try await replay(both).status == 422)
        }
    }

    @Test func `a parcel whose partner is disabled says so, and is listed`() async throws {
        try await Self.run { rig in
            let placed = try await rig.probe.send(
                "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
            let parcel = try #require(placed.json["parcels"][0]["id"].text)
            let path = "/v1/parcels/\(parcel)"
            let free = try await rig.probe.get(path, key: rig.keys.admin)
            #expect(free.text.contains(#""held":null"#))
            try await rig.desks.house.store.write { session in
                guard let code = PartnerCode("ghn") else { return }
                try session.disable(code, reason: "410")
            }
            let held = try await rig.probe.get(path, key: rig.keys.storefront)
            let reason: JSONValue = held.json["shipment"]["held"]
            #expect(reason["code"].text == "partner_disabled")
            #expect(reason["message"].text?.hasPrefix("Đối tác vận chuyển") == true)
            #expect(held.text.contains(#""needs_attention":true"#))
            #expect(SchemaCheck.problems(of: held.json, as: .named("Parcel")) == [])
            for state in ["held", "attention"] {
                let list = try await rig.probe.get(
                    "/v1/shipments?state=\(state)", key: rig.keys.admin)
                #expect(list.json["items"][0]["id"].text == parcel, "\(state)")
            }
        }
    }
}
