/// Sorts every byte of a Swift file into code, text in quotes, and comment.
struct SourceScanner {
    enum Kind {
        case code, literal, comment
    }

    private enum Mode {
        case code(openParentheses: Int)
        case quoted(hashes: Int, quotes: Int)
    }

    private let bytes: [UInt8]
    private var position = 0
    private var modes: [Mode] = [.code(openParentheses: 0)]
    private var kinds: [Kind] = []

    static func kinds(of bytes: [UInt8]) -> [Kind] {
        var scanner = SourceScanner(bytes: bytes)
        while scanner.position < bytes.count { scanner.step() }
        return scanner.kinds
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        kinds.reserveCapacity(bytes.count)
    }

    private mutating func step() {
        switch modes[modes.count - 1] {
        case .code(let open): stepInCode(openParentheses: open)
        case .quoted(let hashes, let quotes): stepInQuotes(hashes: hashes, quotes: quotes)
        }
    }

    private mutating func stepInCode(openParentheses open: Int) {
        let byte = bytes[position]
        if has("//") {
            take(upTo: UInt8(ascii: "\n"), as: .comment)
        } else if has("/*") {
            takeBlockComment()
        } else if byte == UInt8(ascii: "`") {
            take(1, as: .code)
            take(upTo: UInt8(ascii: "`"), as: .literal)
            take(1, as: .code)
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") {
            takeOpeningQuotes()
        } else {
            // The parenthesis that closes an interpolation gives the text around it back.
            if byte == UInt8(ascii: "("), modes.count > 1 {
                modes[modes.count - 1] = .code(openParentheses: open + 1)
            } else if byte == UInt8(ascii: ")"), modes.count > 1 {
                if open == 0 {
                    modes.removeLast()
                } else {
                    modes[modes.count - 1] = .code(openParentheses: open - 1)
                }
            }
            take(1, as: .code)
        }
    }

    private mutating func stepInQuotes(hashes: Int, quotes: Int) {
        let escape = "\\" + String(repeating: "#", count: hashes)
        let close =
            String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        if has(close) {
            take(close.utf8.count, as: .code)
            modes.removeLast()
        } else if has(escape + "(") {
            take(escape.utf8.count + 1, as: .code)
            modes.append(.code(openParentheses: 0))
        } else if has(escape) {
            take(escape.utf8.count + 1, as: .literal)
        } else {
            // A line's end closes what cannot span lines, so that a slip stays on its line.
            if bytes[position] == UInt8(ascii: "\n"), quotes == 1 { modes.removeLast() }
            take(1, as: .literal)
        }
    }

    private mutating func takeOpeningQuotes() {
        var hashes = 0
        while has("#", at: position + hashes) { hashes += 1 }
        guard has("\"", at: position + hashes) else { return take(hashes, as: .code) }
        let quotes = has("\"\"\"", at: position + hashes) ? 3 : 1
        take(hashes + quotes, as: .code)
        modes.append(.quoted(hashes: hashes, quotes: quotes))
    }

    private mutating func takeBlockComment() {
        var depth = 0
        repeat {
            if has("/*") { depth += 1 }
            if has("*/") { depth -= 1 }
            take(has("/*") || has("*/") ? 2 : 1, as: .comment)
        } while depth > 0 && position < bytes.count
    }

    private mutating func take(upTo end: UInt8, as kind: Kind) {
        while position < bytes.count, bytes[position] != end { take(1, as: kind) }
    }

    private mutating func take(_ count: Int, as kind: Kind) {
        let end = min(position + count, bytes.count)
        kinds.append(contentsOf: repeatElement(kind, count: end - position))
        position = end
    }

    private func has(_ text: String, at start: Int? = nil) -> Bool {
        bytes[min(start ?? position, bytes.count)...].starts(with: text.utf8)
    }
}
