/// Pages name files and types that exist, so that a reader who follows them arrives.
enum PageRule {
    /// What the names on a page are looked up in.
    struct Index {
        let paths: Set<String>
        let types: Set<String>
    }

    private static let roots = ["Sources/", "Tests/", "catalog/", "deploy/"]

    static func findings(in text: String, at path: String, _ index: Index) -> [Finding] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { number, line in
            line.matches(of: /`([^`]+)`/).compactMap { match -> Finding? in
                let name = String(match.1)
                guard isBroken(name, index) else { return nil }
                return Finding(path: path, line: number + 1, message: "\(name) does not exist")
            }
        }
    }

    private static func isBroken(_ name: String, _ index: Index) -> Bool {
        // A placeholder stands for many.
        if name.contains(where: { " <…{*".contains($0) }) { return false }
        if roots.contains(where: { name.hasPrefix($0) }) {
            return !index.paths.contains { $0 == name || $0.hasPrefix(name.asFolder) }
        }
        if name.hasSuffix(".swift") {
            return !index.paths.contains { $0.hasSuffix("/" + name) }
        }
        guard let match = name.wholeMatch(of: /([A-Z]\w*[a-z]\w*)\.[a-z]\w*(\(.*\))?/) else {
            return false
        }
        return !index.types.contains(String(match.1))
    }
}

extension String {
    fileprivate var asFolder: String {
        hasSuffix("/") ? self : self + "/"
    }
}
