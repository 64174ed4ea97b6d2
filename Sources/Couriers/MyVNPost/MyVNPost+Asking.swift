internal import Market
internal import Reach

extension MyVNPost {
    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        switch job {
        case .logIn:
            return try logIn(account)
        case .quote(let consignment):
            let order = try MyVNPostOrder(consignment, account: account)
            return try post("/ServicesCharge", order.charges, account, now)
        case .create(let consignment):
            let order = try MyVNPostOrder(consignment, account: account)
            return try post("/CreateOrder", try order.whole(), account, now)
        case .find(let parcel):
            return try getOrder(type: "2", code: parcel.text, account, now)
        case .detail(let waybill):
            return try getOrder(type: "1", code: waybill.text, account, now)
        case .cancel(let waybill, _):
            let body = JSONWriter.object {
                $0.member("OriginalId", waybill.reference ?? waybill.text)
            }
            return try post("/orderCancel", body, account, now)
        case .updateCOD(let waybill, let money):
            try ConsignmentCheck.amount(money, "the money to collect", nil)
            return try post("/orderCorrection", correction(waybill, money), account, now)
        case .label(let waybill, _):
            var body = JSONWriter()
            body.list([waybill.text]) { $0.value($1) }
            return try post("/exportListReport", body.bytes, account, now)
        case .poll(let from, let to, let page):
            return try list(from, to, page, account, now)
        case .push:
            throw .unsupported("MyVNPost takes no listings")
        }
    }

    private func logIn(_ account: CourierAccount) throws(CourierError) -> CourierRequest {
        guard let name = account[field: Self.userName],
            let customer = account[field: Self.customerCode]
        else { throw .unauthorized("give the account a username and a customer_code") }
        let body = JSONWriter.object { json in
            json.member("username", name)
            json.member("password", account.secret.text)
            json.member("customerCode", customer)
        }
        return CourierRequest(
            method: .post, url: account.url + "/GetAccessToken", headers: Self.jsonHeaders,
            body: body)
    }

    private func getOrder(
        type: String, code: String, _ account: CourierAccount, _ now: Int64
    ) throws(CourierError) -> CourierRequest {
        try get("/getOrder", [("type", type), ("code", code)], account, now)
    }

    /// Pages count from 0 there, from 1 here.
    private func list(
        _ from: Day, _ to: Day, _ page: Int, _ account: CourierAccount, _ now: Int64
    ) throws(CourierError) -> CourierRequest {
        guard from <= to, from.distance(to: to) < Self.mostDays, page >= 1 else {
            throw .refused("ask for 1 to \(Self.mostDays) days, and for pages from 1")
        }
        return try get(
            "/GetListOrder",
            [
                ("lastUpdateFrom", CourierInstant.dayFirstText(from, separator: "-")),
                ("lastUpdateTo", CourierInstant.dayFirstText(to, separator: "-")),
                ("type", "GUI"), ("page", String(page - 1)), ("size", String(Self.pageSize)),
                ("isInternational", "false"),
            ], account, now)
    }

    private func get(
        _ path: String, _ fields: [(name: String, value: String)], _ account: CourierAccount,
        _ now: Int64
    ) throws(CourierError) -> CourierRequest {
        CourierRequest(
            method: .get, url: account.url + path + "?" + FormFields.query(fields),
            headers: [CourierHeader("accept", "application/json"), try token(of: account, at: now)])
    }

    private func post(
        _ path: String, _ body: [UInt8], _ account: CourierAccount, _ now: Int64
    ) throws(CourierError) -> CourierRequest {
        CourierRequest(
            method: .post, url: account.url + path,
            headers: Self.jsonHeaders + [try token(of: account, at: now)], body: body)
    }

    private func token(
        of account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierHeader {
        guard !needsLogIn(account, at: now), let token = account.token else {
            throw .unauthorized("log in first: the account has no token in force")
        }
        return CourierHeader("token", token.secret.text)
    }

    private static let jsonHeaders = [
        CourierHeader("content-type", "application/json; charset=utf-8"),
        CourierHeader("accept", "application/json"),
    ]

    /// Affair 02 corrects an order. Only what changes is sent: that the rest stays as it is, the
    /// page does not say; whoever approves the correction at Vietnam Post sees both.
    private func correction(_ waybill: Waybill, _ money: Money) -> [UInt8] {
        JSONWriter.object { json in
            json.member("OriginalId", waybill.reference ?? waybill.text)
            json.member("SourceCode", "MYVNP")
            json.member("ItemCode", waybill.text)
            json.member("AffairType", "02")
            json.member("CODAmount", String(money.vnd))
            json.name("Addons")
            json.list(money > .zero ? [money] : []) { list, money in
                list.object { addon in
                    addon.member("ServiceCode", MyVNPostOrder.collecting)
                    addon.name("Props")
                    addon.list([money]) { props, money in
                        props.object { prop in
                            prop.member("PropCode", MyVNPostOrder.collectedAmount)
                            prop.member("PropValue", String(money.vnd))
                        }
                    }
                }
            }
        }
    }
}
