/// The documents that GHN takes, field by field: grams, centimetres and đồng, all whole.
enum GHNShapes {
    /// Documents say 30 or 50 kg; nothing that weighs a ton is a parcel in grams.
    static let grams: ClosedRange<Int64> = 1...50_000
    /// Documents say 200 cm; the courier's own staging refuses more than 150.
    static let centimetres: ClosedRange<Int64> = 1...150
    static let collect: ClosedRange<Int64> = 0...50_000_000
    static let insured: ClosedRange<Int64> = 0...5_000_000
    static let money: ClosedRange<Int64> = 0...1_000_000_000
    private static let anyNumber: ClosedRange<Int64> = 0...Int64.max

    static let item = SandboxShape([
        .must("name", .text(512)), .may("code", .text(255)),
        .must("quantity", .whole(1...10_000)), .may("price", .whole(money)),
        .may("weight", .whole(grams)), .may("length", .whole(centimetres)),
        .may("width", .whole(centimetres)), .may("height", .whole(centimetres)),
        .may(
            "category",
            .object(
                SandboxShape([
                    .may("level1", .text(255)), .may("level2", .text(255)),
                    .may("level3", .text(255)),
                ]))),
    ])

    static let create = SandboxShape(
        [
            .may("client_order_code", .text(50)), .must("to_name", .text(1_024)),
            .must("to_phone", .text(1_024)), .must("to_address", .text(1_024)),
            .may("to_ward_code", .text(20)),
            .may("to_district_id", .whole(1...anyNumber.upperBound)),
            .may("to_ward_name", .text(255)), .may("to_district_name", .text(255)),
            .may("to_province_name", .text(255)), .may("is_new_to_address", .flag),
            .must("payment_type_id", .whole(1...2)),
            .must(
                "required_note", .word(["CHOTHUHANG", "CHOXEMHANGKHONGTHU", "KHONGCHOXEMHANG"])),
            .must("service_type_id", .whole(2...5)), .may("service_id", .whole(anyNumber)),
            .must("weight", .whole(grams)), .may("length", .whole(centimetres)),
            .may("width", .whole(centimetres)), .may("height", .whole(centimetres)),
            .may("cod_amount", .whole(collect)), .may("cod_failed_amount", .whole(collect)),
            .may("insurance_value", .whole(insured)), .may("order_value", .whole(money)),
            .may("content", .text(2_000)), .may("note", .text(5_000)),
            .may("coupon", .text(255)), .may("pick_station_id", .whole(anyNumber)),
            .may("deliver_station_id", .whole(anyNumber)), .may("pick_shift", .wholes),
            .may("pickup_time", .whole(anyNumber)), .may("items", .list(item, 200)),
        ] + party("from") + party("return"))

    static let fee = SandboxShape([
        .must("service_type_id", .whole(2...5)), .may("service_id", .whole(anyNumber)),
        .must("weight", .whole(grams)), .must("to_district_id", .whole(anyNumber)),
        .must("to_ward_code", .text(20)), .may("from_district_id", .whole(anyNumber)),
        .may("from_ward_code", .text(20)), .may("length", .whole(centimetres)),
        .may("width", .whole(centimetres)), .may("height", .whole(centimetres)),
        .may("insurance_value", .whole(insured)), .may("cod_value", .whole(collect)),
        .may("coupon", .text(255)), .may("cod_failed_amount", .whole(collect)),
        .may("items", .list(item, 200)),
    ])

    static let leadTime = SandboxShape([
        .must("service_type_id", .whole(2...5)), .may("service_id", .whole(anyNumber)),
        .must("to_district_id", .whole(anyNumber)), .must("to_ward_code", .text(20)),
        .may("from_district_id", .whole(anyNumber)), .may("from_ward_code", .text(20)),
        .may("weight", .whole(grams)),
    ])

    /// At most 5,000,000 here although a create may ask for ten times that.
    static let updateCOD = SandboxShape([
        .must("order_code", .text(50)), .must("cod_amount", .whole(0...5_000_000)),
    ])

    static let cancel = SandboxShape([
        .must("order_codes", .texts(100)),
        .may(
            "reason_code",
            .word(["GHN-CO001", "GHN-CO002", "GHN-CO003", "GHN-CANCEL-OTHER"])),
        .may("reason", .text(1_024)),
    ])

    private static func party(_ side: String) -> [SandboxField] {
        ["name", "phone", "address", "ward_name", "district_name", "province_name", "ward_code"]
            .map { .may("\(side)_\($0)", .text(1_024)) }
            + [
                .may("\(side)_district_id", .whole(anyNumber)),
                .may("is_new_\(side)_address", .flag),
            ]
    }
}
