import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// The public page says how the order travels and nothing of who waits for it.
@Suite struct TrackingTests {
    /// What only the storefront and the courier may see.
    private static let secrets = [
        "Nguyễn", "Mẫu", "0987", "987654321", "987 654", "Đội Cấn", "Ba Đình", "00004", "270000",
        "125000", "000đ", "Tỏi", "pk_", "or_", "Kho bí mật", "gọi bà",
    ]

    private static func told(_ travel: TravelRig) async throws -> String {
        _ = try await travel.tell("picked_up", afterHours: 3)
        _ = try await travel.tell(
            "in_transit", afterHours: 20,
            more: #","place":"Kho bí mật","reason":"gọi bà Mẫu 0987654321""#)
        return try await travel.token()
    }

    @Test func `the page shows the way in Vietnamese, and in English when asked`() async throws {
        try await TravelRig.run { travel in
            let token = try await Self.told(travel)
            let page = try await travel.rig.probe.get("/t/\(token)", [:])
            #expect(page.status == 200)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            for words in [
                "<html lang=\"vi\">", "<main>", "<h1>Theo dõi đơn hàng</h1>", "Đang trên đường",
                "Dự kiến giao từ <strong>9/10/2026</strong> đến <strong>10/10/2026</strong>",
                "Từ Tỉnh Quảng Ngãi đến", "Bưu cục A", "8/10/2026",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            let english = try await travel.rig.probe.get(
                "/t/\(token)", ["Accept-Language": "en"])
            #expect(english.text.contains("<html lang=\"en\">"))
            #expect(english.text.contains("On its way"))
            #expect(english.header("Content-Language") == "en")
        }
    }

    @Test func `nothing of the receiver is on it, in any form or language`() async throws {
        try await TravelRig.run { travel in
            let token = try await Self.told(travel)
            for headers in [
                [:], ["Accept-Language": "en"], ["Accept": "application/json"],
            ] as [[String: String]] {
                let reading = try await travel.rig.probe.get("/t/\(token)", headers)
                #expect(reading.status == 200)
                for secret in Self.secrets {
                    #expect(!reading.text.contains(secret), "\(secret)")
                }
            }
        }
    }

    @Test func `it is small, closed to others and kept by nobody`() async throws {
        try await TravelRig.run { travel in
            let token = try await Self.told(travel)
            let page = try await travel.rig.probe.get("/t/\(token)", [:])
            #expect(page.body.count < 6_000)
            #expect(!page.text.contains("<script") && !page.text.contains("http"))
            #expect(page.header("Cache-Control") == "no-store")
            #expect(page.header("X-Robots-Tag") == "noindex, nofollow")
            #expect(page.header("Referrer-Policy") == "no-referrer")
            #expect(page.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
            let json = try await travel.rig.probe.get("/t/\(token)", ["Accept": "application/json"])
            #expect(SchemaCheck.problems(of: json.json, as: .named("Track")) == [])
        }
    }

    @Test func `an address that no order has is not found, as a page or as a problem`()
        async throws
    {
        try await TravelRig.run { travel in
            let page = try await travel.rig.probe.get("/t/nothing", [:])
            #expect(page.status == 404)
            #expect(page.text.contains("Không có đơn hàng nào"))
            let json = try await travel.rig.probe.get(
                "/t/nothing", ["Accept": "application/json"])
            #expect((json.status, json.code) == (404, "not_found"))
        }
    }
}
