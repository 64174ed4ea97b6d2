/// The documents that Viettel Post takes: grams, centimetres and đồng; texts counted in bytes.
enum ViettelPostShapes {
    /// What no parcel weighs in grams; a whole number, because kilograms would have fractions.
    static let grams: ClosedRange<Int64> = 1...300_000
    static let collect: ClosedRange<Int64> = 0...50_000_000
    private static let money: ClosedRange<Int64> = 0...1_000_000_000
    private static let side: ClosedRange<Int64> = 0...300
    private static let id: ClosedRange<Int64> = 0...Int64.max

    private static let item = SandboxShape([
        .must("PRODUCT_NAME", .text(500)), .must("PRODUCT_QUANTITY", .whole(1...10_000)),
        .may("PRODUCT_PRICE", .whole(money)), .may("PRODUCT_WEIGHT", .whole(0...300_000)),
    ])

    static let create = SandboxShape(
        order + party("SENDER", isRequired: false, ids: true)
            + party("RECEIVER", isRequired: true, ids: true))

    /// The same with one text for each address, which Viettel Post resolves itself.
    static let createByText = SandboxShape(
        order + party("SENDER", isRequired: false, ids: false)
            + party("RECEIVER", isRequired: true, ids: false))

    private static let order: [SandboxField] =
        [
            .must("ORDER_NUMBER", .text(50)), .may("CHECK_UNIQUE", .flag),
            .may("GROUPADDRESS_ID", .whole(id)), .may("CUS_ID", .whole(id)),
            .may("DELIVERY_DATE", .text(19)), .must("ORDER_PAYMENT", .whole(1...4)),
            .must("ORDER_SERVICE", .text(10)), .may("ORDER_SERVICE_ADD", .text(100)),
            .may("ORDER_VOUCHER", .text(50)), .may("ORDER_NOTE", .bytes(150)),
            .may("MONEY_COLLECTION", .whole(collect)), .may("EXTRA_MONEY", .whole(money)),
            .may("NATIONAL_TYPE", .whole(0...1)), .may("LIST_ITEM", .list(item, 200)),
            .may("ENABLE_SORT_CODE", .flag),
        ] + product

    private static let product: [SandboxField] = [
        .must("PRODUCT_NAME", .text(500)), .may("PRODUCT_DESCRIPTION", .text(1_000)),
        .may("PRODUCT_QUANTITY", .whole(1...10_000)), .may("PRODUCT_PRICE", .whole(money)),
        .must("PRODUCT_WEIGHT", .whole(grams)), .may("PRODUCT_LENGTH", .whole(side)),
        .may("PRODUCT_WIDTH", .whole(side)), .may("PRODUCT_HEIGHT", .whole(side)),
        .must("PRODUCT_TYPE", .word(["HH", "TH"])),
    ]

    private static func party(_ side: String, isRequired: Bool, ids: Bool) -> [SandboxField] {
        let must = [("FULLNAME", 150), ("PHONE", 20), ("ADDRESS", 150)].map { name, longest in
            SandboxField(
                name: "\(side)_\(name)", kind: .bytes(longest), isRequired: isRequired)
        }
        var fields = must + [.may("\(side)_EMAIL", .text(150))]
        fields += ["LATITUDE", "LONGITUDE"].map { .may("\(side)_\($0)", .decimal(-180...180)) }
        guard ids else { return fields }
        fields += ["PROVINCE", "WARD"].map {
            SandboxField(name: "\(side)_\($0)", kind: .whole(id), isRequired: isRequired)
        }
        return fields + [.may("\(side)_DISTRICT", .whole(id))]
    }

    private static let goods: [SandboxField] = [
        .must("PRODUCT_TYPE", .word(["HH", "TH"])), .must("PRODUCT_WEIGHT", .whole(grams)),
        .may("PRODUCT_PRICE", .whole(money)), .may("PRODUCT_QUANTITY", .whole(1...10_000)),
        .may("MONEY_COLLECTION", .whole(collect)), .may("PRODUCT_LENGTH", .whole(side)),
        .may("PRODUCT_WIDTH", .whole(side)), .may("PRODUCT_HEIGHT", .whole(side)),
        .may("TYPE", .whole(0...2)), .may("NATIONAL_TYPE", .whole(0...1)),
        .may("ORDER_SERVICE_ADD", .text(100)),
    ]

    private static let itinerary: [SandboxField] = ["SENDER", "RECEIVER"].flatMap { side in
        [
            SandboxField.must("\(side)_PROVINCE", .whole(id)),
            .may("\(side)_DISTRICT", .whole(id)), .may("\(side)_WARD", .whole(id)),
        ]
    }

    static let prices = SandboxShape(goods + itinerary)
    static let price = SandboxShape(goods + itinerary + [.must("ORDER_SERVICE", .text(10))])
    static let pricesByText = SandboxShape(
        goods + [.must("SENDER_ADDRESS", .text(500)), .must("RECEIVER_ADDRESS", .text(500))])
}
