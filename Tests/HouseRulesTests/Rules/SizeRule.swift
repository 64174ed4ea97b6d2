/// How long files, functions and lines may be.
enum SizeRule {
    static let longestLine = 100
    static let longestFunction = 40
    static let longestFile = 400
    static let usualFile = 200
    static let smallFile = 80

    /// Files that are nothing but a table may be longer; each with its reason.
    static let pureTables: [String: String] = [:]

    static func findings(in file: SourceFile) -> [Finding] {
        var findings: [Finding] = []
        if file.lines.count > longestFile, pureTables[file.path] == nil {
            findings.append(file.finding(0, "\(file.lines.count) lines, at most \(longestFile)"))
        }
        for (index, line) in file.lines.enumerated() where line.whole.count > longestLine {
            findings.append(
                file.finding(index + 1, "\(line.whole.count) columns, at most \(longestLine)"))
        }
        for declaration in file.declarations
        where declaration.kind == .function || declaration.kind == .property {
            let lines = declaration.lineCount
            if lines > longestFunction {
                findings.append(
                    file.finding(
                        declaration.firstLine,
                        "\(declaration.name) takes \(lines) lines, at most \(longestFunction)"))
            }
        }
        return findings
    }

    /// Half of all files are small, nine in ten of usual length.
    static func findings(inLengths lengths: [Int]) -> [String] {
        var findings: [String] = []
        let small = lengths.count { $0 < smallFile }
        let usual = lengths.count { $0 < usualFile }
        if small * 2 < lengths.count {
            findings.append("\(small) of \(lengths.count) files are under \(smallFile) lines")
        }
        if usual * 10 < lengths.count * 9 {
            findings.append("\(usual) of \(lengths.count) files are under \(usualFile) lines")
        }
        return findings
    }
}
