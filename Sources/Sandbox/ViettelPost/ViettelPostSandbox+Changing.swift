internal import Market

/// What becomes of an order that was handed over.
extension ViettelPostSandbox {
    /// The whole order again, with what is different; only while Viettel Post does not have it.
    mutating func edit(
        _ body: [String: JSONValue], at now: Int64
    ) throws(ViettelPostRefusal) -> SandboxReply {
        let parcel = try parcel(body)
        guard ViettelPostStatus.last(of: parcel) < 200 else {
            throw ViettelPostRefusal(201, "Incorrect data: ORDER_STATUS")
        }
        let amount = body["MONEY_COLLECTION"]?.whole ?? 0
        depot.collect(amount, for: parcel.number, at: now)
        return .viettelPost(ViettelPostAnswer.created(depot.shelf[parcel.number] ?? parcel))
    }

    mutating func change(
        _ body: [String: JSONValue], at now: Int64
    ) throws(ViettelPostRefusal) -> SandboxReply {
        if let date = body["DATE"]?.text, !SandboxTime.isSlashed(date) {
            throw ViettelPostRefusal(201, "Incorrect data: DATE")
        }
        let parcel = try parcel(body)
        switch body["TYPE"]?.whole {
        case 4, 5:
            if parcel.stage == .cancelled {
                throw ViettelPostRefusal(201, "Order status already exists on the system")
            }
            guard ViettelPostStatus.last(of: parcel) < 200 else {
                throw ViettelPostRefusal(201, "Incorrect data: ORDER_STATUS")
            }
            depot.move(parcel.number, to: .cancelled, at: now, because: .cancelledByCustomer)
        case 2:
            guard [.deliveryFailed, .waitingToReturn].contains(parcel.stage) else {
                throw ViettelPostRefusal(201, "Incorrect data: ORDER_STATUS")
            }
            depot.move(parcel.number, to: .returnDecided, at: now)
        case 3:
            guard [.deliveryFailed, .waitingToReturn].contains(parcel.stage) else {
                throw ViettelPostRefusal(201, "Incorrect data: ORDER_STATUS")
            }
            depot.move(parcel.number, to: .delivering, at: now)
        default:
            guard parcel.stage == .created else {
                throw ViettelPostRefusal(201, "Order status already exists on the system")
            }
        }
        return .viettelPost(.null)
    }

    private func parcel(
        _ body: [String: JSONValue]
    ) throws(ViettelPostRefusal) -> SandboxParcel {
        guard let parcel = depot.shelf[body["ORDER_NUMBER"]?.text ?? ""] else {
            throw .unknownOrder
        }
        return parcel
    }
}
