import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// The page that a QR code on a pack opens.
@Suite struct PassportPageTests {
    private static func move(_ rig: WebRig, to day: String) {
        rig.clock.set(CoverageSamples.day(day).startUTCMilliseconds)
    }

    @Test func `it says product, producer, star and certificate, in Vietnamese and in English`()
        async throws
    {
        try await WebRig.run { rig in
            let page = try await rig.probe.get("/p/ls_1")
            #expect(page.status == 200)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            for words in [
                "<html lang=\"vi\">", "<h1>Tỏi Lý Sơn</h1>", "Hợp tác xã Tỏi Lý Sơn", "4 sao OCOP",
                "Giấy chứng nhận còn hiệu lực.", "1898/QĐ-UBND", "15/8/2025", "14/8/2028",
                "Nếu nghi không phải hàng thật", "Tình trạng ngày 7/10/2026",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            let english = try await rig.probe.get("/p/ls_1", ["Accept-Language": "en"])
            #expect(english.text.contains("4 OCOP stars") && english.text.contains("lang=\"en\""))
        }
    }

    @Test func `what a messenger adds to the address does not keep the page shut`() async throws {
        try await WebRig.run { rig in
            let plain = try await rig.probe.get("/p/ls_1")
            let shared = try await rig.probe.get("/p/ls_1?fbclid=x&utm_source=zalo")
            #expect(shared.status == 200 && shared.text == plain.text)
            let lot = try await rig.probe.get("/p/ls_1?utm_source=zalo&lot=L1")
            #expect(lot.text.contains("<strong>L1</strong>"))
        }
    }

    @Test func `it runs nothing, loads nothing and is small`() async throws {
        try await WebRig.run { rig in
            let page = try await rig.probe.get("/p/ls_1?lot=L-2026.10")
            #expect(page.body.count < 8_000)
            let text = page.text.lowercased()
            for words in ["<script", "javascript:", " onclick", "src=", "@import", "url("] {
                #expect(!text.contains(words), "\(words)")
            }
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.contains("default-src 'none'") && !policy.contains("script-src"))
            #expect(page.header("X-Content-Type-Options") == "nosniff")
        }
    }

    @Test func `the star is off in the very next call after midnight, kept pages or not`()
        async throws
    {
        try await WebRig.run { rig in
            let end = CoverageSamples.day("2028-08-15").startUTCMilliseconds
            rig.clock.set(end - 1)
            for _ in 0..<2 {
                let page = try await rig.probe.get("/p/ls_1")
                #expect(page.text.contains("4 sao OCOP") && page.text.contains("còn 1 ngày"))
            }
            rig.clock.set(end)
            let page = try await rig.probe.get("/p/ls_1")
            #expect(page.text.contains("Hiện không có sao OCOP"))
            #expect(page.text.contains("đã hết hạn") && !page.text.contains("★"))
        }
    }

    @Test func `a revocation is seen at once, with its ground`() async throws {
        try await WebRig.run { rig in
            _ = try await rig.probe.get("/p/ls_1")
            let revoked = try await rig.probe.send(
                "POST", "/v1/certificates/ct_1/revocation", key: rig.keys.officer,
                json: #"{"from":"2026-10-07","ground":"failed_reassessment"}"#)
            #expect(revoked.status == 200)
            let page = try await rig.probe.get("/p/ls_1")
            #expect(page.text.contains("đã bị thu hồi"))
            #expect(page.text.contains("Đánh giá lại không đạt hạng sao"))
        }
    }

    @Test func `a copy is asked for again, and answered short while nothing changed`()
        async throws
    {
        try await WebRig.run { rig in
            let page = try await rig.probe.get("/p/ls_1")
            let tag = try #require(page.header("ETag"))
            let again = try await rig.probe.get("/p/ls_1", ["If-None-Match": tag])
            #expect(again.status == 304 && again.body.isEmpty)
            #expect(page.header("Cache-Control") == "no-cache")
            #expect(page.header("Link")?.contains("product.jsonld") == true)
        }
    }

    @Test func `a paused or withdrawn product has an honest page`() async throws {
        try await WebRig.run { rig in
            try await rig.desks.house.store.write { session in
                try session.insert(MarketSamples.listing("ls_2", state: .paused))
                try session.insert(MarketSamples.listing("ls_3", state: .withdrawn))
                _ = try session.insert(MarketSamples.certificate("ct_3", of: "ls_3"))
                try session.insert(MarketSamples.listing("ls_4", state: .draft))
            }
            let paused = try await rig.probe.get("/p/ls_2").text
            #expect(paused.contains("Đang tạm ngừng bán") && paused.contains("Hiện không có sao"))
            let gone = try await rig.probe.get("/p/ls_3").text
            #expect(gone.contains("Chủ thể đã rút sản phẩm") && gone.contains("4 sao OCOP"))
            for id in ["ls_4", "ls_9", "%3Cb%3E"] {
                let page = try await rig.probe.get("/p/\(id)")
                #expect(page.status == 404 && page.text.contains("Không tìm thấy sản phẩm"))
                #expect(!page.text.contains("<b>"))
            }
        }
    }

    @Test func `what people wrote cannot become markup`() async throws {
        try await WebRig.run { rig in
            try await rig.desks.house.store.write { session in
                try session.insert(
                    MarketSamples.listing("ls_2") {
                        $0.name = #"Tỏi "<b>&</b>" <script>x</script>"#
                    })
            }
            let page = try await rig.probe.get("/p/ls_2")
            #expect(page.text.contains("Tỏi &quot;&lt;b&gt;&amp;&lt;/b&gt;&quot;"))
            #expect(!page.text.contains("<script") && !page.text.contains("<b>"))
        }
    }

    @Test func `its form takes a report without a key, and shows no more of it than a count`()
        async throws
    {
        try await WebRig.run { rig in
            let form = "place=Ch%E1%BB%A3+B%C3%ACnh+S%C6%A1n&note=Nh%C3%A3n+m%E1%BB%9D&contact=0900"
            let sent = try await rig.probe.send(
                "POST", "/p/ls_1/reports",
                ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
            #expect(sent.status == 200 && sent.text.contains("Đã nhận báo cáo"))
            let found = try await rig.probe.get("/v1/certificates/1898/Q%C4%90-UBND")
            #expect(found.json["reports"]["open"].integer == 1)
            #expect(!found.text.contains("Chợ") && !found.text.contains("0900"))
            let empty = try await rig.probe.send(
                "POST", "/p/ls_1/reports",
                ["Content-Type": "application/x-www-form-urlencoded"], body: Array("note=x".utf8))
            #expect(empty.status == 422 && empty.fieldCodes == ["place missing"])
        }
    }
}
