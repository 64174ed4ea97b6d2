internal import Market
internal import Reach

/// Reads the members of an object one by one and collects everything that is wrong with them.
///
/// A member that nobody asked for is a problem too, so that a typo is seen. Until `finish` has
/// passed, what it answers for a wrong member is a stand-in.
struct FieldReader {
    private let members: [String: JSONValue]
    private let path: String
    private var asked: Set<String> = []
    private(set) var problems: [FieldProblem] = []

    init(_ members: [String: JSONValue], path: String = "") {
        self.members = members
        self.path = path
    }

    /// The names of all members that were sent.
    var names: [String] {
        members.keys.sorted()
    }

    /// Whether the member was sent, `null` included.
    mutating func has(_ name: String) -> Bool {
        asked.insert(name)
        return members[name] != nil
    }

    /// The member's value; an absent one and `null` are both `nil`.
    mutating func value(_ name: String) -> JSONValue? {
        asked.insert(name)
        return members[name] == .null ? nil : members[name]
    }

    mutating func demand(_ name: String) -> JSONValue? {
        let value = value(name)
        if value == nil { refuse(.missing(place(of: name))) }
        return value
    }

    mutating func refuse(_ problem: FieldProblem) {
        problems.append(problem)
    }

    /// The JSON path of a member of this object.
    func place(of name: String) -> String {
        path.isEmpty ? name : "\(path).\(name)"
    }

    /// A text inside an object as it was sent, whatever was wrong with it.
    func text(of name: String, in object: String) -> String? {
        guard case .object(let inner)? = members[object], case .text(let text)? = inner[name]
        else { return nil }
        return text
    }

    /// Reads the members of an inner object with a reader of their own.
    mutating func inside<Value>(
        _ members: [String: JSONValue], at path: String,
        _ read: (inout FieldReader) -> Value
    ) -> Value {
        var inner = FieldReader(members, path: path)
        let value = read(&inner)
        problems += inner.all
        return value
    }

    /// Throws everything that was found, if anything was.
    func finish() throws(FieldProblems) {
        let all = all
        if !all.isEmpty { throw FieldProblems(all) }
    }

    /// The same with what `check` finds in the values, but for what only follows from members that
    /// could not be read.
    func finish(_ check: () throws(FieldProblems) -> Void) throws(FieldProblems) {
        let all = all
        do throws(FieldProblems) { try check() } catch {
            throw FieldProblems(all + error.all.besides(all.map(\.field)))
        }
        if !all.isEmpty { throw FieldProblems(all) }
    }

    private var all: [FieldProblem] {
        let unknown = members.keys.filter { !asked.contains($0) }.sorted()
        return problems + unknown.map { .unknown(place(of: $0)) }
    }
}

extension FieldProblem {
    static func unknown(_ field: String) -> FieldProblem {
        FieldProblem(
            field, .unknownField, vi: "Không có trường này; hãy kiểm tra chính tả.",
            en: "There is no such field; check the spelling.")
    }

    static func tooLong(_ field: String, limit: Int) -> FieldProblem {
        FieldProblem(
            field, .tooLong, vi: "Dài quá \(limit) ký tự.", en: "Longer than \(limit) characters.")
    }

    static func wrongType(_ field: String, _ wanted: Sentence) -> FieldProblem {
        FieldProblem(
            field, .wrongType, vi: "Phải là \(wanted.vietnamese).", en: "Must be \(wanted.english)."
        )
    }

    static func malformed(_ field: String, _ wanted: Sentence) -> FieldProblem {
        FieldProblem(
            field, .malformed, vi: "Phải là \(wanted.vietnamese).", en: "Must be \(wanted.english)."
        )
    }
}
