import Couriers
import Foundation
import Market
import Reach
import Testing

/// Job to call, against the golden files.
@Suite struct GHNRequestTests {
    @Test(
        arguments: [
            ("preview-call.json", .quote(ConsignmentSample.parcel())),
            ("create-call.json", .create(ConsignmentSample.parcel())),
            (
                "create-old-map-heavy-call.json",
                .create(ConsignmentSample.oldMap { $0.weightGrams = 20_000 })
            ),
            ("find-call.json", .find(ParcelID("pk_1"))),
            ("detail-call.json", .detail(GHNSamples.waybill)),
            ("cancel-call.json", .cancel(GHNSamples.waybill, .buyerRefused)),
            ("update-cod-call.json", .updateCOD(GHNSamples.waybill, Money(vnd: 90_000))),
            ("label-call.json", .label(GHNSamples.waybill, .a5)),
        ] as [(String, CourierJob)])
    func `a call is what the document describes`(_ file: String, _ job: CourierJob) throws {
        try GoldenCall("GHN/Fixtures/\(file)").expect(GHNSamples.request(job))
    }

    @Test(
        arguments: [
            (.pickupTooSlow, "GHN-CO001"), (.outOfStock, "GHN-CO002"),
            (.buyerRefused, "GHN-CO003"), (.other, "GHN-CANCEL-OTHER"),
        ] as [(CancellationReason, String)])
    func `each reason has GHN's code`(_ reason: CancellationReason, _ code: String) throws {
        let request = try GHNSamples.request(.cancel(GHNSamples.waybill, reason))
        #expect(
            String(decoding: request.body, as: UTF8.self).contains(#""reason_code":"\#(code)""#))
    }

    @Test func `a receiver without codes is named on the old map`() throws {
        let consignment = ConsignmentSample.oldMap { sample in
            sample.receiver = CourierAddress(
                model: .threeTier, provinceCode: nil, provinceName: "Hà Nội",
                districtName: "Quận Ba Đình", wardCode: nil, wardName: "Phường Đội Cấn")
        }
        let body = String(
            decoding: try GHNSamples.request(.create(consignment)).body, as: UTF8.self)
        #expect(
            body.contains(#""to_ward_name":"Phường Đội Cấn","to_district_name":"Quận Ba Đình""#))
        #expect(!body.contains("is_new_"))
    }

    @Test func `long notes and names are cut between letters`() throws {
        let long = String(repeating: "ế", count: 6_000)
        let consignment = ConsignmentSample.parcel { sample in
            sample.note = long.decomposedStringWithCanonicalMapping
            sample.items = [
                ConsignmentItem(
                    sku: "ls_1", name: long, quantity: 1, price: .zero, weightGrams: 1)
            ]
        }
        let body = try JSONBody.value(
            GHNSamples.request(.create(consignment)).body, depth: 8)
        #expect(body["note"]?.text == String(repeating: "ế", count: 4_999) + "…")
        #expect(body["content"]?.text?.unicodeScalars.count == 2_000)
        #expect(body["items"]?.items?.first?["name"]?.text?.unicodeScalars.count == 512)
    }

    @Test(arguments: [
        ForbiddenParcel("weight") { $0.weightGrams = 50_001 },
        ForbiddenParcel("weight") { $0.weightGrams = 0 },
        ForbiddenParcel("length") { $0.lengthCm = 201 },
        ForbiddenParcel("width") { $0.widthCm = 0 },
        ForbiddenParcel("height") { $0.heightCm = 201 },
        ForbiddenParcel("collect") { $0.collect = Money(vnd: 50_000_001) },
        ForbiddenParcel("collect") { $0.collect = Money(vnd: -1) },
        ForbiddenParcel("declared value") { $0.goodsValue = Money(vnd: 5_000_001) },
        ForbiddenParcel("parcel's number") { $0.parcel = String(repeating: "p", count: 51) },
        ForbiddenParcel("receiver's name") { $0.receiverName = "" },
        ForbiddenParcel("receiver's name") {
            $0.receiverName = String(repeating: "a", count: 1_025)
        },
        ForbiddenParcel("receiver's phone") { $0.receiverPhone = "112" },
        ForbiddenParcel("receiver's street") { $0.receiverStreet = " " },
        ForbiddenParcel("receiver's district") { $0.receiver = ConsignmentSample.nowhere },
        ForbiddenParcel("what is in") { $0.items = [] },
    ])
    func `what the document forbids is refused with what to change`(_ forbidden: ForbiddenParcel) {
        let consignment = ConsignmentSample.parcel(forbidden.change)
        for job in [CourierJob.create(consignment), .quote(consignment)] {
            let error = #expect(throws: CourierError.self) { _ = try GHNSamples.request(job) }
            guard case .refused(let message)? = error else {
                Issue.record("not refused: \(forbidden.what)")
                continue
            }
            #expect(message.contains(forbidden.what))
        }
    }

    @Test func `the limits themselves are allowed`() throws {
        let consignment = ConsignmentSample.parcel { sample in
            sample.weightGrams = 50_000
            sample.lengthCm = 200
            sample.collect = Money(vnd: 50_000_000)
            sample.goodsValue = Money(vnd: 5_000_000)
            sample.parcel = String(repeating: "p", count: 50)
        }
        _ = try GHNSamples.request(.create(consignment))
        _ = try GHNSamples.request(.updateCOD(GHNSamples.waybill, Money(vnd: 5_000_000)))
    }

    @Test func `a COD is not raised above five million afterwards`() {
        #expect(throws: CourierError.self) {
            _ = try GHNSamples.request(.updateCOD(GHNSamples.waybill, Money(vnd: 5_000_001)))
        }
    }

    @Test func `GHN has no page for A6`() {
        #expect(throws: CourierError.self) {
            _ = try GHNSamples.request(.label(GHNSamples.waybill, .a6))
        }
    }

    @Test(arguments: ["", "abc", "-1", "1\r\nX: y"])
    func `without a number of a shop nothing is sent`(_ shop: String) {
        let account = CourierAccount(
            url: "http://127.0.0.1", secret: Secret("t"), fields: ["shop_id": Secret(shop)])
        #expect(throws: CourierError.self) {
            _ = try GHN().request(
                for: .detail(GHNSamples.waybill), account: account, at: CourierSamples.now)
        }
    }
}
