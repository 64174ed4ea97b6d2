extension Lane {
    /// The columns of a lanes file, in order.
    package static let columns = [
        "id", "courier", "service", "origin", "destination", "serves", "price_steps",
        "lead_min_days", "lead_max_days", "day_kind", "valid_from", "valid_to", "source",
        "sample",
    ]

    /// Reads one row from its text cells; throws every problem, each with its column.
    package init(cells: [String: String]) throws(CoverageProblems) {
        var reader = CellReader(.lanes, cells)
        let id = reader.rowID()
        let courier = reader.courier()
        let service = reader.service()
        let scope = Lane.readScope(&reader)
        let servesForm = Sentence(vietnamese: "yes hoặc no", english: "yes or no")
        let serves = reader.required("serves", servesForm) { ["yes": true, "no": false][$0] }
        let stepsForm = Sentence(
            vietnamese: "bậc giá như 500:16500;1000:20000;+500:3000",
            english: "price steps such as 500:16500;1000:20000;+500:3000")
        let steps = reader.optional("price_steps", stepsForm) { PriceSteps(cell: $0) }
        let lead = reader.span("lead_min_days", "lead_max_days")
        let kind = reader.word("day_kind", DayKind.self)
        let validity = reader.validity()
        let isSample = reader.flag("sample")
        var lane: Lane?
        if let id, let courier, let scope, let serves {
            lane = Lane(
                id: id, courier: courier, service: service, scope: scope, serves: serves,
                priceSteps: steps, leadDays: lead, dayKind: kind, validity: validity,
                source: reader.text("source"), isSample: isSample ?? false)
        }
        self = try reader.finish(lane)
    }

    /// The row as text cells; reading them gives the row back.
    package var cells: [String: String] {
        var own = [
            "id": id.text, "courier": courier.text, "service": service?.text ?? "",
            "serves": CellWriter.flag(serves), "price_steps": priceSteps?.cell ?? "",
            "lead_min_days": CellWriter.number(leadDays?.min),
            "lead_max_days": CellWriter.number(leadDays?.max),
            "day_kind": dayKind?.rawValue ?? "",
        ]
        switch scope {
        case .relation(let relation):
            own["origin"] = relation.rawValue
            own["destination"] = ""
        case .pair(let origin, let destination):
            own["origin"] = origin.cell
            own["destination"] = destination.cell
        }
        return own.merging(CellWriter.provenance(validity, source, isSample)) { own, _ in own }
    }

    private static func readScope(_ reader: inout CellReader) -> LaneScope? {
        if let relation = LaneRelation(rawValue: reader.text("origin")) {
            if !reader.text("destination").isEmpty {
                reader.note(
                    "destination", .unreadable,
                    Sentence(
                        vietnamese: "Phải để trống khi nơi đi là “\(relation.rawValue)”.",
                        english: "Must be empty where the origin is “\(relation.rawValue)”."))
            }
            return .relation(relation)
        }
        let form = Sentence(
            vietnamese: CellReader.scopeForm.vietnamese + ", same_commune, same_province",
            english: CellReader.scopeForm.english + ", same_commune, same_province")
        let origin = reader.required("origin", form) { PlaceScope(cell: $0) }
        let destination = reader.required("destination", CellReader.scopeForm) {
            PlaceScope(cell: $0)
        }
        guard let origin, let destination else { return nil }
        return .pair(origin: origin, destination: destination)
    }
}
