/// What is wrong with an attribute, in words that name what is wanted.
extension AttributeField {
    static func outside(
        _ place: String, _ range: ClosedRange<ExactNumber>, _ unit: String
    ) -> FieldProblem {
        let (first, last) = (range.lowerBound.text, range.upperBound.text)
        let unit = unit.isEmpty ? "" : " \(unit)"
        return FieldProblem(
            place, .outOfRange, vi: "Phải từ \(first) đến \(last)\(unit).",
            en: "Must be from \(first) to \(last)\(unit).")
    }

    static func unknown(_ place: String, _ choices: [AttributeChoice]) -> FieldProblem {
        let codes = choices.map(\.code).joined(separator: ", ")
        return FieldProblem(
            place, .malformed, vi: "Phải chọn trong: \(codes).", en: "Must be of: \(codes).")
    }

    func wrongType(_ place: String) -> FieldProblem {
        let (vi, en) =
            switch kind {
            case .text: ("chuỗi ký tự", "a string")
            case .number: ("số, nhiều nhất ba chữ số thập phân", "a number of at most 3 decimals")
            case .choice: ("một mã trong danh sách", "one code of the list")
            case .choices: ("danh sách các mã", "a list of codes")
            case .flag: ("true hoặc false", "true or false")
            }
        return FieldProblem(place, .wrongType, vi: "Phải là \(vi).", en: "Must be \(en).")
    }
}
