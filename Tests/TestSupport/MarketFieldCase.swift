package import Market

/// One way to spoil a sample, and the one problem that must be named then.
package struct MarketFieldCase<Subject>: Sendable, CustomStringConvertible {
    package let field: String
    package let code: FieldProblem.Code
    package let spoil: @Sendable (inout Subject) -> Void

    package init(
        _ field: String, _ code: FieldProblem.Code,
        _ spoil: @escaping @Sendable (inout Subject) -> Void
    ) {
        self.field = field
        self.code = code
        self.spoil = spoil
    }

    package var description: String {
        "\(field) \(code.rawValue)"
    }

    /// The problems that the check names, as `field code`; none when it passes.
    package static func named(by check: () throws(FieldProblems) -> Void) -> [String] {
        do {
            try check()
            return []
        } catch {
            return error.all.map { "\($0.field) \($0.code.rawValue)" }
        }
    }
}
