/// What files and types are called, and where files lie.
enum NameRule {
    /// Words that say nothing about what a thing does.
    static let emptyWords: Set<String> = [
        "Core", "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Common", "Manager",
    ]
    /// Names that libraries have taken, and the modules themselves.
    static let takenNames: Set<String> = [
        "Request", "Response", "Route", "Environment", "Application", "Database", "Row", "Column",
        "Configuration", "Statement", "Reach", "Market", "Storage", "Couriers", "Curl", "Outbox",
        "Operations", "Web", "Sandbox", "Sheets", "Pictures", "TestSupport",
    ]
    /// Files named after what their types or functions have in common; each with its reason.
    static let families: [String: String] = [
        "AddressTyping": "two ways of typing, read together",
        "CoverageCodes": "codes that differ in one line",
        "CurlSamples": "samples of several types",
        "CurlTransfer+Callbacks": "C calls free functions",
        "Errors+Terminal": "how the errors of several rooms read",
        "MailSamples": "samples of several types",
        "Meters": "three meters of a few lines",
        "Package": "the package manager's own name",
        "PlaceCode": "codes that differ in one line",
    ]
    /// Top-level types in one file: the one it is named after, and what only serves that one.
    static let mostTypes = 6

    static func findings(in file: SourceFile) -> [Finding] {
        let declarations = file.declarations
        var findings = names(in: file, declarations)
        if file.folders.count > 3 {
            findings.append(file.finding(0, "one folder level inside a target is enough"))
        }
        let top = declarations.filter { $0.depth == 0 && $0.kind == .type && !$0.isPrivate }
        if top.count > mostTypes {
            findings.append(file.finding(0, "\(top.count) types in one file"))
        }
        if families[file.stem] == nil, !isNamedAfterContent(file, declarations) {
            findings.append(file.finding(0, "is not named after what it holds"))
        }
        return findings
    }

    private static func names(
        in file: SourceFile, _ declarations: [Declaration]
    ) -> [Finding] {
        var findings: [Finding] = []
        for part in file.folders + [file.stem] where !emptyWords.isDisjoint(with: words(of: part)) {
            findings.append(file.finding(0, "\(part) says nothing about what it is for"))
        }
        for declaration in declarations where declaration.kind == .type {
            let name = declaration.name
            if !emptyWords.isDisjoint(with: words(of: name)) {
                findings.append(
                    file.finding(declaration.firstLine, "\(name) says nothing of its use"))
            }
            if takenNames.contains(name) {
                findings.append(file.finding(declaration.firstLine, "\(name) is a taken name"))
            }
        }
        return findings
    }

    /// `Type.swift` declares that type; `Type+Topic.swift` declares or enlarges it.
    private static func isNamedAfterContent(
        _ file: SourceFile, _ declarations: [Declaration]
    ) -> Bool {
        let parts = file.stem.split(separator: "+").map(String.init)
        let top = declarations.filter { $0.depth == 0 && !$0.isPrivate }
        let types = top.filter { $0.kind == .type }
        if parts.count == 1, !types.isEmpty { return types.contains { $0.name == file.stem } }
        return top.contains { declaration in
            declaration.name.split(separator: ".").contains { $0 == parts.first ?? "" }
        }
    }

    /// `AddressBook` is Address and Book.
    static func words(of name: String) -> Set<String> {
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty { words.append("") }
            words[words.count - 1].append(character)
        }
        return Set(words.map { $0.filter { $0.isLetter } })
    }
}
