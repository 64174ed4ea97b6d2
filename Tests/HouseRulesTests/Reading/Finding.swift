internal import Testing

/// A place where a house rule is broken, written as compilers write theirs.
struct Finding: CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 when the whole file is meant.
    let line: Int
    let message: String

    var description: String {
        "\(path):\(line): \(message)"
    }

    /// Fails the running test once for each finding.
    static func expectNone(_ findings: [Finding]) {
        for finding in findings { Issue.record("\(finding)") }
    }
}
