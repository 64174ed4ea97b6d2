internal import Market
internal import Reach

/// The documents that GHN gives back.
extension GHNSandbox {
    static func load(
        _ body: [String: JSONValue], collect: String, _ place: SandboxPlace
    ) -> SandboxLoad {
        var load = SandboxLoad()
        load.service = body["service_type_id"]?.code ?? ""
        load.weightGrams = body["weight"]?.whole ?? 0
        load.sides = ["length", "width", "height"].compactMap { body[$0]?.whole }
        load.collect = body[collect]?.whole ?? 0
        load.value = body["insurance_value"]?.whole ?? 0
        load.receiverName = body["to_name"]?.text ?? ""
        load.receiverPhone = body["to_phone"]?.text ?? ""
        load.receiverAddress = body["to_address"]?.text ?? ""
        load.place = place
        load.fee = parts(of: load).reduce(0) { $0 + $1.amount }
        return load
    }

    /// GHN divides cm³ by 5000 to compare volume with kilograms.
    static func converted(_ load: SandboxLoad) -> Int64 {
        SandboxTariff.converted(grams: load.weightGrams, sides: load.sides, divisor: 5_000)
    }

    private static func parts(of load: SandboxLoad) -> [(name: String, amount: Int64)] {
        let isIsland = load.place?.isIsland ?? false
        return [
            ("main_service", SandboxTariff.fee(grams: converted(load), isIsland: false)),
            ("insurance", SandboxTariff.insurance(load.value)),
            ("deliver_remote_areas_fee", isIsland ? SandboxTariff.islandSurcharge : 0),
        ]
    }

    /// The fee as a create tells it: every part has its name, most are nothing.
    static func feeParts(of load: SandboxLoad) -> JSONValue {
        let names = [
            "cod_fee", "station_do", "station_pu", "return", "r2s", "return_again", "coupon",
            "document_return", "double_check", "double_check_deliver", "pick_remote_areas_fee",
            "cod_failed_fee",
        ]
        var members = Dictionary(names.map { ($0, JSONValue.integer(0)) }) { first, _ in first }
        for part in parts(of: load) { members[part.name] = .integer(part.amount) }
        return .object(members)
    }

    static func fee(of load: SandboxLoad) -> JSONValue {
        let names = [
            "pick_station_fee", "coupon_value", "r2s_fee", "return_again", "document_return",
            "double_check", "cod_fee", "pick_remote_areas_fee", "cod_failed_fee",
        ]
        var members = Dictionary(names.map { ($0, JSONValue.integer(0)) }) { first, _ in first }
        let parts = parts(of: load)
        members["total"] = .integer(load.fee)
        members["service_fee"] = .integer(parts[0].amount)
        members["insurance_fee"] = .integer(parts[1].amount)
        members["deliver_remote_areas_fee"] = .integer(parts[2].amount)
        return .object(members)
    }

    static func created(_ load: SandboxLoad, number: String, at now: Int64) -> JSONValue {
        .object([
            "order_code": .text(number), "sort_code": .text("000-A-00-A1"),
            "trans_type": .text("truck"), "ward_encode": .text(""), "district_encode": .text(""),
            "fee": feeParts(of: load), "total_fee": .integer(load.fee),
            "expected_delivery_time": .text(expected(load.place, at: now)),
            "operation_partner": .text(""),
        ])
    }

    static func leadTime(_ place: SandboxPlace, at now: Int64) -> JSONValue {
        let days: Int64 = place.isIsland ? 4 : 2
        return .object([
            "leadtime": .integer((now + days * SandboxTime.day) / 1_000),
            "leadtime_order": .object([
                "from_estimate_date": .text(Instant.text(now + (days - 1) * SandboxTime.day)),
                "to_estimate_date": .text(expected(place, at: now)),
            ]),
        ])
    }

    static func expected(_ place: SandboxPlace?, at now: Int64) -> String {
        Instant.text(now + (place?.isIsland == true ? 4 : 2) * SandboxTime.day)
    }

    /// An order as a detail call tells it; the fee is not among it.
    static func detail(of parcel: SandboxParcel) -> JSONValue {
        let load = parcel.load
        var members = load.order
        members["shop_id"] = Int64(shop).map { .integer($0) }
        members["order_code"] = .text(parcel.number)
        members["client_order_code"] = .text(parcel.code)
        members["status"] = .text(GHNStatus.word(for: parcel.stage))
        members["weight"] = .integer(load.weightGrams)
        members["converted_weight"] = .integer(converted(load))
        members["cod_amount"] = .integer(load.collect)
        members["insurance_value"] = .integer(load.value)
        members["order_date"] = .text(Instant.text(parcel.createdAt))
        members["created_date"] = .text(Instant.text(parcel.createdAt))
        members["updated_date"] = .text(Instant.text(parcel.changedAt))
        members["leadtime"] = .text(expected(load.place, at: parcel.createdAt))
        if parcel.stage.isFinal {
            members["finish_date"] = .text(Instant.text(parcel.changedAt))
        }
        members["log"] = .list(
            parcel.events.filter { $0.kind == .moved }.map { event in
                .object([
                    "status": .text(GHNStatus.word(for: event.stage)),
                    "updated_date": .text(Instant.text(event.at)),
                ])
            })
        return .object(members)
    }
}
