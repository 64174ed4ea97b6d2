internal import Market

extension JTExpress {
    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        let login = try JTExpressLogin(account)
        switch job {
        case .quote(let consignment):
            let order = try JTExpressOrder(consignment)
            return try post("/api/spmComCost/getComCost", order.cost(login), account, now)
        case .create(let consignment):
            let order = try JTExpressOrder(consignment)
            return try post("/api/order/addOrder", try order.whole(login), account, now)
        case .find(let parcel):
            return try post("/api/order/printOrder", label(parcel.text, nil, login), account, now)
        case .label(let waybill, _):
            let body = label(waybill.reference, waybill.text, login)
            return try post("/api/order/printOrder", body, account, now)
        case .detail(let waybill):
            let body = JSONWriter.object { json in
                login.write(into: &json)
                json.member("billCodes", waybill.text)
            }
            return try post("/api/logistics/trace", body, account, now)
        case .cancel(let waybill, let reason):
            return try post(
                "/api/order/cancelOrder", cancellation(waybill, reason, login), account, now)
        case .push, .logIn, .updateCOD, .poll:
            throw .unsupported("J&T has no such call")
        }
    }

    /// The digest is over the text as it is before the form escapes it.
    private func post(
        _ path: String, _ content: [UInt8], _ account: CourierAccount, _ now: Int64
    ) throws(CourierError) -> CourierRequest {
        let key = try account.headerSecret("private key")
        let text = String(decoding: content, as: UTF8.self)
        return CourierRequest(
            method: .post, url: account.url + path,
            headers: [
                CourierHeader("content-type", "application/x-www-form-urlencoded"),
                CourierHeader("accept", "application/json"),
                CourierHeader("apiAccount", try account.headerField(Self.apiAccount)),
                CourierHeader("timestamp", String(now)),
                CourierHeader("digest", JTExpressSignature.digest(of: content, key: key)),
            ],
            body: Array(FormFields.query([("bizContent", text)]).utf8))
    }

    private func label(
        _ ours: String?, _ theirs: String?, _ login: JTExpressLogin
    ) -> [UInt8] {
        JSONWriter.object { json in
            login.write(into: &json)
            if let ours { json.member("txlogisticId", ours) }
            if let theirs { json.member("billCode", theirs) }
        }
    }

    private func cancellation(
        _ waybill: Waybill, _ reason: CancellationReason, _ login: JTExpressLogin
    ) -> [UInt8] {
        let words =
            switch reason {
            case .pickupTooSlow: "Chưa có bưu tá đến lấy hàng"
            case .outOfStock: "Người bán hết hàng"
            case .buyerRefused: "Người mua không nhận nữa"
            case .other: "Người gửi hủy đơn"
            }
        return JSONWriter.object { json in
            login.write(into: &json)
            if let ours = waybill.reference { json.member("txlogisticId", ours) }
            json.member("billCode", waybill.text)
            json.member("reason", words)
        }
    }
}

/// What each `bizContent` begins with: whose order it is.
struct JTExpressLogin {
    private let customer: String
    private let password: String

    init(_ account: CourierAccount) throws(CourierError) {
        guard let customer = account[field: JTExpress.customerCode],
            let password = account[field: JTExpress.password]
        else { throw .unauthorized("give the account a customer_code and a password") }
        self.customer = customer
        self.password = JTExpressSignature.hashed(password)
    }

    func write(into json: inout JSONWriter) {
        json.member("customerCode", customer)
        json.member("password", password)
    }
}
