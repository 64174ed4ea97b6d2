internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The doors of those who pack parcels or take them back.
enum PackingEndpoints {
    private static let packers = AccessRule.keys(of: [.producer, .helper, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), packing(desks), showing(desks), refusing(desks), cancelling(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Kiện của chủ thể, theo bước đóng gói.",
            "A producer's parcels by how far their packing is.")
        about.query =
            [
                QueryParameter(
                    "packing", .word(PackingState.self), "the state; to_pack by default")
            ] + Paging.parameters
        about.answer = .page(of: "PackingParcel")
        return Endpoint(
            .get, "/v1/producers/{id}/parcels",
            .keys(of: [.producer, .helper, .officer, .admin]), about
        ) { call in
            var query = call.query()
            let words = FieldReader.words(of: PackingState.self)
            let state = query.parsed("packing", words) { PackingState(rawValue: $0) } ?? .toPack
            let limit = Paging.limit(&query)
            let cursor = query.text("cursor") ?? ""
            try query.finish()
            let views = try await desks.packing.page(
                of: ProducerID(call.id0), in: state, after: cursor, limit: limit + 1,
                by: try call.known())
            let next = views.count > limit ? views[limit - 1].parcel.id.text : nil
            return .json(PackingWriting.bytes(Array(views.prefix(limit)), next: next))
        }
    }

    private static func packing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Báo đã đóng gói, kèm cân nặng, kích thước và ảnh (nếu có).",
            "Says that a parcel is packed, with its weight and size, and a photo if there is one.")
        about.body = BodyNote(
            .object([
                .init("weight_g", .integer(PackedMeasures.Limit.weightGrams)),
                .init("length_cm", .integer(PackedMeasures.Limit.sideCm)),
                .init("width_cm", .integer(PackedMeasures.Limit.sideCm)),
                .init("height_cm", .integer(PackedMeasures.Limit.sideCm)),
                .init("photo", .text, required: false),
            ]))
        about.answer = .named("PackingParcel")
        return Endpoint(.post, "/v1/parcels/{id}/packing", packers, about) { call in
            var (fields, bytes) = try await call.object()
            let measures = PackedMeasures(
                weightGrams: fields.integer("weight_g"), lengthCm: fields.integer("length_cm"),
                widthCm: fields.integer("width_cm"), heightCm: fields.integer("height_cm"))
            let photo = fields.textIfAny("photo").map { UploadID($0) }
            try fields.finish()
            return Reply(
                try await desks.packing.confirm(
                    ParcelID(call.id0), measures, photo: photo, by: try call.known(),
                    once: call.once(bytes), render: PackingWriting.answer))
        }
    }

    private static func showing(_ desks: Desks) -> Endpoint {
        let about = EndpointNote(
            "Ảnh kiện đã đóng gói (chủ thể, bên vận chuyển đang giữ kiện, người vận hành).",
            "The packed parcel's photo, for its producer, its courier and operators.")
        return Endpoint(
            .get, "/v1/parcels/{id}/photo",
            .keys(of: [.producer, .helper, .courier, .admin]), about
        ) { call in
            let opened = try await desks.packing.photo(
                of: ParcelID(call.id0), by: try call.known())
            var reply = Reply(
                .ok,
                headers: [
                    .contentType: ParcelPhoto.contentType, .cacheControl: "private, no-store",
                    .contentSecurityPolicy: "default-src 'none'; sandbox",
                ])
            reply.stream = ReplyStream(count: opened.photo.bytes) { place in
                ByteBuffer(bytes: try await opened.bytes(from: place))
            }
            return reply
        }
    }

    private static func refusing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Không đóng gói được, kèm lý do; kiện bị huỷ.",
            "The producer does not pack it, for a reason; the parcel is given up.")
        about.body = BodyNote(.named("Refusal"))
        about.answer = .named("PackingParcel")
        return Endpoint(.post, "/v1/parcels/{id}/refusal", packers, about) { call in
            var (fields, bytes) = try await call.object()
            let reason = try demanded(&fields)
            let missing =
                fields.has("out_of_stock")
                ? fields.texts("out_of_stock", limit: OrderDraft.Limit.lines) : nil
            try fields.finish()
            guard let reason else { throw Problem(.internalError) }
            return Reply(
                try await desks.packing.refuse(
                    ParcelID(call.id0), because: reason,
                    missing: missing.map { $0.map { ListingID($0) } }, by: try call.known(),
                    once: call.once(bytes), render: PackingWriting.answer))
        }
    }

    private static func cancelling(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Huỷ một kiện chưa giao cho bên vận chuyển.",
            "Cancels one parcel that no courier has in its hands.")
        about.body = BodyNote(.named("Cancellation"))
        about.answer = .named("PackingParcel")
        return Endpoint(
            .post, "/v1/parcels/{id}/cancellation",
            .keys(of: [.storefront, .producer, .helper, .admin]), about
        ) { call in
            var (fields, bytes) = try await call.object()
            let reason = try demanded(&fields)
            try fields.finish()
            guard let reason else { throw Problem(.internalError) }
            return Reply(
                try await desks.orders.cancel(
                    ParcelID(call.id0), because: reason, by: try call.known(),
                    once: call.once(bytes), render: PackingWriting.answer))
        }
    }

    /// The reason, which must be there; the fields remember where it is not.
    private static func demanded(_ fields: inout FieldReader) throws -> CancelReason? {
        if !fields.has("reason_code") { fields.refuse(.missing("reason_code")) }
        return OrderReading.reason(&fields)
    }
}
