internal import Market

/// The documents that GHTK gives back; each payload has a name of its own.
enum GHTKAnswer {
    static func reply(
        _ payload: StaticString, _ write: (inout JSONWriter) -> Void
    ) -> SandboxReply {
        .json { reply in
            reply.member("success", true)
            reply.member("message", "")
            reply.name(payload)
            write(&reply)
        }
    }

    static func fee(of load: SandboxLoad) -> Int64 {
        SandboxTariff.fee(grams: load.weightGrams, isIsland: load.place?.isIsland ?? false)
    }

    static func fee(_ load: SandboxLoad) -> SandboxReply {
        reply("fee") { writer in
            writer.object { fee in
                fee.member("name", "area1")
                fee.member("fee", load.place == nil ? 0 : self.fee(of: load))
                fee.member("insurance_fee", SandboxTariff.insurance(load.value))
                fee.member("include_vat", 0)
                fee.member("cost_id", 12)
                fee.member("delivery_type", load.place?.isIsland == true ? "hai_dao" : "noi_mien")
                fee.member("a", "3")
                fee.member("dt", "local")
                fee.member("extFees", list: [Int]()) { $0.value($1) }
                fee.member("promotion_key", "")
                fee.member("delivery", load.place != nil)
                fee.member("ship_fee_only", load.place == nil ? 0 : self.fee(of: load))
            }
        }
    }

    /// Money comes as text here, and the estimates in words of Vietnamese.
    static func created(_ parcel: SandboxParcel, _ products: [JSONValue]) -> SandboxReply {
        reply("order") { writer in
            writer.object { order in
                order.member("partner_id", parcel.code)
                order.member("label", parcel.number)
                order.member("area", "1")
                order.member("fee", String(parcel.load.fee))
                order.member(
                    "insurance_fee", String(SandboxTariff.insurance(parcel.load.value)))
                order.member(
                    "estimated_pick_time", "Chiều \(day(parcel.createdAt))")
                let days: Int64 = parcel.load.place?.isIsland == true ? 4 : 2
                order.member(
                    "estimated_deliver_time",
                    "Sáng \(day(parcel.createdAt + days * SandboxTime.day))")
                order.member("products", list: products) { $0.write($1) }
                order.member("status_id", 2)
                order.member("tracking_id", Int64(parcel.number.split(separator: ".").last ?? ""))
                order.member("sorting_code", "QNG.0.A1")
                order.member("is_xfast", 0)
            }
        }
    }

    /// The same order number again: refused, and the first label named.
    static func known(_ parcel: SandboxParcel) -> SandboxReply {
        .json { reply in
            reply.member("success", false)
            reply.member("message", "Mã đơn hàng đã tồn tại")
            reply.member("error") { error in
                error.member("code", "ORDER_ID_EXIST")
                error.member("partner_id", parcel.code)
                error.member("ghtk_label", parcel.number)
                error.member("created", SandboxTime.offset(parcel.createdAt))
                error.member("status", GHTKStatus.last(of: parcel))
            }
        }
    }

    static func status(of parcel: SandboxParcel) -> JSONValue {
        let load = parcel.load
        let id = GHTKStatus.last(of: parcel)
        return .object([
            "label_id": .text(parcel.number), "partner_id": .text(parcel.code),
            "status": .text(String(id)), "status_text": .text(GHTKStatus.words(for: id)),
            "created": .text(SandboxTime.plain(parcel.createdAt)),
            "modified": .text(SandboxTime.plain(parcel.changedAt)),
            "message": .text(parcel.reason?.words ?? ""),
            "pick_date": .text(day(parcel.createdAt)),
            "deliver_date": .text(day(parcel.createdAt + 2 * SandboxTime.day)),
            "customer_fullname": .text(load.receiverName),
            "customer_tel": .text(load.receiverPhone), "address": .text(load.receiverAddress),
            "storage_day": .text("0"), "ship_money": .text(String(load.fee)),
            "insurance": .text(String(SandboxTariff.insurance(load.value))),
            "value": .text(String(load.value)), "weight": .text(String(load.weightGrams)),
            "pick_money": .integer(load.collect),
            "is_freeship": .text(load.order["is_freeship"]?.code ?? "0"),
        ])
    }

    static let pickupAddresses = JSONValue.list([
        .object([
            "pick_address_id": .text("1"), "address": .text("Xã Bình Sơn, Quảng Ngãi"),
            "pick_tel": .text("0900000000"), "pick_name": .text("Kho mẫu"),
        ])
    ])

    private static func day(_ at: Int64) -> String {
        String(SandboxTime.slashed(at).prefix(10))
    }
}
