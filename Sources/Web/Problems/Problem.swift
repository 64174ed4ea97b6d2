internal import HTTPTypes
internal import Market
internal import Reach

/// What is told to a caller whose call failed (RFC 9457).
struct Problem: Error, Sendable {
    static let mediaType = "application/problem+json"

    let code: ProblemCode
    /// What went wrong this time, where there is more to say than the title.
    var detail: Sentence?
    var errors: [FieldProblem] = []
    var headers = HTTPFields()
    /// A further member of the document: its name and its JSON in either language.
    var extra: (name: String, json: @Sendable (Language) -> [UInt8])?
    /// What is wrong with which lines of an order, with the figures that a shop needs.
    var lines: [LineRefusal] = []

    init(_ code: ProblemCode) {
        self.code = code
        if let seconds = code.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
    }

    init(_ code: ProblemCode, vi: String, en: String) {
        self.init(code)
        detail = Sentence(vi: vi, en: en)
    }

    init(_ code: ProblemCode, _ errors: [FieldProblem]) {
        self.init(code)
        self.errors = errors
    }

    func json(in language: Language, callID: String?) -> [UInt8] {
        JSONWriter.object { json in
            json.member("type", "/problems#\(code.rawValue)")
            json.member("status", code.status.code)
            json.member("code", code.rawValue)
            json.member("title", code.title.text(in: language))
            if let detail { json.member("detail", detail.text(in: language)) }
            if !errors.isEmpty {
                json.member("errors", list: errors) { $0.write($1, in: language) }
            }
            if !lines.isEmpty {
                json.member("lines", list: lines) { $0.write($1, in: language) }
            }
            if let extra {
                json.name(of: extra.name)
                json.raw(extra.json(language))
            }
            if let callID { json.member("request_id", callID) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ problem: FieldProblem, in language: Language) {
        object { json in
            json.member("field", problem.field)
            json.member("code", problem.code.rawValue)
            json.member("message", problem.message.text(in: language))
        }
    }
}
