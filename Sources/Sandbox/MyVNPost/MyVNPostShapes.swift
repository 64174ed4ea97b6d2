/// The documents that MyVNPost takes: every number is text, weights are grams.
enum MyVNPostShapes {
    static let grams: ClosedRange<Int64> = 1...300_000
    private static let side: ClosedRange<Int64> = 1...300

    private static let addon = SandboxShape([
        .must("code", .text(10)), .may("propValue", .text(200)),
    ])

    private static let size: [SandboxField] = [
        .must("weight", .wholeText(grams)), .may("width", .wholeText(side)),
        .may("length", .wholeText(side)), .may("height", .wholeText(side)),
        .may("addonService", .list(addon, 20)), .may("additionRequest", .texts(20)),
    ]

    private static func place(_ role: String) -> [SandboxField] {
        ["Province", "District", "Commune"].flatMap { tier in
            [
                SandboxField.must("\(role)\(tier)Code", .text(20)),
                .may("\(role)\(tier)Name", .text(100)),
            ]
        }
    }

    private static func party(_ role: String) -> [SandboxField] {
        [
            .must("\(role)Name", .text(200)), .must("\(role)Phone", .text(20)),
            .may("\(role)Mail", .text(100)), .must("\(role)Address", .text(500)),
        ] + place(role)
    }

    static let charges = SandboxShape([
        .must("scope", .word(["1"])), .must("customerCode", .text(50)),
        .may("contractNumber", .text(50)), .may("contractCode", .text(50)),
        .must(
            "data",
            .object(
                SandboxShape(
                    place("sender") + place("receiver") + size + [
                        .may("receiverNational", .text(2)), .may("serviceCode", .text(10)),
                    ]))),
    ])

    static let create = SandboxShape([
        .must("orderCreationStatus", .whole(0...1)), .must("type", .word(["GUI"])),
        .must("customerCode", .text(50)), .may("contractCode", .text(50)),
        .must(
            "informationOrder",
            .object(SandboxShape(party("sender") + party("receiver") + size + order))),
    ])

    private static let order: [SandboxField] = [
        .must("serviceCode", .text(10)), .may("orgCodeCollect", .text(20)),
        .may("orgCodeAccept", .text(20)), .may("saleOrderCode", .text(50)),
        .must("contentNote", .text(500)), .may("vehicle", .text(10)),
        .may("sendType", .word(["1", "2"])), .may("isBroken", .word(["0", "1"])),
        .may("deliveryTime", .word(["N", "S", "C"])),
        .may("deliveryRequire", .word(["1", "2"])), .may("deliveryInstruction", .text(500)),
    ]

    static let correct = SandboxShape([
        .must("OriginalId", .text(50)), .must("SourceCode", .word(["MYVNP"])),
        .must("ItemCode", .text(50)), .must("AffairType", .word(["02"])),
        .must("CODAmount", .wholeText(0...1_000_000_000)), .may("Addons", .list(correction, 20)),
    ])

    private static let correction = SandboxShape([
        .must("ServiceCode", .text(10)),
        .may(
            "Props",
            .list(
                SandboxShape([.must("PropCode", .text(10)), .must("PropValue", .text(100))]), 20)),
    ])
}
