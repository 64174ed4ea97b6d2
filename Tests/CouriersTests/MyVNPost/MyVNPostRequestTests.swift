import Couriers
import Market
import Reach
import Testing

/// Job to call, against the golden files, and what is refused before anything is sent.
@Suite struct MyVNPostRequestTests {
    private let courier = MyVNPost()
    private static let days = MyVNPostSamples.days

    private static let oldMap = ConsignmentSample.oldMap {
        $0.service = "ctn009"
        $0.collect = .zero
        $0.goods = [.glass]
    }

    private func refusal(
        _ job: CourierJob, _ account: CourierAccount = MyVNPostSamples.account()
    ) -> CourierError? {
        do {
            _ = try courier.request(for: job, account: account, at: CourierSamples.now)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("log-in", .logIn), ("charges", .quote(MyVNPostSamples.consignment)),
            ("create", .create(MyVNPostSamples.consignment)),
            ("create-old-map", .create(oldMap)), ("find", .find(PostSamples.parcel)),
            ("detail", .detail(MyVNPostSamples.waybill)),
            ("cancel", .cancel(MyVNPostSamples.waybill, .buyerRefused)),
            ("correct", .updateCOD(MyVNPostSamples.waybill, Money(vnd: 90_000))),
            ("label", .label(MyVNPostSamples.waybill, .a6)),
            ("poll", .poll(from: days.lowerBound, to: days.upperBound, page: 2)),
        ] as [(String, CourierJob)])
    func `a call is what the page describes`(_ file: String, _ job: CourierJob) throws {
        let request = try courier.request(
            for: job, account: MyVNPostSamples.account(), at: CourierSamples.now)
        try GoldenCall("MyVNPost/Fixtures/\(file)-call.json").expect(request)
    }

    @Test func `without its second number a parcel is named by the first`() throws {
        let request = try courier.request(
            for: .cancel(Waybill("CA1"), .other), account: MyVNPostSamples.account(), at: 0)
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"OriginalId":"CA1"}"#)
    }

    @Test func `what the page forbids is refused before the call`() {
        let consignments = [
            PostSamples.consignment { $0.receiver = ConsignmentSample.oldBaDinh },
            PostSamples.consignment { $0.sender = $0.sender.withoutCodes },
            PostSamples.consignment { $0.sender = $0.sender.with("51", "1", "21548") },
            ConsignmentSample.oldMap { $0.sender = $0.sender.with("35", nil, "1") },
            PostSamples.consignment { $0.receiverName = "" },
            PostSamples.consignment { $0.receiverPhone = "113" },
            PostSamples.consignment { $0.receiverStreet = "" },
            PostSamples.consignment { $0.weightGrams = 0 },
            PostSamples.consignment { $0.items = [] },
        ]
        let (first, last) = (Self.days.lowerBound, Self.days.upperBound)
        let jobs =
            consignments.map { CourierJob.create($0) } + [
                .poll(from: last, to: first, page: 1),
                .poll(from: first, to: first.advanced(by: 31), page: 1),
                .poll(from: first, to: last, page: 0),
                .updateCOD(MyVNPostSamples.waybill, Money(vnd: -1)),
            ]
        for job in jobs {
            guard case .refused = refusal(job) else {
                Issue.record("sent: \(job)")
                continue
            }
        }
        #expect(refusal(.poll(from: first, to: first.advanced(by: 30), page: 1)) == nil)
    }

    @Test func `without a token only the log-in is sent`() {
        let account = MyVNPostSamples.account(token: nil)
        #expect(courier.needsLogIn(account, at: 0))
        for job in MyVNPostSamples.jobs {
            switch (job, refusal(job, account)) {
            case (.logIn, nil), (_, .unauthorized): continue
            default: Issue.record("\(job)")
            }
        }
    }

    @Test func `an account without its codes is not used`() {
        let bare = CourierAccount(url: "https://vnpost.example", secret: Secret("p"))
        for job in [CourierJob.logIn, .create(MyVNPostSamples.consignment)] {
            guard case .unauthorized = refusal(job, bare) else {
                Issue.record("sent: \(job)")
                continue
            }
        }
    }

    @Test func `listings are not taken`() {
        guard case .unsupported = refusal(.push(CourierSamples.push)) else {
            Issue.record("sent a listing")
            return
        }
    }
}
