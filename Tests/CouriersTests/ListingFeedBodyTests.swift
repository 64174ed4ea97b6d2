import Couriers
import Foundation
import Market
import Testing

/// Batch to bytes, against the document of the contract.
@Suite struct ListingFeedBodyTests {
    private func text(_ batch: ListingBatch) -> String {
        String(decoding: ListingFeed().body(of: batch), as: UTF8.self)
    }

    @Test func `a delta is written as the contract has it`() {
        #expect(text(CourierSamples.batch()) == Self.delta)
    }

    private static let delta = [
        #"{"type":"listing.batch","timestamp":"2026-11-22T03:00:00.000Z","data":{"#,
        #""schema":"listing-feed/1","feed":"ocop/ghn","mode":"delta","batch_seq":812,"#,
        #""previous_seq":811,"items":[{"op":"upsert","sku":"ls_1","version":9,"#,
        #""updated_at":"2026-11-22T02:59:31.000Z","name":"Tỏi \"đặc sản\"","#,
        #""description":"Dòng 1\nDòng 2","pack":"hộp 250 g","net_quantity":250,"#,
        #""net_unit":"g","price_vnd":95000,"currency":"VND","quantity":12,"weight_g":300,"#,
        #""length_cm":20,"width_cm":10,"height_cm":5,"product_set":3,"#,
        #""goods":["dry","glass"],"fragile":true,"liquid":false,"shelf_life_days":365,"#,
        #""longest_transit_days":null,"ships_by_courier":true,"ocop_stars":null,"#,
        #""certificate":null,"pickup_store":"pr_1","producer":{"id":"pr_1","#,
        #""name":"HTX Tỏi Lý Sơn","commune_code":"21548"},"sample":false}]}}"#,
    ].joined()

    @Test func `a tombstone carries its version and nothing of the listing`() {
        let item = ListingItem.delete(
            sku: ListingID("ls_3"), version: 9, at: CourierSamples.now)
        let written = text(CourierSamples.batch(items: [item]))
        #expect(
            written.hasSuffix(
                #""items":[{"op":"delete","sku":"ls_3","version":9,"#
                    + #""updated_at":"2026-11-22T03:00:00.000Z"}]}}"#))
    }

    @Test func `a snapshot names itself, its part and where it stands`() {
        let part = SnapshotPart(id: "sn_1", part: 2, parts: 3, asOfSeq: 810)
        let written = text(CourierSamples.batch(mode: .snapshot(part), items: []))
        #expect(
            written.contains(
                #""mode":"snapshot","snapshot_id":"sn_1","part":2,"parts":3,"as_of_seq":810,"#))
        #expect(written.contains(#""items":[]"#))
    }

    @Test func `stars come with the certificate and the day they lapse`() {
        let product = CourierSamples.product(certificate: CourierSamples.certificate())
        let written = text(CourierSamples.batch(items: [.upsert(product)]))
        #expect(
            written.contains(
                #""ocop_stars":4,"certificate":{"star":4,"decision_number":"1898/QĐ-UBND","#
                    + #""decision_date":"2025-12-30","issuer":"UBND tỉnh","#
                    + #""valid_until":"2028-12-30"}"#))
    }

    @Test func `what is written is json that a foreign reader reads`() throws {
        let listing = CourierSamples.listing { $0.offer.description = "\u{1}\t\"\\\r é 🧄" }
        let product = ListedProduct(
            listing: listing, producer: CourierSamples.producer(), certificate: nil,
            starsUntil: nil, version: 1)
        let bytes = ListingFeed().body(of: CourierSamples.batch(items: [.upsert(product)]))
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        let data = object?["data"] as? [String: Any]
        let items = data?["items"] as? [[String: Any]]
        #expect(items?.first?["description"] as? String == "\u{1}\t\"\\\r é 🧄")
    }
}
