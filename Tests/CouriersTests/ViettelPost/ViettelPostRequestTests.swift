import Couriers
import Market
import Reach
import Testing

/// Job to request, against golden files, and what is refused before anything is sent.
@Suite struct ViettelPostRequestTests {
    private let courier = ViettelPost()

    private func request(
        _ job: CourierJob, _ account: CourierAccount = ViettelPostSamples.withLongToken
    ) throws -> CourierRequest {
        try courier.request(for: job, account: account, at: CourierSamples.now)
    }

    private func refusal(
        _ consignment: Consignment, _ account: CourierAccount = ViettelPostSamples.withLongToken
    ) -> CourierError? {
        do {
            _ = try courier.request(
                for: .create(consignment), account: account, at: CourierSamples.now)
            return nil
        } catch {
            return error
        }
    }

    private static let textual = PostSamples.consignment {
        $0.receiver = $0.receiver.withoutCodes
        $0.collect = .zero
    }

    private static let oldIDs = ConsignmentSample.oldMap {
        $0.service = "vcn"
        $0.sender = $0.sender.with("34", "390", "7393")
        $0.receiver = $0.receiver.with("2", "43", "781")
    }

    private static let nameless = CourierAddress(
        model: .twoTier, provinceCode: nil, provinceName: "Quảng Ngãi", wardCode: nil,
        wardName: "")

    private func expect(
        _ job: CourierJob, is file: String,
        _ account: CourierAccount = ViettelPostSamples.withLongToken
    ) throws {
        try GoldenCall("ViettelPost/Fixtures/\(file)-call.json").expect(request(job, account))
    }

    @Test func `a log-in sends name and password`() throws {
        try expect(.logIn, is: "log-in", ViettelPostSamples.withName())
    }

    @Test func `a price is asked by ids where there are ids`() throws {
        try expect(.quote(PostSamples.consignment()), is: "quote-by-ids")
    }

    @Test func `a price is asked by text where an end has no ids`() throws {
        let consignment = PostSamples.consignment { $0.receiver = $0.receiver.withoutCodes }
        try expect(.quote(consignment), is: "quote-by-text")
    }

    @Test func `an order by ids of the new list has district 0`() throws {
        let account = ViettelPostSamples.withName(token: ViettelPostSamples.token)
        try expect(.create(PostSamples.consignment()), is: "create-by-ids", account)
    }

    @Test func `an order by ids of the old list has districts`() throws {
        try expect(.create(Self.oldIDs), is: "create-by-old-ids")
    }

    @Test func `an order by text goes to the call that reads addresses`() throws {
        try expect(.create(Self.textual), is: "create-by-text")
    }

    @Test func `a cancellation is type 4`() throws {
        try expect(.cancel(PostSamples.waybill, .outOfStock), is: "cancel")
    }

    @Test func `a label is asked for an hour`() throws {
        try expect(.label(PostSamples.waybill, .a6), is: "label")
    }

    @Test func `what is collected already holds the freight`() throws {
        for (collect, payment) in [(Int64(395_000), "3"), (0, "1")] {
            let consignment = PostSamples.consignment { $0.collect = Money(vnd: collect) }
            let body = try request(.create(consignment)).body
            let text = String(decoding: body, as: UTF8.self)
            #expect(text.contains(#""ORDER_PAYMENT":\#(payment),"#))
        }
    }

    @Test func `texts are cut to 150 bytes and never within a letter`() throws {
        let consignment = PostSamples.consignment {
            $0.receiverStreet = "số 5 " + String(repeating: "Tịnh Khê ", count: 30)
            $0.receiverName = String(repeating: "e\u{0302}\u{0323}", count: 60)
            $0.note = String(repeating: "ữ", count: 200)
        }
        let body = try request(.create(consignment)).body
        let json = try JSONBody.value(body, depth: 8)
        for field in ["RECEIVER_ADDRESS", "RECEIVER_FULLNAME", "ORDER_NOTE"] {
            let text = try #require(json[field]?.text)
            #expect((140...150).contains(text.utf8.count), "\(field) \(text.utf8.count)")
        }
        #expect(json["RECEIVER_ADDRESS"]?.text?.hasSuffix(", Phường Ba Đình, Hà Nội") == true)
        #expect(json["RECEIVER_FULLNAME"]?.text?.allSatisfy { $0 == "ệ" } == true)
    }

    @Test func `ids of both lists are never mixed in one order`() throws {
        let mixed = PostSamples.consignment { $0.receiver = ConsignmentSample.oldBaDinh }
        #expect(
            refusal(mixed)
                == .refused(
                    "Viettel Post takes one map per order: give both addresses a district, or none")
        )
    }

    @Test func `what the document forbids is refused before the call`() throws {
        let refused = [
            PostSamples.consignment { $0.sender = $0.sender.with("x", nil, "4") },
            PostSamples.consignment { $0.sender = $0.sender.with("0", nil, "4") },
            PostSamples.consignment { $0.sender = $0.sender.with("1", "2", "4") },
            PostSamples.consignment { $0.sender = Self.nameless },
            PostSamples.consignment { $0.receiverName = "  " },
            PostSamples.consignment { $0.receiverPhone = "12" },
            PostSamples.consignment { $0.receiverStreet = " " },
            PostSamples.consignment { $0.weightGrams = 0 },
            PostSamples.consignment { $0.items = [] },
            PostSamples.consignment { $0.parcel = String(repeating: "p", count: 151) },
        ]
        for consignment in refused {
            guard case .refused = refusal(consignment) else {
                Issue.record("sent: \(consignment.receiver) \(consignment.weightGrams)")
                continue
            }
        }
    }

    @Test func `without a token in force nothing is sent`() throws {
        let consignment = PostSamples.consignment()
        let old = CourierToken(secret: Secret("x"), expiresAt: CourierSamples.now)
        for token in [nil, old] {
            let account = ViettelPostSamples.withName(token: token)
            #expect(courier.needsLogIn(account, at: CourierSamples.now))
            guard case .unauthorized = refusal(consignment, account) else {
                Issue.record("sent without a token")
                continue
            }
        }
        let account = ViettelPostSamples.withName(token: ViettelPostSamples.token)
        #expect(!courier.needsLogIn(account, at: CourierSamples.now))
        #expect(!courier.needsLogIn(ViettelPostSamples.withLongToken, at: CourierSamples.now))
    }

    @Test func `what Viettel Post does not offer is not asked`() {
        let jobs: [CourierJob] = [
            .find(PostSamples.parcel), .detail(PostSamples.waybill),
            .updateCOD(PostSamples.waybill, .zero), .push(CourierSamples.push), .logIn,
        ]
        for job in jobs {
            #expect(throws: CourierError.self) { _ = try request(job) }
        }
    }
}
