internal import HTTPTypes
internal import Market
internal import Operations

/// The doors of storefronts: placing, reading and cancelling orders.
enum OrderEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [placing(desks), reading(desks), cancelling(desks)] + PackingEndpoints.all(desks)
    }

    private static func placing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Đặt hàng.", "Places an order.")
        about.body = BodyNote(.named("OrderDraft"))
        about.success = 201
        about.answer = .named("Order")
        return Endpoint(.post, "/v1/orders", .keys(of: [.storefront, .admin]), about) { call in
            let (draft, bytes) = try await OrderReading.draft(call, desks.reach)
            let places = desks.reach.places
            return Reply(
                try await desks.orders.place(
                    draft, by: try call.known(), once: call.once(bytes),
                    render: { OrderWriting.answer($0, 201, places) }))
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Xem một đơn hàng.", "Reads an order.")
        about.answer = .named("Order")
        return Endpoint(
            .get, "/v1/orders/{id}", .keys(of: [.storefront, .admin]), about
        ) { call in
            let view = try await desks.orders.find(OrderID(call.id0), by: try call.known())
            let bytes = OrderWriting.bytes(view, desks.reach.places)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func cancelling(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Huỷ đơn chưa giao cho bên vận chuyển.", "Cancels an order not yet handed over.")
        about.body = BodyNote(.named("Cancellation"), isRequired: false)
        about.answer = .named("Order")
        return Endpoint(
            .post, "/v1/orders/{id}/cancellation", .keys(of: [.storefront, .admin]), about
        ) { call in
            var (fields, bytes) = try await call.objectIfAny()
            let reason = OrderReading.reason(&fields)
            try fields.finish()
            let places = desks.reach.places
            return Reply(
                try await desks.orders.cancel(
                    OrderID(call.id0), because: reason, by: try call.known(),
                    once: call.once(bytes), render: { OrderWriting.answer($0, 200, places) }))
        }
    }
}
