/// Every type, and every function that other rooms may call, says in a sentence what it is.
enum DocumentationRule {
    static func findings(in file: SourceFile) -> [Finding] {
        let declarations = file.declarations
        return declarations.compactMap { declaration in
            guard isDemanded(of: declaration), !hasSentence(declaration, file) else { return nil }
            return file.finding(
                declaration.firstLine, "\(declaration.name) has no documentation comment")
        }
    }

    /// Initialisers repeat their type; nested types are read with the one around them.
    private static func isDemanded(of declaration: Declaration) -> Bool {
        declaration.kind == .type && declaration.depth == 0
    }

    private static func hasSentence(_ declaration: Declaration, _ file: SourceFile) -> Bool {
        var index = declaration.firstLine - 2
        while index >= 0 {
            let text = file.lines[index].whole.drop { $0 == " " }
            if text.hasPrefix("///") { return true }
            // Attributes and conditions stand between a comment and what it is about.
            guard text.hasPrefix("@") || text.hasPrefix("#if") || text.hasPrefix("// ") else {
                return false
            }
            index -= 1
        }
        return false
    }
}
