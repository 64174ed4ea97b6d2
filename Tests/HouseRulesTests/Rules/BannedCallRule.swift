/// What must not be written, and where.
enum BannedCallRule {
    static func findings(in file: SourceFile) -> [Finding] {
        let bans = everywhere + (file.isTest ? inTests : inSources)
        return bans.flatMap { $0.findings(in: file) }
    }

    static let everywhere: [Ban] = [
        Ban(anchor: "try!", reason: "try! hides an error"),
        Ban(anchor: "as!", reason: "as! hides an error", matches: { $0.contains(/\bas!/) }),
        Ban(anchor: "Task.detached", reason: "a detached task belongs to nobody"),
        Ban(
            anchor: "public", reason: "package is the widest access",
            matches: { $0.contains(/\bpublic\b/) }),
        Ban(anchor: "open ", reason: "package is the widest access", matches: opensAccess),
        Ban(
            anchor: "@unchecked Sendable", reason: "@unchecked Sendable without a proof",
            mayBeProved: true),
        Ban(
            anchor: "nonisolated(unsafe)", reason: "nonisolated(unsafe) without a proof",
            mayBeProved: true),
        Ban(
            part: .comment, anchor: "TODO", reason: "a bare TODO; write an issue",
            matches: { $0.contains(/\bTODO\b/) }),
        Ban(part: .comment, anchor: "FIXME", reason: "a bare FIXME; write an issue"),
        Ban(part: .comment, anchor: "Copyright", reason: "LICENSE says it once for all files"),
    ]

    static let inSources: [Ban] = [
        Ban(
            anchor: "!", reason: "a force unwrap without a proof", mayBeProved: true,
            matches: forcesUnwrap),
        Ban(
            anchor: "print(", reason: "print writes past the log",
            matches: { $0.contains(/(^|[^.\w])print\(/) }),
        Ban(anchor: "fatalError(", reason: "a bug is a precondition, bad input an error"),
        Ban(
            part: .literal, anchor: "", reason: "SQL outside Storage", except: ["Storage"],
            matches: isSQL),
        inWeb("StoreSession"), inWeb("store.write"), inWeb("store.read"),
        clock("Date()"), clock("Date.now"), clock("ContinuousClock"), clock("SystemRandom"),
        clock("UUID()"), clock(".random("), clock("Task.sleep"),
    ]

    static let inTests: [Ban] = [
        Ban(anchor: "Task.sleep", reason: "a test that sleeps is slow and guesses"),
        Ban(
            anchor: "sleep(", reason: "a test that sleeps is slow and guesses",
            matches: { $0.contains(/\bu?sleep\(/) }),
        Ban(
            anchor: "Date()", reason: "a test reads no real clock",
            matches: { $0.contains(/\bDate\(/) }),
        Ban(anchor: "Date.now", reason: "a test reads no real clock"),
    ]

    /// Rules are given time, ids and chance as arguments.
    private static func clock(_ anchor: String) -> Ban {
        Ban(
            anchor: anchor, reason: "a rule is given its time and chance, not \(anchor)",
            rooms: ["Reach", "Market", "Couriers", "Sandbox"])
    }

    /// Web shows values that Storage keeps; every transaction is a desk's.
    private static func inWeb(_ anchor: String) -> Ban {
        Ban(anchor: anchor, reason: "a transaction belongs to a desk", rooms: ["Web"])
    }

    @Sendable private static func opensAccess(_ text: Substring) -> Bool {
        text.contains(/\bopen (class|func|var|init|subscript)\b/)
    }

    /// `try!` and `as!` have bans of their own.
    @Sendable private static func forcesUnwrap(_ text: Substring) -> Bool {
        text.replacing(/\b(try|as)!/, with: "").contains(/[\w)\]>]!(?!=)/)
    }

    /// Words in the order and case in which statements are written; a lone DELETE is a method.
    @Sendable private static func isSQL(_ text: Substring) -> Bool {
        statementOpeners.contains { words in
            guard let first = words.first, text.contains(first) else { return false }
            let found = text.split(separator: " ")
            return found.indices.contains { start in
                let rest = found[start...]
                return rest.count > words.count
                    && zip(rest, words).allSatisfy { $1 == "*" || $0 == $1 }
            }
        }
    }

    private static let statementOpeners: [[Substring]] = [
        ["SELECT"], ["INSERT", "INTO"], ["UPDATE", "*", "SET"], ["DELETE", "FROM"],
        ["CREATE", "TABLE"], ["CREATE", "INDEX"], ["PRAGMA"],
    ]
}
