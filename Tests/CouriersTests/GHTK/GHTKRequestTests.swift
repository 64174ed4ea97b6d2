import Couriers
import Market
import Reach
import Testing

/// Job to call, against the golden files.
@Suite struct GHTKRequestTests {
    @Test(
        arguments: [
            ("create-call.json", .create(ConsignmentSample.parcel())),
            (
                "create-old-map-call.json",
                .create(
                    ConsignmentSample.oldMap { sample in
                        sample.goods = [.plant, .glass, .fragile, .alcohol, .craft]
                        sample.service = "ghtk-fly"
                    })
            ),
            ("fee-call.json", .quote(ConsignmentSample.parcel())),
            ("find-call.json", .find(ParcelID("pk_1"))),
            ("detail-call.json", .detail(GHTKSamples.waybill)),
            ("cancel-call.json", .cancel(GHTKSamples.waybill, .outOfStock)),
            ("label-call.json", .label(GHTKSamples.waybill, .a6)),
        ] as [(String, CourierJob)])
    func `a call is what the document describes`(_ file: String, _ job: CourierJob) throws {
        try GoldenCall("GHTK/Fixtures/\(file)").expect(GHTKSamples.request(job))
    }

    @Test func `an order weighs kilograms and a fee grams`() throws {
        let consignment = ConsignmentSample.parcel { $0.weightGrams = 2_050 }
        let body = String(
            decoding: try GHTKSamples.request(.create(consignment)).body, as: UTF8.self)
        #expect(body.contains(#""weight":0.32,"#))
        #expect(body.contains(#""weight_option":"kilogram","total_weight":2.05,"#))
        #expect(try GHTKSamples.request(.quote(consignment)).url.contains("&weight=2050&"))
    }

    @Test func `the query of a fee names neither people nor streets`() throws {
        let url = try GHTKSamples.request(.quote(ConsignmentSample.parcel())).url
        for word in ["M%E1%BA%ABu", "0987654321", "%C4%90%E1%BB%99i", "address"] {
            #expect(!url.contains(word))
        }
    }

    @Test(
        arguments: [
            (.dry, [7]), (.fresh, [39]), (.frozen, [39]), (.live, []), (.plant, [75]),
            (.liquid, [52]), (.glass, [1]), (.fragile, [1]), (.alcohol, [52]), (.medicine, []),
            (.cosmetic, []), (.craft, []), (.textile, []),
        ] as [(GoodsClass, [Int64])])
    func `each class of goods has its tags`(_ goods: GoodsClass, _ tags: [Int64]) throws {
        let consignment = ConsignmentSample.parcel { $0.goods = [goods] }
        let order = try JSONBody.value(
            GHTKSamples.request(.create(consignment)).body, depth: 8)["order"]
        #expect(order?["tags"]?.items == tags.map { .integer($0) })
        #expect((order?["sub_tags"] != nil) == (goods == .plant))
    }

    @Test func `a note is cut between letters and a number is not cut`() throws {
        let consignment = ConsignmentSample.parcel { sample in
            sample.note = String(repeating: "e\u{302}\u{301}", count: 121)
            sample.parcel = String(repeating: "p", count: 249)
        }
        let order = try JSONBody.value(
            GHTKSamples.request(.create(consignment)).body, depth: 8)["order"]
        #expect(order?["note"]?.text == String(repeating: "ế", count: 119) + "…")
        #expect(order?["id"]?.text?.count == 249)
    }

    @Test(arguments: [
        ForbiddenParcel("collect") { $0.collect = Money(vnd: 20_000_001) },
        ForbiddenParcel("parcel's number") { $0.parcel = String(repeating: "p", count: 250) },
        ForbiddenParcel("weight") { $0.weightGrams = 0 },
        ForbiddenParcel("receiver's phone") { $0.receiverPhone = "" },
        ForbiddenParcel("receiver's name") { $0.receiverName = "\n" },
        ForbiddenParcel("what is in") { $0.items = [] },
        ForbiddenParcel("receiver's district") { $0.receiver = ConsignmentSample.nowhere },
    ])
    func `what the document forbids is refused with what to change`(_ forbidden: ForbiddenParcel) {
        let consignment = ConsignmentSample.parcel(forbidden.change)
        for job in [CourierJob.create(consignment), .quote(consignment)] {
            let error = #expect(throws: CourierError.self) { _ = try GHTKSamples.request(job) }
            guard case .refused(let message)? = error else {
                Issue.record("not refused: \(forbidden.what)")
                continue
            }
            #expect(message.contains(forbidden.what))
        }
    }

    @Test func `numbers go into addresses escaped`() throws {
        let url = try GHTKSamples.request(.detail(Waybill("a/b?c d"))).url
        #expect(url.hasSuffix("/services/shipment/v2/a%2Fb%3Fc%20d"))
    }

    @Test func `GHTK has no rolls`() {
        #expect(throws: CourierError.self) {
            _ = try GHTKSamples.request(.label(GHTKSamples.waybill, .roll80))
        }
    }
}
