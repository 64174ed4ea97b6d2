internal import HTTPTypes
internal import Market
internal import Operations
internal import Storage

/// What went wrong before a rule of the house was asked.
extension Problems {
    static func problem(of error: AccessError) -> Problem {
        switch error {
        case .unauthenticated:
            var problem = Problem(
                .unauthenticated, vi: "Hãy gửi Authorization: Bearer vx_… với khoá còn hiệu lực.",
                en: "Send Authorization: Bearer vx_… with a key that is in force.")
            problem.headers[.wwwAuthenticate] = "Bearer"
            return problem
        case .roleNotAllowed(let role):
            return Problem(
                .roleNotAllowed, vi: "Khoá của \(role.vietnamese) không dùng được ở đây.",
                en: "A key of role \(role.rawValue) may not do this.")
        case .outOfScope:
            return Problem(
                .outOfScope, vi: "Khoá này không được làm việc đó cho chủ thể hoặc địa bàn này.",
                en: "The key may not do this for that producer or area.")
        }
    }

    static func problem(of error: JSONError) -> Problem {
        switch error {
        case .notUTF8: Problem(.notUTF8)
        case .malformed: Problem(.malformedJSON)
        case .tooDeep(let limit):
            Problem(
                .nestedTooDeep, vi: "Lồng tối đa \(limit) bậc.", en: "At most \(limit) levels.")
        case .duplicate(let name):
            Problem(
                .duplicateName,
                [
                    FieldProblem(
                        name, .notAllowed, vi: "Trường này bị ghi hai lần.",
                        en: "This field is given twice.")
                ])
        case .notAnObject: Problem(.notAnObject)
        }
    }

    static func problem(of error: PreconditionError) -> Problem {
        switch error {
        case .missing:
            return Problem(
                .preconditionRequired, vi: "Hãy gửi If-Match với ETag của lần đọc gần nhất.",
                en: "Send If-Match with the ETag that you have read.")
        case .stale(let current):
            return Problem(
                .preconditionFailed, vi: "Phiên bản hiện nay là \(current); hãy đọc lại rồi sửa.",
                en: "The version is \(current) now; read it again and then edit.")
        }
    }

    static func problem(of error: IdempotencyError) -> Problem {
        switch error {
        case .keyTooLong:
            Problem(
                .invalidIdempotencyKey, vi: "Từ 1 đến \(Once.longestKey) byte.",
                en: "From 1 to \(Once.longestKey) bytes.")
        case .otherRequest:
            Problem(
                .idempotencyKeyReused, vi: "Yêu cầu mới thì dùng Idempotency-Key mới.",
                en: "Another request needs another Idempotency-Key.")
        }
    }

    static func problem(of error: StoreError) -> Problem {
        switch error {
        case .overloaded: Problem(.overloaded)
        case .closed: Problem(.closing)
        case .unreadable, .notDurable, .newerSchema, .fileExists, .damaged,
            .personalKeysMissing, .personalKeyUnknown, .personalKeysExposed,
            .personalKeysUnreadable, .personalKeysUnwritable, .personalKeysBusy:
            Problem(.internalError)
        }
    }
}
