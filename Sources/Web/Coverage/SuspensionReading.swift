internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Reads what somebody wants to suspend.
enum SuspensionReading {
    private enum Effect: String, CaseIterable {
        case stop
        case delay
    }

    /// `nil` where a problem was noted.
    static func draft(_ fields: inout FieldReader) -> SuspensionDraft? {
        let codeWords = Sentence(vi: "mã gồm a-z, 0-9, _ hoặc -", en: "a code of a-z, 0-9, _, -")
        let placeWords = Sentence(
            vi: "commune:21548, province:51, zone:noi_mien hoặc country",
            en: "commune:21548, province:51, zone:noi_mien or country")
        let laneWords = Sentence(vi: "mã dòng của tuyến", en: "the id of a lane row")
        let courier = fields.parsedIfAny("courier", codeWords) { CourierCode($0) }
        let service = fields.parsedIfAny("service", codeWords) { ServiceCode($0) }
        let place = fields.parsedIfAny("place", placeWords) { PlaceScope(cell: $0) }
        let access = fields.parsedIfAny(
            "access", FieldReader.words(of: Access.self), Access.init(rawValue:))
        let lane = fields.parsedIfAny("lane", laneWords) { RowID($0) }
        let leg = fields.parsedIfAny("leg", FieldReader.words(of: Leg.self), Leg.init(rawValue:))
        let from = fields.dayIfAny("valid_from")
        let to = fields.day("valid_to")
        let effect = effect(&fields)
        let reason = fields.choice("reason", of: SuspensionReason.self)
        let source = fields.text("source")
        guard let effect, let reason else { return nil }
        return SuspensionDraft(
            courier: courier, service: service, place: place, access: access, lane: lane, leg: leg,
            from: from, to: to, effect: effect, reason: reason, source: source)
    }

    private static func effect(_ fields: inout FieldReader) -> SuspensionEffect? {
        let effect = fields.choice("effect", of: Effect.self)
        let days = fields.objectIfAny("delay_days") { fields in
            DaySpan(min: fields.integer("min"), max: fields.integer("max"))
        }
        switch (effect, days) {
        case (.stop?, nil): return .stop
        case (.delay?, let days?): return .delay(days)
        case (.delay?, nil):
            fields.refuse(.missing("delay_days"))
            return nil
        case (.stop?, _?):
            fields.refuse(
                FieldProblem(
                    "delay_days", .notAllowed, vi: "Dừng hẳn (stop) thì không có số ngày chậm.",
                    en: "A stop has no days of delay."))
            return nil
        case (nil, _): return nil
        }
    }
}
