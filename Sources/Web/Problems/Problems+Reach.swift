internal import Market
internal import Operations
internal import Reach

/// What reach and coverage refused.
extension Problems {
    /// The most mistakes of a coverage document that one answer names.
    private static let mostMistakes = 500

    static func problem(of error: ReachDesk.Failure) -> Problem {
        switch error {
        case .unknownCommune(let code): unknownCommune(code)
        }
    }

    static func problem(of error: ReachError) -> Problem {
        switch error {
        case .unknownCommune(let code): unknownCommune(code)
        }
    }

    static func problem(of error: CoverageFailure) -> Problem {
        switch error {
        case .unknownCourier(let code): return missing(code.text)
        case .tooManyRows(let limit):
            return Problem(
                .invalidCoverage, vi: "Tối đa \(limit) dòng.", en: "At most \(limit) rows.")
        case .refused(let problems):
            var problem = Problem(
                .invalidCoverage, vi: "Có \(problems.count) lỗi; chưa có gì thay đổi.",
                en: "There are \(problems.count) mistakes; nothing was changed.")
            problem.extra = (
                "problems",
                { language in
                    var json = JSONWriter(capacity: 4_096)
                    json.list(problems.prefix(mostMistakes)) { $0.write($1, in: language) }
                    return json.bytes
                }
            )
            return problem
        }
    }

    private static func unknownCommune(_ code: CommuneCode) -> Problem {
        Problem(
            .unknownCommune, vi: "Không có xã mã \(code.digits).",
            en: "There is no commune \(code.digits).")
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ problem: CoverageProblem, in language: Language) {
        object { json in
            json.member("table", problem.table.rawValue)
            json.member("row", problem.row?.text)
            json.member("column", problem.column)
            json.member("code", problem.code.rawValue)
            json.member("message", problem.message.text(in: language))
        }
    }
}
