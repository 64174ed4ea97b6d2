extension CourierService {
    /// The columns of a services file, in order.
    package static let columns = [
        "id", "courier", "service", "name", "mode", "min_weight_g", "max_weight_g", "max_side_cm",
        "max_girth_cm", "volumetric_divisor", "cod_cap_vnd", "cod_fee_vnd", "cod_fee_bp",
        "declared_value_cap_vnd", "goods_excluded", "collecting_days", "valid_from", "valid_to",
        "source", "sample",
    ]

    /// Reads one row from its text cells; throws every problem, each with its column.
    package init(cells: [String: String]) throws(CoverageProblems) {
        var reader = CellReader(.services, cells)
        let id = reader.rowID()
        let courier = reader.courier()
        let code = reader.required("service", CellReader.codeForm) { ServiceCode($0) }
        let nameForm = Sentence(vietnamese: "tên dịch vụ", english: "the service's name")
        let name = reader.required("name", nameForm) { $0 }
        var draft: CourierService?
        if let id, let courier, let code, let name {
            draft = CourierService(
                id: id, courier: courier, code: code, name: name, source: reader.text("source"))
        }
        let mode = reader.word("mode", CarriageMode.self)
        draft?.mode = mode
        CourierService.readLimits(&reader, into: &draft)
        CourierService.readMoney(&reader, into: &draft)
        let goods = reader.goods("goods_excluded")
        draft?.excludedGoods = goods
        let collecting = reader.weekdays("collecting_days")
        draft?.collectingDays = collecting
        let validity = reader.validity()
        draft?.validity = validity
        let isSample = reader.flag("sample")
        draft?.isSample = isSample ?? false
        self = try reader.finish(draft)
    }

    /// The row as text cells; reading them gives the row back.
    package var cells: [String: String] {
        let goods = excludedGoods.map(\.rawValue).sorted().joined(separator: ";")
        let own = [
            "id": id.text, "courier": courier.text, "service": code.text, "name": name,
            "mode": mode?.rawValue ?? "", "min_weight_g": CellWriter.number(minWeightGrams),
            "max_weight_g": CellWriter.number(maxWeightGrams),
            "max_side_cm": CellWriter.number(maxSideCm),
            "max_girth_cm": CellWriter.number(maxGirthCm),
            "volumetric_divisor": CellWriter.number(volumetricDivisor),
            "cod_cap_vnd": CellWriter.money(codCap), "cod_fee_vnd": CellWriter.money(codFee),
            "cod_fee_bp": CellWriter.number(codFeeBasisPoints),
            "declared_value_cap_vnd": CellWriter.money(declaredValueCap),
            "goods_excluded": goods, "collecting_days": collectingDays?.cell ?? "",
        ]
        return own.merging(CellWriter.provenance(validity, source, isSample)) { own, _ in own }
    }

    // Every cell is read even where the row has failed already, so that all problems are seen.

    private static func readLimits(_ reader: inout CellReader, into draft: inout CourierService?) {
        let minWeight = reader.integer("min_weight_g")
        let maxWeight = reader.integer("max_weight_g")
        let side = reader.integer("max_side_cm")
        let girth = reader.integer("max_girth_cm")
        let divisor = reader.integer("volumetric_divisor")
        draft?.minWeightGrams = minWeight
        draft?.maxWeightGrams = maxWeight
        draft?.maxSideCm = side
        draft?.maxGirthCm = girth
        draft?.volumetricDivisor = divisor
    }

    private static func readMoney(_ reader: inout CellReader, into draft: inout CourierService?) {
        let cap = reader.money("cod_cap_vnd")
        let fee = reader.money("cod_fee_vnd")
        let feePoints = reader.integer("cod_fee_bp")
        let valueCap = reader.money("declared_value_cap_vnd")
        draft?.codCap = cap
        draft?.codFee = fee
        draft?.codFeeBasisPoints = feePoints
        draft?.declaredValueCap = valueCap
    }
}
