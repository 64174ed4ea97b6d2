/// One thing not to write, with the reason that the finder of it needs.
struct Ban: Sendable {
    enum Part {
        case code, literal, comment
    }

    var part = Part.code
    /// Text that every match contains: a plain search is many times faster than the rest.
    let anchor: String
    let reason: String
    /// The targets it holds for; `nil` is all of them.
    var rooms: Set<String>?
    var except: Set<String> = []
    /// Whether a plain comment on the line or right above it may prove it safe there.
    var mayBeProved = false
    var matches: @Sendable (Substring) -> Bool = { _ in true }

    func findings(in file: SourceFile) -> [Finding] {
        if except.contains(file.target) { return [] }
        if let rooms, !rooms.contains(file.target) { return [] }
        return file.lines.indices.compactMap { index in
            guard isBroken(by: file.lines[index]) else { return nil }
            if mayBeProved, isProved(in: file, index) { return nil }
            return file.finding(index + 1, reason)
        }
    }

    private func isBroken(by line: SourceFile.Line) -> Bool {
        let text =
            switch part {
            case .code: line.code
            case .literal: line.literal
            case .comment: line.comment
            }
        return text.contains(anchor) && matches(text[...])
    }

    /// A plain comment says why; a documentation comment says what, and proves nothing.
    private func isProved(in file: SourceFile, _ index: Int) -> Bool {
        file.lines[max(0, index - 1)...index].contains { line in
            let comment = line.comment.drop { $0 == " " }
            return comment.hasPrefix("//") && !comment.hasPrefix("///")
        }
    }
}
