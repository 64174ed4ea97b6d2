/// The documents that GHTK takes; weights are kilograms here and grams in a fee's query.
enum GHTKShapes {
    /// What no parcel weighs in kilograms can only have been meant as grams.
    static let kilograms: ClosedRange<Double> = 0.001...100
    static let collect: ClosedRange<Int64> = 0...20_000_000
    private static let money: ClosedRange<Int64> = 0...1_000_000_000
    private static let side: ClosedRange<Double> = 0.1...300
    private static let shift: ClosedRange<Int64> = 1...3
    private static let tags: Set<Int64> = [
        1, 2, 7, 10, 11, 13, 17, 18, 19, 20, 22, 39, 40, 42, 52, 75, 81,
    ]

    static let product = SandboxShape([
        .must("name", .text(500)), .may("price", .wholeOrText(money)),
        .must("weight", .decimal(0.000_001...1_000_000)),
        .may("quantity", .wholeOrText(1...10_000)), .may("product_code", .text(100)),
        .may("height", .decimal(side)), .may("length", .decimal(side)),
        .may("width", .decimal(side)),
    ])

    static let create = SandboxShape([
        .must("products", .list(product, 200)), .must("order", .object(order)),
    ])

    private static let order = SandboxShape(
        [
            .must("id", .text(249)), .must("pick_money", .wholeOrText(collect)),
            .must("name", .text(255)), .must("tel", .text(20)), .must("address", .text(500)),
            .must("province", .text(100)), .must("ward", .text(100)), .may("street", .text(255)),
            .may("hamlet", .text(255)), .may("district", .text(100)), .may("email", .text(255)),
            .may("note", .text(120)), .may("is_freeship", .wholeOrText(0...1)),
            .may("value", .wholeOrText(money)),
            .may("weight_option", .word(["gram", "kilogram"])),
            .may("total_weight", .decimal(0.000_001...1_000_000)),
            .may("total_box", .wholeOrText(1...1_000)),
            .may("transport", .word(["road", "fly"])), .may("pick_option", .word(["cod", "post"])),
            .may("deliver_option", .word(["none", "xteam"])),
            .may("pick_work_shift", .wholeOrText(shift)),
            .may("deliver_work_shift", .wholeOrText(shift)), .may("pick_date", .text(10)),
            .may("use_return_address", .wholeOrText(0...1)), .may("tags", .wholes),
            .may("sub_tags", .wholes), .may("not_delivered_fee", .wholeOrText(collect)),
            .may("opm", .wholeOrText(0...10)), .may("actual_transfer_method", .text(20)),
            .may("pick_session", .wholeOrText(0...10)), .may("booking_id", .text(100)),
            .may("label_id", .text(100)), .may("expired", .text(30)),
            .may("gam_solutions", .texts(20)), .may("pending_order", .wholeOrText(0...1)),
        ] + sender + back)

    private static let sender: [SandboxField] = [
        .may("pick_address_id", .wholeOrText(1...Int64.max)), .must("pick_name", .text(255)),
        .must("pick_tel", .text(20)), .must("pick_address", .text(500)),
        .must("pick_province", .text(100)), .may("pick_district", .text(100)),
        .may("pick_ward", .text(100)), .may("pick_street", .text(255)),
        .may("pick_email", .text(255)),
    ]

    private static let back: [SandboxField] = [
        "name", "tel", "address", "province", "district", "ward", "street", "email",
    ].map { .may("return_\($0)", .text(500)) }

    static let fee = SandboxShape([
        .may("pick_address_id", .wholeText(1...Int64.max)), .may("pick_province", .text(100)),
        .may("pick_district", .text(100)), .may("pick_ward", .text(100)),
        .may("pick_street", .text(255)), .may("pick_address", .text(500)),
        .must("province", .text(100)), .may("district", .text(100)), .may("ward", .text(100)),
        .may("street", .text(255)), .may("address", .text(500)),
        .must("weight", .wholeText(1...100_000)), .may("value", .wholeText(money)),
        .may("transport", .word(["road", "fly"])),
        .may("deliver_option", .word(["none", "xteam"])), .may("tags", .text(100)),
        .may("tags[]", .text(10)),
    ])

    static let label = SandboxShape([
        .may("original", .word(["portrait", "landscape"])),
        .may("paper_size", .word(["A5", "A6"])),
    ])

    static func knows(tag: Int64) -> Bool {
        tags.contains(tag)
    }
}
