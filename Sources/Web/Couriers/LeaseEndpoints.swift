internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Leases: how several workers of one courier take parcels over without taking one twice.
enum LeaseEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [taking(desks), acknowledging(desks), returning(desks), extending(desks)]
    }

    private static func taking(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nhận giữ kiện hàng trong một thời gian.", "Leases waiting parcels to one worker.")
        about.body = BodyNote(
            .object([
                .init("max", .integer(CourierDesk.Limit.parcels)),
                .init("visibility_s", .integer(CourierDesk.Limit.visibilitySeconds)),
            ]))
        about.success = 201
        about.answer = .named("Lease")
        return Endpoint(
            .post, "/v1/courier/orders/leases", CourierEndpoints.roles, about
        ) { call in
            var (fields, bytes) = try await call.object()
            let most = fields.integer("max")
            let seconds = fields.integer("visibility_s")
            try fields.finish()
            let page = try await desks.couriers.lease(
                of: try CourierEndpoints.courier(call), most: most, visibilitySeconds: seconds,
                by: try call.known(), once: call.once(bytes))
            return .json(
                ParcelWriting(desks.reach.places).bytes(page),
                page.id == nil ? .ok : .created)
        }
    }

    private static func acknowledging(_ desks: Desks) -> Endpoint {
        let about = settling("Đã lưu các kiện.", "The parcels are stored.", "acknowledged")
        return Endpoint(
            .post, "/v1/courier/orders/leases/{id}/ack", CourierEndpoints.roles, about
        ) { call in
            let parcels = try await desks.couriers.acknowledge(
                try await word(call), of: try CourierEndpoints.courier(call),
                by: try call.known())
            return settled(call.id0, "acknowledged", parcels)
        }
    }

    private static func returning(_ desks: Desks) -> Endpoint {
        let about = settling("Trả lại các kiện.", "Gives the parcels back.", "returned")
        return Endpoint(
            .post, "/v1/courier/orders/leases/{id}/nack", CourierEndpoints.roles, about
        ) { call in
            let parcels = try await desks.couriers.giveBack(
                try await word(call), of: try CourierEndpoints.courier(call),
                by: try call.known())
            return settled(call.id0, "returned", parcels)
        }
    }

    private static func extending(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Xin thêm thời gian.", "Takes longer.")
        about.body = BodyNote(
            .object([
                .init("visibility_s", .integer(CourierDesk.Limit.visibilitySeconds)),
                .init("token", .number, required: false),
            ]))
        about.takesOnce = false
        about.answer = .object([
            .init("lease_id", .text), .init("token", .number), .init("expires_at", .instant),
        ])
        return Endpoint(
            .post, "/v1/courier/orders/leases/{id}/extension", CourierEndpoints.roles, about
        ) { call in
            var (fields, _) = try await call.object()
            let seconds = fields.integer("visibility_s")
            let token = fields.integerIfAny("token")
            try fields.finish()
            let lease = try await desks.couriers.extend(
                CourierDesk.LeaseWord(call.id0, token: token), visibilitySeconds: seconds,
                of: try CourierEndpoints.courier(call))
            return .json(
                JSONWriter.object { json in
                    json.member("lease_id", call.id0)
                    json.member("token", lease.token)
                    json.member("expires_at", Instant.text(lease.until))
                })
        }
    }

    /// An absent body speaks of all parcels and names no token.
    private static func word(_ call: Call) async throws -> CourierDesk.LeaseWord {
        var (fields, _) = try await call.objectIfAny()
        let token = fields.integerIfAny("token")
        let parcels =
            fields.has("parcels")
            ? fields.texts("parcels", limit: Int(CourierDesk.Limit.parcels.upperBound)) : nil
        try fields.finish()
        return CourierDesk.LeaseWord(
            call.id0, token: token, parcels: parcels?.map { ParcelID($0) })
    }

    private static func settling(_ vi: String, _ en: String, _ word: String) -> EndpointNote {
        var about = EndpointNote(vi, en)
        about.body = BodyNote(
            .object([
                .init("token", .number, required: false),
                .init("parcels", .list(.text), required: false),
            ]), isRequired: false)
        about.takesOnce = false
        about.answer = .object([
            .init("lease_id", .text), .init(word, .number), .init("parcels", .list(.text)),
        ])
        return about
    }

    private static func settled(_ id: String, _ word: String, _ parcels: [ParcelID]) -> Reply {
        .json(
            JSONWriter.object { json in
                json.member("lease_id", id)
                json.name(of: word)
                json.value(parcels.count)
                json.member("parcels", texts: parcels.map(\.text))
            })
    }
}
