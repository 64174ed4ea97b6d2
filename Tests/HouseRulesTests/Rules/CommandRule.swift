/// Build commands that people copy carry the flag without which imports are not checked.
enum CommandRule {
    static let flag = "--explicit-target-dependency-import-check error"

    static func findings(in text: String, at path: String) -> [Finding] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { index, line in
            guard line.contains(/\bswift (build|test|run)\s+\S*[-$]/) else { return nil }
            // A variable will do where the same file gives it the flag.
            let isNamed = line.contains("FLAGS") && text.contains(flag)
            guard !line.contains(flag), !isNamed else { return nil }
            return Finding(path: path, line: index + 1, message: "add \(flag)")
        }
    }
}
