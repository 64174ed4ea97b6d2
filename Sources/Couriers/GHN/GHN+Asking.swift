internal import Market
internal import Reach

extension GHN {
    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        switch job {
        case .quote(let consignment):
            let body = try GHNConsignment(consignment).preview
            return try post("v2/shipping-order/preview", body, account)
        case .create(let consignment):
            let body = try GHNConsignment(consignment).order
            return try post("v2/shipping-order/create", body, account)
        case .find(let parcel):
            let code = try GHNConsignment.clientOrderCode(parcel)
            let body = JSONWriter.object { $0.member("client_order_code", code) }
            return try post("v2/shipping-order/detail-by-client-code", body, account)
        case .detail(let waybill):
            let query = FormFields.query([("order_code", try orderCode(waybill))])
            return try CourierRequest(
                method: .get, url: url("v2/shipping-order/detail?\(query)", account),
                headers: headers(account))
        case .cancel(let waybill, let reason):
            return try post("v2/switch-status/cancel", cancelling(waybill, reason), account)
        case .updateCOD(let waybill, let amount):
            return try post("v2/shipping-order/updateCOD", collecting(waybill, amount), account)
        case .label(let waybill, let paper):
            guard GHN.printPath(paper) != nil else {
                throw .refused("GHN prints on A5 and on rolls of 80 mm: choose one of them")
            }
            let code = try orderCode(waybill)
            let body = JSONWriter.object { $0.member("order_codes", texts: [code]) }
            return try post("v2/a5/gen-token", body, account)
        case .push: throw .unsupported("GHN takes no listings")
        case .logIn: throw .unsupported("GHN's token does not run out")
        case .poll: throw .unsupported("GHN lists no orders: read each, or wait for its call")
        }
    }

    /// Which page prints on the paper, `nil` where none does.
    static func printPath(_ paper: LabelPaper) -> String? {
        switch paper {
        case .a5: "/a5/public-api/printA5"
        case .roll80: "/a5/public-api/print80x80"
        case .a6: nil
        }
    }

    static func reasonCode(_ reason: CancellationReason) -> String {
        switch reason {
        case .pickupTooSlow: "GHN-CO001"
        case .outOfStock: "GHN-CO002"
        case .buyerRefused: "GHN-CO003"
        case .other: "GHN-CANCEL-OTHER"
        }
    }

    /// One order per call: one bad code or reason refuses the whole list.
    private func cancelling(
        _ waybill: Waybill, _ reason: CancellationReason
    ) throws(CourierError) -> [UInt8] {
        let code = try orderCode(waybill)
        return JSONWriter.object { body in
            body.member("order_codes", texts: [code])
            body.member("reason_code", GHN.reasonCode(reason))
            body.member("reason", reason.rawValue)
        }
    }

    /// Exactly these two fields: GHN passes further ones on unchecked.
    private func collecting(
        _ waybill: Waybill, _ amount: Money
    ) throws(CourierError) -> [UInt8] {
        let code = try orderCode(waybill)
        try ConsignmentCheck.amount(amount, "the money to collect", GHN.mostUpdatedCOD)
        return JSONWriter.object { body in
            body.member("order_code", code)
            body.member("cod_amount", amount.vnd)
        }
    }

    private func orderCode(_ waybill: Waybill) throws(CourierError) -> String {
        try ConsignmentCheck.text(
            waybill.text, "GHN's order code", atMost: BoundedText.longestCode)
    }

    private func post(
        _ path: String, _ body: [UInt8], _ account: CourierAccount
    ) throws(CourierError) -> CourierRequest {
        var headers = try headers(account)
        headers.append(CourierHeader("Content-Type", "application/json"))
        return CourierRequest(
            method: .post, url: url(path, account), headers: headers, body: body)
    }

    func url(_ path: String, _ account: CourierAccount) -> String {
        account.url + GHN.prefix + path
    }

    func headers(_ account: CourierAccount) throws(CourierError) -> [CourierHeader] {
        let shop = try account.headerField(GHN.shopField)
        guard let number = Int64(shop), number > 0 else {
            throw .unauthorized("give the account's \(GHN.shopField): it is a whole number")
        }
        return [
            CourierHeader("Token", try account.headerSecret("token")),
            CourierHeader("ShopId", shop),
            CourierHeader("Accept", "application/json"),
        ]
    }
}
