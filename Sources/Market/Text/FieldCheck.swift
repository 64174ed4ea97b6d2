package import Reach

/// Collects the problems of one submission while its fields are read in turn.
package struct FieldCheck {
    package private(set) var problems: [FieldProblem] = []

    package init() {}

    package mutating func refuse(_ problem: FieldProblem) {
        problems.append(problem)
    }

    /// The cleaned text, or an empty one when it was refused.
    package mutating func text(
        _ text: String, _ field: String, limit: Int, multiline: Bool = false,
        allowsEmpty: Bool = false
    ) -> String {
        let result = CleanText.check(
            text, field: field, limit: limit, multiline: multiline, allowsEmpty: allowsEmpty)
        switch result {
        case .success(let clean): return clean
        case .failure(let refused):
            problems += refused.all
            return ""
        }
    }

    /// An absent or blank text stays absent.
    package mutating func text(ifPresent text: String?, _ field: String, limit: Int) -> String? {
        guard let text else { return nil }
        let clean = self.text(text, field, limit: limit, allowsEmpty: true)
        return clean.isEmpty ? nil : clean
    }

    package mutating func range<Number: BinaryInteger>(
        _ value: Number?, _ field: String, _ range: ClosedRange<Int64>
    ) {
        guard let value, !range.contains(Int64(clamping: value)) else { return }
        problems.append(.outside(field, range))
    }

    package mutating func commune(_ code: CommuneCode, _ field: String, in places: Places) {
        guard places[code] == nil else { return }
        problems.append(
            FieldProblem(
                field, .unknownCommune,
                vi: "Mã xã \(code.digits) không có trong danh mục \(places.codeList).",
                en: "Commune code \(code.digits) is not in the list of \(places.codeList)."))
    }

    /// Throws everything that was found, if anything was.
    package func finish() throws(FieldProblems) {
        if !problems.isEmpty { throw FieldProblems(problems) }
    }
}
