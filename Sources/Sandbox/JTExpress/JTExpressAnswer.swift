internal import Market

/// The documents that J&T gives back.
enum JTExpressAnswer {
    static func fee(_ load: SandboxLoad) -> JSONValue {
        .object([
            "inquiryFee": .text(String(load.fee)), "codFee": .text("0"),
            "insuranceFee": .text(String(SandboxTariff.insurance(load.value))),
        ])
    }

    static func created(_ parcel: SandboxParcel) -> JSONValue {
        guard case .object(var members) = fee(parcel.load) else { return .null }
        members["txlogisticId"] = .text(parcel.code)
        members["billCode"] = .text(parcel.number)
        members["sortLine"] = .text("QNG-01")
        return .object(members)
    }

    /// All scans of one parcel, the newest last; who is not known has none.
    static func trace(_ number: String, _ parcel: SandboxParcel?) -> JSONValue {
        let scans = (parcel?.events ?? []).compactMap { event -> JSONValue? in
            JTExpressScan.code(for: event.stage).map { scan(event, code: $0) }
        }
        return .object(["billCode": .text(number), "details": .list(scans)])
    }

    static func scan(_ event: SandboxEvent, code: Int) -> JSONValue {
        .object([
            "scanTime": .text(SandboxTime.plain(event.at)),
            "scanTypeCode": .text(String(code)),
            "desc": .text(event.reason?.words ?? event.place ?? ""),
            "scanNetworkName": .text(event.place ?? ""),
        ])
    }
}

/// J&T's numbers for what was scanned.
enum JTExpressScan {
    static func code(for stage: SandboxStage) -> Int? {
        switch stage {
        case .created: 103
        case .collecting, .waitingToReturn: nil
        case .pickupFailed: 104
        case .collected: 106
        case .stored, .arrived, .waitingForBoat: 110
        case .moving: 109
        case .delivering: 112
        case .deliveryFailed, .lost, .damaged: 118
        case .returnDecided: 116
        case .returning: 120
        case .returned: 117
        case .delivered: 113
        case .settled: 121
        case .cancelled: 105
        }
    }
}
