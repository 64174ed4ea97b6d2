/// One Swift file, its lines split into code, text in quotes, and comment.
struct SourceFile {
    /// A line as it stands, and its three parts with everything else blanked in place.
    struct Line {
        let whole: String
        let code: String
        let literal: String
        let comment: String
    }

    /// From the root of the repository, such as `Sources/Reach/Measures/Day.swift`.
    let path: String
    let lines: [Line]
    private(set) var declarations: [Declaration] = []

    init(path: String, text: String) {
        self.path = path
        let bytes = Array(text.utf8)
        let kinds = SourceScanner.kinds(of: bytes)
        var lines: [Line] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            lines.append(Self.line(bytes[start..<end], kinds[start..<end]))
            start = end + 1
        }
        self.lines = lines
        declarations = DeclarationFinder.find(in: self)
    }

    var folders: [String] {
        path.split(separator: "/").dropLast().map(String.init)
    }

    /// The target that the file belongs to, such as `Reach` or `ReachTests`.
    var target: String {
        folders.count > 1 ? folders[1] : ""
    }

    /// The file's name without its extension, such as `Order+Cancelling`.
    var stem: String {
        String(path.split(separator: "/").last?.prefix { $0 != "." } ?? "")
    }

    var isTest: Bool {
        path.hasPrefix("Tests/")
    }

    func finding(_ line: Int, _ message: String) -> Finding {
        Finding(path: path, line: line, message: message)
    }

    private static func line(
        _ bytes: ArraySlice<UInt8>, _ kinds: ArraySlice<SourceScanner.Kind>
    ) -> Line {
        func only(_ kind: SourceScanner.Kind) -> String {
            String(
                decoding: zip(bytes, kinds).map { $1 == kind ? $0 : UInt8(ascii: " ") },
                as: UTF8.self)
        }
        return Line(
            whole: String(decoding: bytes, as: UTF8.self), code: only(.code),
            literal: only(.literal), comment: only(.comment))
    }
}
