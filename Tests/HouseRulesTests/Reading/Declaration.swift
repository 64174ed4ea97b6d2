/// A type, an extension, a function or a computed property, with the lines it takes.
struct Declaration {
    enum Kind {
        case type, enlargement, function, property
    }

    let kind: Kind
    /// A dotted name for extensions of nested types.
    let name: String
    /// `package`, `static`, `final` and the like, in order.
    let modifiers: [String]
    let firstLine: Int
    var lastLine: Int
    /// How many braces it stands in; 0 is the top of the file.
    let depth: Int

    var lineCount: Int {
        lastLine - firstLine + 1
    }

    var isPrivate: Bool {
        modifiers.contains("private") || modifiers.contains("fileprivate")
    }
}
