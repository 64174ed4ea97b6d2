internal import Market

extension ViettelPost {
    /// How long a printing code opens its label.
    static let labelSeconds = 3_600
    static let mostNoteCharacters = 150

    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        switch job {
        case .logIn:
            return try logIn(account)
        case .quote(let consignment):
            let order = try ViettelPostOrder(consignment, account: account)
            return try post(order.priceCall, order.prices, account, now)
        case .create(let consignment):
            let order = try ViettelPostOrder(consignment, account: account)
            return try post(order.createCall, try order.whole(at: now), account, now)
        case .cancel(let waybill, let reason):
            return try post("/v2/order/UpdateOrder", cancellation(waybill, reason), account, now)
        case .label(let waybill, _):
            return try post("/v2/order/printing-code", printing(waybill, at: now), account, now)
        case .updateCOD:
            throw .unsupported("Viettel Post changes an order only as a whole: cancel, then create")
        case .push, .find, .detail, .poll:
            throw .unsupported("Viettel Post takes no listings and lets nobody read parcels")
        }
    }

    private func logIn(_ account: CourierAccount) throws(CourierError) -> CourierRequest {
        guard let name = account[field: Self.userName] else {
            throw .unsupported("the account's secret is a long token, which needs no log-in")
        }
        let body = JSONWriter.object { json in
            json.member("USERNAME", name)
            json.member("PASSWORD", account.secret.text)
        }
        return CourierRequest(
            method: .post, url: account.url + "/v2/user/Login", headers: Self.headers, body: body)
    }

    private func post(
        _ path: String, _ body: [UInt8], _ account: CourierAccount, _ now: Int64
    ) throws(CourierError) -> CourierRequest {
        let token = CourierHeader("token", try token(of: account, at: now))
        return CourierRequest(
            method: .post, url: account.url + path, headers: Self.headers + [token], body: body)
    }

    private func token(
        of account: CourierAccount, at now: Int64
    ) throws(CourierError) -> String {
        guard account[field: Self.userName] != nil else {
            return try account.headerSecret("long token")
        }
        guard !needsLogIn(account, at: now), let token = account.token else {
            throw .unauthorized("log in first: the account has no token in force")
        }
        return token.secret.text
    }

    private static let headers = [
        CourierHeader("content-type", "application/json; charset=utf-8"),
        CourierHeader("accept", "application/json"),
    ]

    /// Type 4 cancels, and only while the order's status is below 200.
    private func cancellation(_ waybill: Waybill, _ reason: CancellationReason) -> [UInt8] {
        JSONWriter.object { json in
            json.member("TYPE", 4)
            json.member("ORDER_NUMBER", waybill.text)
            json.member(
                "NOTE", BoundedText.shortened(Self.note(of: reason), to: Self.mostNoteCharacters))
        }
    }

    private static func note(of reason: CancellationReason) -> String {
        switch reason {
        case .pickupTooSlow: "Chưa có bưu tá đến lấy hàng"
        case .outOfStock: "Người bán hết hàng"
        case .buyerRefused: "Người mua không nhận nữa"
        case .other: "Người gửi hủy đơn"
        }
    }

    private func printing(_ waybill: Waybill, at now: Int64) -> [UInt8] {
        JSONWriter.object { json in
            json.member("EXPIRY_TIME", now + Int64(Self.labelSeconds) * 1_000)
            json.member("ORDER_ARRAY", texts: [waybill.text])
        }
    }
}
