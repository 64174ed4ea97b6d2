extension Suspension {
    /// The columns of a suspensions file, in order.
    package static let columns = [
        "id", "courier", "service", "place", "access", "lane", "leg", "valid_from", "valid_to",
        "effect", "delay_min_days", "delay_max_days", "reason", "source", "sample",
    ]

    /// Reads one row from its text cells; throws every problem, each with its column.
    package init(cells: [String: String]) throws(CoverageProblems) {
        var reader = CellReader(.suspensions, cells)
        let id = reader.rowID()
        let courier = reader.optional("courier", CellReader.codeForm) { CourierCode($0) }
        let service = reader.service()
        let place = reader.scope("place")
        let access = reader.word("access", Access.self)
        let laneForm = Sentence(vietnamese: "mã dòng của tuyến", english: "the id of a lane row")
        let lane = reader.optional("lane", laneForm) { RowID($0) }
        let leg = reader.word("leg", Leg.self)
        let validity = reader.validity()
        let effect = Suspension.readEffect(&reader)
        let reasonForm = CellReader.wordForm(SuspensionReason.self)
        let reason = reader.required("reason", reasonForm) { SuspensionReason(rawValue: $0) }
        let isSample = reader.flag("sample")
        var suspension: Suspension?
        if let id, let effect, let reason {
            suspension = Suspension(
                id: id, courier: courier, service: service, place: place, access: access,
                lane: lane, leg: leg, validity: validity, effect: effect, reason: reason,
                source: reader.text("source"), isSample: isSample ?? false)
        }
        self = try reader.finish(suspension)
    }

    /// The row as text cells; reading them gives the row back.
    package var cells: [String: String] {
        var own = [
            "id": id.text, "courier": courier?.text ?? "", "service": service?.text ?? "",
            "place": place?.cell ?? "", "access": access?.rawValue ?? "",
            "lane": lane?.text ?? "", "leg": leg?.rawValue ?? "", "reason": reason.rawValue,
            "effect": "stop", "delay_min_days": "", "delay_max_days": "",
        ]
        if case .delay(let days) = effect {
            own["effect"] = "delay"
            own["delay_min_days"] = CellWriter.number(days.min)
            own["delay_max_days"] = CellWriter.number(days.max)
        }
        return own.merging(CellWriter.provenance(validity, source, isSample)) { own, _ in own }
    }

    private static func readEffect(_ reader: inout CellReader) -> SuspensionEffect? {
        let form = Sentence(vietnamese: "stop hoặc delay", english: "stop or delay")
        let isDelay = reader.required("effect", form) { ["stop": false, "delay": true][$0] }
        let days = reader.span("delay_min_days", "delay_max_days")
        switch (isDelay, days) {
        case (true?, let days?):
            return .delay(days)
        case (true?, nil):
            // Half a range has been noted by the span already.
            if reader.text("delay_min_days").isEmpty && reader.text("delay_max_days").isEmpty {
                reader.note(
                    "delay_max_days", .required,
                    Sentence(
                        vietnamese: "Hoãn (delay) thì phải ghi số ngày.",
                        english: "A delay needs its days."))
            }
            return nil
        case (false?, _?):
            reader.note(
                "delay_min_days", .unreadable,
                Sentence(
                    vietnamese: "Dừng hẳn (stop) thì phải để trống số ngày hoãn.",
                    english: "A stop has no days of delay."))
            return nil
        case (false?, nil):
            return .stop
        case (nil, _):
            return nil
        }
    }
}
