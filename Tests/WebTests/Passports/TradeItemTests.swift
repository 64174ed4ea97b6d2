import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// GS1 Digital Link addresses lead to passports.
@Suite struct TradeItemTests {
    private static let number = "8936000000011"

    private static func with(_ test: @escaping @Sendable (WebRig) async throws -> Void)
        async throws
    {
        try await WebRig.run { rig in
            try await rig.desks.house.store.write { session in
                try session.insert(
                    MarketSamples.listing("ls_2") { $0.details.barcode = GTIN(number) })
            }
            try await test(rig)
        }
    }

    @Test(arguments: [
        ("/01/8936000000011", "/p/ls_2"), ("/01/08936000000011", "/p/ls_2"),
        ("/01/08936000000011/10/LO-12.3", "/p/ls_2?lot=LO%2D12%2E3"),
        ("/01/8936000000011/10/A%2FB", "/p/ls_2?lot=A%2FB"),
        ("/01/8936000000011?17=261231", "/p/ls_2?expiry=2026%2D12%2D31"),
        ("/01/8936000000011/21/SN1", "/p/ls_2?serial=SN1"),
        (
            "/01/8936000000011/10/L1/21/SN1?17=270200",
            "/p/ls_2?lot=L1&serial=SN1&expiry=2027%2D02%2D28"
        ),
        ("/01/8936000000011/21/SN1/10/L1", "/p/ls_2?lot=L1&serial=SN1"),
        ("/01/8936000000011/22/2A/10/L1", "/p/ls_2?lot=L1"),
        ("/01/8936000000011/99/x?3103=000250", "/p/ls_2"),
        ("/01/8936000000011/17/991332/10/L1", "/p/ls_2?lot=L1"),
        ("/01/8936000000011?linkType=gs1:pip&fbclid=x", "/p/ls_2"),
    ])
    func `with 13 digits or 14, and with a lot`(_ target: String, _ location: String)
        async throws
    {
        try await Self.with { rig in
            let reading = try await rig.probe.get(target)
            #expect(reading.status == 307)
            #expect(reading.header("Location") == location)
            let page = try await rig.probe.get(location)
            #expect(page.status == 200 && page.text.contains("Tỏi Lý Sơn"))
            if target.contains("LO-12.3") {
                #expect(page.text.contains("<strong>LO-12.3</strong>"))
            }
        }
    }

    @Test(arguments: [
        ("/01/8936000000012", "sai chữ số kiểm tra"), ("/01/abc", "sai chữ số kiểm tra"),
        ("/01/8936000000028", "Chưa có sản phẩm nào mang mã số này"),
        ("/01/8936000000011/10/%23b", "sai số lô"),
        ("/01/8936000000011/10/123456789012345678901", "sai số lô"),
        ("/01/8936000000011/21/%20", "số sê-ri"), ("/01/8936000000011/10", "sai số lô"),
        ("/01/8936000000011/10/L1/21", "số sê-ri"),
    ])
    func `what is no number, or no product's, is a page in Vietnamese`(
        _ target: String, _ words: String
    ) async throws {
        try await Self.with { rig in
            let page = try await rig.probe.get(target)
            #expect(page.status == 404)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.text.contains(words) && !page.text.contains("<b>"))
        }
    }

    @Test func `of several products with the number one is chosen`() async throws {
        try await Self.with { rig in
            try await rig.desks.house.store.write { session in
                try session.insert(
                    MarketSamples.listing("ls_3", of: "pr_2") {
                        ($0.details.barcode, $0.name) = (GTIN(Self.number), "Tỏi khác")
                    })
            }
            let page = try await rig.probe.get("/01/\(Self.number)/10/L1")
            #expect(page.status == 200)
            #expect(page.text.contains("href=\"/p/ls_2?lot=L1\""))
            #expect(page.text.contains("href=\"/p/ls_3?lot=L1\""))
        }
    }

    @Test func `a lot that GS1 does not know is refused on the page, too`() async throws {
        try await Self.with { rig in
            let page = try await rig.probe.get("/p/ls_2?lot=%23b")
            #expect(page.status == 422)
            // These letters GS1 allows, and they stay letters.
            let odd = try await rig.probe.get("/p/ls_2?lot=%3Cb%3E")
            #expect(odd.text.contains("<strong>&lt;b&gt;</strong>") && !odd.text.contains("<b>"))
        }
    }
}
