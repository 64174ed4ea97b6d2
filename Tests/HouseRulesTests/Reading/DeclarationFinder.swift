/// Finds declarations by keywords and braces; exact enough for code that compiles.
struct DeclarationFinder {
    struct Token {
        let text: String
        let line: Int
    }

    private static let keywords: [String: Declaration.Kind] = [
        "struct": .type, "enum": .type, "class": .type, "actor": .type, "protocol": .type,
        "typealias": .type, "extension": .enlargement, "func": .function, "init": .function,
        "deinit": .function, "subscript": .function, "var": .property,
    ]
    private static let modifiers: Set<String> = [
        "public", "open", "package", "internal", "private", "fileprivate", "final", "static",
        "indirect", "mutating", "nonmutating", "override", "convenience", "nonisolated", "lazy",
        "consuming", "borrowing", "class",
    ]

    private let tokens: [Token]
    private var found: [Declaration] = []
    /// The declaration whose body the next brace opens.
    private var pending: Int?
    /// For every open brace, the declaration whose body it is.
    private var open: [Int?] = []
    private var parentheses = 0

    static func find(in file: SourceFile) -> [Declaration] {
        var finder = DeclarationFinder(tokens: tokens(of: file.lines))
        for index in finder.tokens.indices { finder.read(index) }
        return finder.found
    }

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    private mutating func read(_ index: Int) {
        switch tokens[index].text {
        case "(", "[": parentheses += 1
        case ")", "]": parentheses -= 1
        case "{": openBody()
        case "}": closeBody(at: tokens[index].line)
        case "=":
            // What follows is a value: its closures are no body of the property.
            if let pending, parentheses == 0, found[pending].kind == .property {
                self.pending = nil
            }
        default: readKeyword(index)
        }
    }

    private mutating func readKeyword(_ index: Int) {
        let text = tokens[index].text
        guard parentheses == 0, let kind = Self.keywords[text] else { return }
        if index > 0, tokens[index - 1].text == "." { return }
        var name = text
        if text != "init", text != "deinit", text != "subscript" {
            name = self.name(after: index)
            if kind == .type, name.first?.isUppercase != true { return }
        }
        var start = index
        while start > 0, Self.modifiers.contains(tokens[start - 1].text) { start -= 1 }
        found.append(
            Declaration(
                kind: kind, name: name, modifiers: tokens[start..<index].map(\.text),
                firstLine: tokens[start].line, lastLine: tokens[index].line, depth: open.count))
        pending = text == "typealias" ? nil : found.count - 1
    }

    private func name(after index: Int) -> String {
        var name = ""
        var next = index + 1
        while next < tokens.count {
            name += tokens[next].text
            guard next + 2 < tokens.count, tokens[next + 1].text == "." else { break }
            name += "."
            next += 2
        }
        return name
    }

    private mutating func openBody() {
        guard parentheses == 0 else { return open.append(nil) }
        open.append(pending)
        pending = nil
    }

    private mutating func closeBody(at line: Int) {
        if parentheses == 0 { pending = nil }
        guard let owner = open.popLast(), let owner else { return }
        found[owner].lastLine = line
    }

    private static func tokens(of lines: [SourceFile.Line]) -> [Token] {
        var tokens: [Token] = []
        for (number, line) in lines.enumerated() {
            var word = ""
            for character in line.code {
                if character.isLetter || character.isNumber || character == "_" {
                    word.append(character)
                    continue
                }
                if !word.isEmpty { tokens.append(Token(text: word, line: number + 1)) }
                word = ""
                if character.isWhitespace { continue }
                // `==`, `>=` and their kind are no assignment.
                if character == "=", let last = tokens.last, "=<>!+-*/|&".contains(last.text),
                    line.code.contains(last.text + "=")
                {
                    tokens[tokens.count - 1] = Token(text: last.text + "=", line: number + 1)
                } else {
                    tokens.append(Token(text: String(character), line: number + 1))
                }
            }
            if !word.isEmpty { tokens.append(Token(text: word, line: number + 1)) }
        }
        return tokens
    }
}
