internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

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
        about.takesOnce = false
        about.answer = .named("Lease")
        return Endpoint(
            .post, "/v1/courier/orders/leases", CourierEndpoints.roles, about
        ) { call in
            var (fields, _) = try await call.object()
            let most = fields.integer("max")
            let seconds = fields.integer("visibility_s")
            try fields.finish()
            let page = try await desks.couriers.lease(
                of: try CourierEndpoints.courier(call), most: most, visibilitySeconds: seconds,
                by: try call.known())
            return .json(
                ParcelWriting.bytes(page, desks.reach.places), page.id == nil ? .ok : .created)
        }
    }

    private static func acknowledging(_ desks: Desks) -> Endpoint {
        let about = settling("Đã lưu các kiện.", "The parcels are stored.", "acknowledged")
        return Endpoint(
            .post, "/v1/courier/orders/leases/{id}/ack", CourierEndpoints.roles, about
        ) { call in
            _ = try await call.emptyObject()
            let count = try await desks.couriers.acknowledge(
                call.id0, of: try CourierEndpoints.courier(call), by: try call.known())
            return settled(call.id0, "acknowledged", count)
        }
    }

    private static func returning(_ desks: Desks) -> Endpoint {
        let about = settling("Trả lại các kiện.", "Gives the parcels back.", "returned")
        return Endpoint(
            .post, "/v1/courier/orders/leases/{id}/nack", CourierEndpoints.roles, about
        ) { call in
            _ = try await call.emptyObject()
            let count = try await desks.couriers.giveBack(
                call.id0, of: try CourierEndpoints.courier(call), by: try call.known())
            return settled(call.id0, "returned", count)
        }
    }

    private static func extending(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Xin thêm thời gian.", "Takes longer.")
        about.body = BodyNote(
            .object([.init("visibility_s", .integer(CourierDesk.Limit.visibilitySeconds))]))
        about.takesOnce = false
        about.answer = .object([.init("lease_id", .text), .init("expires_at", .instant)])
        return Endpoint(
            .post, "/v1/courier/orders/leases/{id}/extension", CourierEndpoints.roles, about
        ) { call in
            var (fields, _) = try await call.object()
            let seconds = fields.integer("visibility_s")
            try fields.finish()
            let until = try await desks.couriers.extend(
                call.id0, visibilitySeconds: seconds, of: try CourierEndpoints.courier(call))
            return .json(
                JSONWriter.object { json in
                    json.member("lease_id", call.id0)
                    json.member("expires_at", Instant.text(until))
                })
        }
    }

    private static func settling(_ vi: String, _ en: String, _ word: String) -> EndpointNote {
        var about = EndpointNote(vi, en)
        about.body = BodyNote(.object([]), isRequired: false)
        about.takesOnce = false
        about.answer = .object([
            .init("lease_id", .text), .init(word, .integer(CourierDesk.Limit.parcels)),
        ])
        return about
    }

    private static func settled(_ id: String, _ word: String, _ count: Int) -> Reply {
        .json(
            JSONWriter.object { json in
                json.member("lease_id", id)
                json.name(of: word)
                json.value(count)
            })
    }
}
