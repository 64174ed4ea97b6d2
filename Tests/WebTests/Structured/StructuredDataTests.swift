import Market
import NIOCore
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// What search engines and marketplaces read, checked with their own definitions.
@Suite struct StructuredDataTests {
    /// Listings with every member that a product may lack, and with none of them.
    private static func furnish(_ rig: WebRig) async throws {
        try await rig.desks.house.store.write { session in
            try session.insert(
                MarketSamples.listing("ls_2", stock: 0) { offer in
                    (offer.name, offer.description) = (#"Rượu <cần> & "nếp""#, "")
                    (offer.netUnit, offer.netQuantity) = (.millilitres, 500)
                    offer.details.barcode = GTIN("8936000000011")
                })
            try session.insert(MarketSamples.listing("ls_3", state: .paused))
            try session.insert(
                MarketSamples.listing("ls_4") { ($0.netUnit, $0.netQuantity) = (.pieces, 3) })
        }
    }

    private static func feed(_ rig: WebRig) async throws -> [UInt8] {
        let turnstile = Turnstile(limit: 1, perKey: 1)
        #expect(turnstile.enter(nil))
        var bytes: [UInt8] = []
        do {
            let feed = MerchantFeed(
                rig.desks.productFeed,
                MerchantFeedWriting(base: "https://vuonxa.example", sets: [4: "Mật ong & khác"]),
                turnstile)
            while true {
                let part = try await feed.next()
                if part.readableBytes == 0 { break }
                bytes += part.readableBytesView
            }
        }
        #expect(turnstile.count == 0)
        return bytes
    }

    @Test func `every product is made of classes and properties of schema.org`() async throws {
        try await WebRig.run { rig in
            try await Self.furnish(rig)
            for id in ["ls_1", "ls_2", "ls_4"] {
                let reading = try await rig.probe.get("/v1/listings/\(id)/product.jsonld")
                #expect(reading.header("Content-Type") == "application/ld+json")
                let outcome = try await Verifier.run(
                    "verify_products.py", ["jsonld", "{p}"], files: ["p": reading.body])
                #expect(outcome.code == 0, "\(outcome.errors)")
                #expect((Int(outcome.output.dropLast()) ?? 0) > 20)
            }
            #expect(try await rig.probe.get("/v1/listings/ls_3/product.jsonld").status == 404)
        }
    }

    @Test func `it says the star in force and where the product goes`() async throws {
        try await WebRig.run { rig in
            func product() async throws -> JSONValue {
                try await rig.probe.get("/v1/listings/ls_1/product.jsonld").json
            }
            let now = try await product()
            #expect(now["hasCertification"]["certificationRating"]["ratingValue"].integer == 4)
            #expect(now["hasCertification"]["expires"].text == "2028-08-14")
            #expect(now["offers"]["price"].integer == 125_000)
            #expect(now["offers"]["availability"].text == "https://schema.org/InStock")
            let areas = now["offers"]["areaServed"].items.compactMap { $0["identifier"].text }
            // Courier a goes everywhere but to Côn Đảo, so that one's province is not whole.
            let whole = CoverageSamples.places.provinces.map(\.code.digits).filter(areas.contains)
            #expect(!whole.isEmpty && !areas.contains("26732"))
            rig.clock.set(CoverageSamples.day("2028-08-15").startUTCMilliseconds)
            #expect(try await product()["hasCertification"] == .null)
        }
    }

    @Test func `the feed holds what is on offer, as Google's own attributes`() async throws {
        try await WebRig.run { rig in
            try await Self.furnish(rig)
            let bytes = try await Self.feed(rig)
            let outcome = try await Verifier.run(
                "verify_products.py", ["merchant", "{f}"], files: ["f": bytes])
            #expect(outcome.output == "3\n", "\(outcome.errors)")
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("<g:title>Rượu &lt;cần&gt; &amp; \"nếp\", hộp 250 g</g:title>"))
            #expect(text.contains("<g:availability>out_of_stock</g:availability>"))
            #expect(!text.contains("ls_3"))
        }
    }

    @Test func `parts of the feed join without a gap or a repetition`() async throws {
        try await WebRig.run { rig in
            let count = 2 * ProductFeedDesk.atOnce + 7
            try await rig.desks.house.store.write { session in
                for index in 0..<count {
                    // The middle part has nothing on offer.
                    let isPaused = (ProductFeedDesk.atOnce..<count - 9).contains(index)
                    try session.insert(
                        MarketSamples.listing(
                            "ls_x\(index + 1_000)", state: isPaused ? .paused : .approved))
                }
            }
            let text = String(decoding: try await Self.feed(rig), as: UTF8.self)
            let ids = text.split(separator: "\n").filter { $0.hasPrefix("<g:id>") }
            #expect(ids.count == ProductFeedDesk.atOnce + 9 + 1)
            #expect(Set(ids).count == ids.count && text.hasSuffix("</rss>\n"))
        }
    }
}
