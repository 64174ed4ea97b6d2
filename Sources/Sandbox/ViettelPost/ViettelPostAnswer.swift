internal import Market

/// The documents that Viettel Post gives back.
enum ViettelPostAnswer {
    /// The main services that this customer's contract has.
    static let services = [
        "VCN": "Chuyển phát nhanh", "LCOD": "TMĐT Chuyển phát nhanh thỏa thuận",
        "STK": "Chuyển phát tiết kiệm", "VCBO": "TMĐT Chuyển phát bay", "PHS": "Nội tỉnh",
        "SCN": "Chuyển phát nhanh theo hộp",
    ]

    static func fee(of load: SandboxLoad) -> Int64 {
        SandboxTariff.fee(
            grams: exchangeWeight(load), isIsland: load.place?.isIsland ?? false)
    }

    /// Viettel Post divides cm³ by 6000.
    static func exchangeWeight(_ load: SandboxLoad) -> Int64 {
        let sides = load.sides.contains(0) ? [] : load.sides
        return SandboxTariff.converted(grams: load.weightGrams, sides: sides, divisor: 6_000)
    }

    static func offers(_ load: SandboxLoad) -> [JSONValue] {
        ["LCOD", "VCN", "STK"].enumerated().map { index, service in
            let fee = fee(of: load) + Int64(index) * 2_000
            return .object([
                "MA_DV_CHINH": .text(service), "TEN_DICHVU": .text(services[service] ?? ""),
                "GIA_CUOC": .integer(fee),
                "THOI_GIAN": .text(load.place?.isIsland == true ? "96 giờ" : "48 giờ"),
                "EXCHANGE_WEIGHT": .integer(exchangeWeight(load)),
                "EXTRA_SERVICE": .list([]),
            ])
        }
    }

    /// The only answer without the usual envelope beside the plain list.
    static func byText(
        from sender: SandboxPlace, to receiver: SandboxPlace, _ results: [JSONValue]
    ) -> SandboxReply {
        .json { reply in
            reply.name("SENDER_ADDRESS")
            reply.write(address(sender))
            reply.name("RECEIVER_ADDRESS")
            reply.write(address(receiver))
            reply.member("RESULT", list: results) { $0.write($1) }
        }
    }

    static func money(_ load: SandboxLoad) -> JSONValue {
        .object(moneyMembers(load))
    }

    static func created(_ parcel: SandboxParcel) -> JSONValue {
        var members = moneyMembers(parcel.load)
        members["ORDER_NUMBER"] = .text(parcel.number)
        members["MONEY_COLLECTION"] = .integer(parcel.load.collect)
        for side in ["PROVINCE", "DISTRICT", "WARD"] {
            members["RECEIVER_\(side)"] = parcel.load.order["RECEIVER_\(side)"] ?? .integer(0)
        }
        members["SORT_CODE"] = .text("QNG-01")
        return .object(members)
    }

    private static func moneyMembers(_ load: SandboxLoad) -> [String: JSONValue] {
        [
            "EXCHANGE_WEIGHT": .integer(exchangeWeight(load)), "MONEY_TOTAL": .integer(load.fee),
            "MONEY_TOTAL_FEE": .integer(load.fee), "MONEY_FEE": .integer(0),
            "MONEY_COLLECTION_FEE": .integer(0), "MONEY_OTHER_FEE": .integer(0),
            "MONEY_VAS": .integer(0), "MONEY_VAT": .integer(0),
            "KPI_HT": .integer(load.place?.isIsland == true ? 96 : 48),
        ]
    }

    private static func address(_ place: SandboxPlace) -> JSONValue {
        .object([
            "PROVINCE_ID": .integer(Int64(place.provinceCode(at: .viettelPost)) ?? 0),
            "WARDS_ID": .integer(Int64(place.code(at: .viettelPost)) ?? 0),
            "ADDRESS": .text("\(place.name), \(place.provinceName)"),
        ])
    }
}
