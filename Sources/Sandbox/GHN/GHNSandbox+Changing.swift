internal import Market

/// Reading an order, and changing what becomes of it.
extension GHNSandbox {
    func read(
        _ endpoint: GHNEndpoint, _ body: [String: JSONValue]
    ) throws(GHNRefusal) -> JSONValue {
        let parcel =
            endpoint == .find
            ? depot.shelf[code: body["client_order_code"]?.text ?? ""]
            : depot.shelf[body["order_code"]?.text ?? ""]
        guard let parcel else { throw .notFound }
        if endpoint == .feeOfOrder {
            return .object([
                "order_code": .text(parcel.number), "detail": GHNSandbox.feeParts(of: parcel.load),
                "total_fee": .integer(parcel.load.fee),
            ])
        }
        return GHNSandbox.detail(of: parcel)
    }

    /// One verdict per order; what cannot be done is a `result` of false under HTTP 200.
    mutating func turn(
        _ endpoint: GHNEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(GHNRefusal) -> JSONValue {
        var verdicts: [JSONValue] = []
        for item in body["order_codes"]?.items ?? [] {
            let code = item.text ?? ""
            guard let parcel = depot.shelf[code] else { throw .notFound }
            let isDone = turn(parcel, endpoint, at: now)
            verdicts.append(
                .object([
                    "order_code": .text(code), "result": .flag(isDone),
                    "message": .text(isDone ? "OK" : "order status is not allowed to change"),
                ]))
        }
        return .list(verdicts)
    }

    private mutating func turn(
        _ parcel: SandboxParcel, _ endpoint: GHNEndpoint, at now: Int64
    ) -> Bool {
        switch endpoint {
        case .cancel:
            guard parcel.stage.isBeforePickup else { return false }
            depot.move(parcel.number, to: .cancelled, at: now, because: .cancelledByCustomer)
        case .giveBack:
            let stages: [SandboxStage] = [.deliveryFailed, .stored, .waitingToReturn]
            guard stages.contains(parcel.stage) else { return false }
            depot.move(parcel.number, to: .returnDecided, at: now)
        default:
            guard [.deliveryFailed, .waitingToReturn].contains(parcel.stage) else { return false }
            depot.move(parcel.number, to: .stored, at: now)
        }
        return true
    }

    mutating func collect(
        _ body: [String: JSONValue], at now: Int64
    ) throws(GHNRefusal) -> JSONValue {
        guard let parcel = depot.shelf[body["order_code"]?.text ?? ""] else { throw .notFound }
        guard !parcel.stage.isFinal else {
            throw GHNRefusal(400, "PERMISSION_DENIED_EDIT_COD", "permission denied edit cod")
        }
        depot.collect(body["cod_amount"]?.whole ?? 0, for: parcel.number, at: now)
        return .null
    }
}
