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
        case .unknownProvince(let code):
            Problem(
                .invalidQuery, vi: "Không có tỉnh mã \(code.digits).",
                en: "There is no province \(code.digits).")
        case .unknownList(let day): unknownList(day)
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
        case .unknownImport(let id): return missing(id)
        case .overtaken: return Problem(.overloaded)
        case .notNewest, .alreadyUndone, .notKept, .rowTaken, .stillNamed: return notUndone(error)
        case .unknownList(let day): return unknownList(day)
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

    private static func notUndone(_ error: CoverageFailure) -> Problem {
        switch error {
        case .notNewest(let newest):
            Problem(
                .moveNotAllowed, vi: "Chỉ hoàn tác được lần nạp mới nhất, là \(newest).",
                en: "Only the newest import can be undone, which is \(newest).")
        case .alreadyUndone:
            Problem(
                .moveNotAllowed, vi: "Lần nạp này đã được hoàn tác.",
                en: "The import was undone already.")
        case .rowTaken(let row, let owner):
            Problem(
                .moveNotAllowed,
                vi: "Dòng \(row) mà lần nạp này đã bỏ nay là mã dòng của \(owner.text).",
                en: "The row id \(row), which the import ended, is \(owner.text)'s by now.")
        case .stillNamed(let suspension):
            Problem(
                .moveNotAllowed,
                vi: "Lần tạm ngừng \(suspension.text) đang nhắc tới tuyến hoặc dịch vụ sẽ mất.",
                en: "The suspension \(suspension.text) names a lane or service that would go.")
        default:
            Problem(
                .moveNotAllowed, vi: "Lần nạp này từ bản cũ, không giữ các dòng trước nó.",
                en: "The import is of an earlier release, which kept no rows from before it.")
        }
    }

    static func problem(of error: SuspensionDesk.Failure) -> Problem {
        switch error {
        case .unknown(let id): missing(id)
        case .isOver(let id):
            Problem(
                .moveNotAllowed, vi: "\(id) đã kết thúc; hãy mở lần tạm ngừng khác.",
                en: "\(id) is over; open another suspension.")
        }
    }

    static func problem(of error: PlaceReviewError) -> Problem {
        switch error {
        case .unknownCode(let code): missing(code)
        case .unknownCommune(let code): unknownCommune(code)
        case .nothingToConfirm:
            Problem(
                .moveNotAllowed, vi: "Mã này chưa gắn với xã nào; hãy chỉ định xã (assign).",
                en: "Nothing was proposed for the code; assign a commune.")
        case .alreadyNamed(let commune, let code):
            Problem(
                .alreadyExists, vi: "Xã \(commune.digits) đã gắn với mã \(code).",
                en: "Commune \(commune.digits) has the code \(code) already.")
        }
    }

    private static func unknownList(_ day: Day) -> Problem {
        let first = PlaceLists.since.text
        return Problem(
            .invalidQuery,
            vi: "Không rõ danh mục mã xã của ngày \(day.text); sớm nhất là \(first).",
            en: "The list of \(day.text) is not known; the earliest is of \(first).")
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
            json.member("line", problem.line)
            json.member("column", problem.column)
            json.member("code", problem.code.rawValue)
            json.member("message", problem.message.text(in: language))
        }
    }
}
