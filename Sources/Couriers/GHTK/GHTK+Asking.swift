internal import Market
internal import Reach

extension GHTK {
    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        switch job {
        case .quote(let consignment):
            let query = try GHTKFeeQuery.text(of: consignment)
            return try call(.get, "/services/shipment/fee?\(query)", account)
        case .create(let consignment):
            let body = try GHTKConsignment(consignment).body
            return try call(.post, "/services/shipment/order/?ver=1.5", account, body)
        case .find(let parcel):
            let id = PercentText.encoded(try GHTKConsignment.orderID(parcel))
            return try call(.get, "/services/shipment/v2/partner_id:\(id)", account)
        case .detail(let waybill):
            return try call(.get, "/services/shipment/v2/\(segment(waybill))", account)
        case .cancel(let waybill, _):
            return try call(.post, "/services/shipment/cancel/\(segment(waybill))", account)
        case .label(let waybill, let paper):
            guard let size = GHTK.paperSize(paper) else {
                throw .refused("GHTK prints on A5 and A6: choose one of them")
            }
            let path = "/services/label/\(try segment(waybill))"
            return try call(.get, "\(path)?original=portrait&paper_size=\(size)", account)
        case .push: throw .unsupported("GHTK takes no listings")
        case .logIn: throw .unsupported("GHTK's token does not run out")
        case .updateCOD:
            throw .unsupported("GHTK changes no COD: cancel the parcel and create it anew")
        case .poll: throw .unsupported("GHTK lists no orders: read each, or wait for its call")
        }
    }

    static func paperSize(_ paper: LabelPaper) -> String? {
        switch paper {
        case .a5: "A5"
        case .a6: "A6"
        case .roll80: nil
        }
    }

    private func segment(_ waybill: Waybill) throws(CourierError) -> String {
        PercentText.encoded(
            try ConsignmentCheck.text(
                waybill.text, "GHTK's label number", atMost: BoundedText.longestCode))
    }

    private func call(
        _ method: CourierRequest.Method, _ path: String, _ account: CourierAccount,
        _ body: [UInt8]? = nil
    ) throws(CourierError) -> CourierRequest {
        var headers = [
            CourierHeader("Token", try account.headerSecret("token")),
            CourierHeader("X-Client-Source", try account.headerField(GHTK.clientField)),
        ]
        if body != nil { headers.append(CourierHeader("Content-Type", "application/json")) }
        return CourierRequest(
            method: method, url: account.url + path, headers: headers, body: body ?? [])
    }
}
