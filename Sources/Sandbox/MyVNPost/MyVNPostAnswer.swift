internal import Market

/// The documents that MyVNPost gives back.
enum MyVNPostAnswer {
    static let services: [(code: String, name: String)] = [
        ("CTN009", "Chuyển phát tiêu chuẩn"), ("CTN007", "Chuyển phát tiết kiệm"),
        ("ETN037", "Chuyển phát nhanh"), ("ETN013", "Chuyển phát hỏa tốc"),
    ]

    /// The number that cancelling and correcting ask for.
    static func original(of parcel: SandboxParcel) -> String {
        "ORG\(parcel.number.filter(\.isNumber))"
    }

    static func results(_ parcels: [SandboxParcel]) -> SandboxReply {
        .json { reply in
            reply.member("results", list: parcels) { writer, parcel in
                writer.object { write(parcel, into: &$0) }
            }
        }
    }

    /// One order, in answers and in calls alike.
    static func write(_ parcel: SandboxParcel, into record: inout JSONWriter) {
        let status = MyVNPostStatus.last(of: parcel)
        write(parcel, status: status, at: parcel.changedAt, into: &record)
    }

    static func write(
        _ parcel: SandboxParcel, status: Int, at: Int64, into record: inout JSONWriter
    ) {
        record.member("orderHdrID", original(of: parcel))
        record.member("itemCode", parcel.number)
        record.member("originalItemCode", parcel.number)
        record.member("saleOrderCode", parcel.code)
        record.member("senderCode", MyVNPostSandbox.customer)
        record.member("status", String(status))
        record.member("totalFee", String(parcel.load.fee))
        record.member("weight", String(parcel.load.weightGrams))
        record.member("updatedDate", SandboxTime.slashed(at))
    }

    static func affair(_ type: String, _ message: String) -> SandboxReply {
        .json(
            JSONWriter.list([.object(["Type": .text(type), "Message": .text(message)])]))
    }

    static func province(_ place: SandboxPlace) -> JSONValue {
        .object([
            "provinceCode": .text(place.provinceCode(at: .myVNPost)),
            "provinceName": .text(place.provinceName),
        ])
    }

    static func commune(_ place: SandboxPlace) -> JSONValue {
        .object([
            "communeCode": .text(place.code(at: .myVNPost)), "communeName": .text(place.name),
            "districtCode": .text("VNPOST"),
            "provinceCode": .text(place.provinceCode(at: .myVNPost)),
        ])
    }
}
