import Couriers
import Foundation
import Market
import Reach
import Testing

/// Job to call: the content against golden files, its digest, and what is refused before.
@Suite struct JTExpressRequestTests {
    private let courier = JTExpress()
    private typealias Samples = JTExpressSamples

    private static let oldMap = ConsignmentSample.oldMap {
        $0.service = "fast"
        $0.collect = .zero
        $0.goods = [.fresh]
        $0.weightGrams = 3
    }

    private func request(
        _ job: CourierJob, _ account: CourierAccount = Samples.account()
    ) throws -> CourierRequest {
        try courier.request(for: job, account: account, at: CourierSamples.now)
    }

    private func expect(
        _ job: CourierJob, to path: String, is file: String,
        _ account: CourierAccount = Samples.account()
    ) throws {
        let request = try request(job, account)
        #expect(request.method == .post)
        #expect(request.url == "https://jt.example" + path)
        let sent = try #require(Samples.content(of: request))
        let golden = try CourierFixture.bytes("JTExpress/Fixtures/\(file)-content.json")
        #expect(try JSONBody.value(Array(sent.utf8), depth: 8) == JSONBody.value(golden, depth: 8))
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
        let digest = Data(Digest.md5((sent + Samples.key).utf8)).base64EncodedString()
        #expect(
            headers == [
                "content-type": "application/x-www-form-urlencoded",
                "accept": "application/json", "apiAccount": "100000000000000009",
                "timestamp": "1795316400000", "digest": digest,
            ])
    }

    @Test func `each call carries its content and the digest over exactly that`() throws {
        try expect(.quote(Samples.consignment), to: "/api/spmComCost/getComCost", is: "cost")
        try expect(.create(Samples.consignment), to: "/api/order/addOrder", is: "create")
        try expect(.find(PostSamples.parcel), to: "/api/order/printOrder", is: "find")
        try expect(.label(Samples.waybill, .a6), to: "/api/order/printOrder", is: "label")
        try expect(.detail(Samples.waybill), to: "/api/logistics/trace", is: "detail")
        try expect(
            .cancel(Samples.waybill, .buyerRefused), to: "/api/order/cancelOrder", is: "cancel")
    }

    @Test func `the old map has a city, and 3 grams are ten`() throws {
        try expect(.create(Self.oldMap), to: "/api/order/addOrder", is: "create-old-map")
    }

    @Test(arguments: [
        ("express", "EXPRESS"), ("fast", "FAST"), ("super", "SUPER"), ("std", "EXPRESS"),
    ])
    func `services are J&T's three products`(_ service: String, _ product: String) throws {
        let consignment = PostSamples.consignment { $0.service = service }
        let content = Samples.content(of: try request(.create(consignment)))
        #expect(content?.contains(#""productType":"\#(product)""#) == true)
    }

    @Test func `a password that J&T has hashed is left as it is`() throws {
        let hash = "0123456789ABCDEF0123456789ABCDEF"
        for (password, sent) in [
            (hash, hash), ("secret", "A067003A5A3B86FB3B22D295B18E06A3"),
        ] {
            let content = Samples.content(
                of: try request(.find(PostSamples.parcel), Samples.account(["password": password])))
            #expect(content?.contains(#""password":"\#(sent)""#) == true)
        }
    }

    @Test func `what the document forbids is refused before the call`() {
        let refused = [
            consignment { $0.weightGrams = 999_001 }, consignment { $0.weightGrams = 0 },
            consignment { $0.lengthCm = 321 }, consignment { $0.widthCm = 101 },
            consignment { $0.heightCm = 181 },
            consignment { $0.goodsValue = Money(vnd: 30_000_001) },
            consignment { $0.receiver = ConsignmentSample.oldBaDinh },
            consignment { $0.receiverStreet = String(repeating: "a", count: 251) },
            consignment { $0.receiverName = "" }, consignment { $0.receiverPhone = "1" },
            consignment { $0.items = [] },
            consignment { $0.parcel = String(repeating: "p", count: 51) },
        ]
        for consignment in refused {
            #expect(throws: CourierError.self) { _ = try request(.create(consignment)) }
        }
    }

    private func consignment(_ change: (inout ConsignmentSample) -> Void) -> Consignment {
        PostSamples.consignment {
            $0.service = "express"
            change(&$0)
        }
    }

    @Test func `an account without its codes is not used, and other jobs are not asked`() {
        for field in ["api_account", "customer_code", "password"] {
            #expect(throws: CourierError.self) {
                _ = try request(.create(Samples.consignment), Samples.account([field: ""]))
            }
        }
        for job in [
            CourierJob.logIn, .updateCOD(Samples.waybill, .zero), .push(CourierSamples.push),
        ] {
            #expect(throws: CourierError.self) { _ = try request(job) }
        }
        #expect(!courier.needsLogIn(Samples.account(), at: 0))
    }
}
