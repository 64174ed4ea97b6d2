import Operations
import Storage
import TestSupport
import Testing

@testable import Web

/// What machines and browsers ask of the server itself.
@Suite struct HealthTests {
    @Test func `the server says that it lives and that it can work`() async throws {
        try await WebRig.run { rig in
            let alive = try await rig.probe.get("/healthz")
            let ready = try await rig.probe.get("/readyz")
            #expect(alive.json["status"].text == "alive" && ready.json["status"].text == "ready")
        }
    }

    @Test func `a server that cannot read its store is alive but not ready`() async throws {
        try await WebRig.run { rig in
            try await rig.desks.house.store.close()
            let ready = try await rig.probe.get("/readyz")
            #expect((ready.status, ready.code) == (503, "not_ready"))
            #expect(ready.header("Retry-After") != nil)
            #expect(try await rig.probe.get("/healthz").status == 200)
        }
    }

    @Test func `counts are for admins and for this machine`() async throws {
        try await WebRig.run { rig in
            _ = try await rig.probe.get("/healthz")
            let local = try await rig.probe.get("/metrics")
            #expect(local.status == 200)
            #expect(local.text.contains(#"path="/healthz",status="200"} 1"#))
            let proxied = ["X-Forwarded-For": "203.0.113.7"]
            #expect(try await rig.probe.get("/metrics", proxied).status == 401)
            let shop = try await rig.probe.get("/metrics", key: rig.keys.storefront, proxied)
            #expect(shop.status == 403)
            let admin = try await rig.probe.get("/metrics", key: rig.keys.admin, proxied)
            #expect(admin.status == 200)
        }
    }

    @Test(arguments: ["/", "/problems"])
    func `a browser is shown a page that runs nothing`(path: String) async throws {
        try await WebRig.run { rig in
            let page = try await rig.probe.get(path)
            #expect(page.status == 200)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
            #expect(page.text.contains("lang=\"vi\""))
        }
    }
}
