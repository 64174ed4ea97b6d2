internal import HTTPTypes
internal import Market
internal import Operations

/// What could not be done about versions, changes and samples of listings.
extension Problems {
    /// The rest of `ListingError`: ids that clients made, versions and change requests.
    static func changeProblem(of error: ListingError) -> Problem {
        switch error {
        case .alreadyRegistered(let id):
            Problem(
                .alreadyExists, vi: "Mã \(id.text) đã dùng cho một đăng ký khác.",
                en: "The id \(id.text) stands for another registration.")
        case .notPublished(let state):
            Problem(
                .moveNotAllowed,
                vi: "Sản phẩm \(state.vietnamese), chưa cần xác nhận.",
                en: "A listing that is \(state.rawValue) has nothing to confirm.")
        case .versionNotKept(let id, let version):
            Problem(
                .notFound, vi: "\(id.text) không lưu phiên bản \(version).",
                en: "\(id.text) has no kept version \(version).")
        case .requestNotFound(let id): missing(id.text)
        case .requestOver(let id, let state):
            Problem(
                .changeOver, vi: "Đề nghị sửa \(id.text) \(state.vietnamese).",
                en: "\(id.text) is \(state.rawValue) already.")
        case .notFound(let id), .withdrawn(let id): missing(id.text)
        case .moveNotAllowed: Problem(.moveNotAllowed)
        }
    }

    /// Both values of each field, and the tag with which the edit that decides is sent.
    static func problem(of error: EditConflict) -> Problem {
        var problem = Problem(
            .editConflict,
            vi:
                "Người khác vừa sửa các mục này; gửi lại giá trị bạn chọn với If-Match mới.",
            en: "These fields were edited since; send the value you choose with the new If-Match.")
        problem.headers[.eTag] = "\"\(error.current)\""
        let conflicts = error.conflicts
        problem.extra = (
            "conflicts",
            { _ in
                var json = JSONWriter()
                json.list(conflicts) { json, conflict in
                    json.object { json in
                        json.member("field", conflict.field)
                        json.member("base", conflict.base)
                        json.member("yours", conflict.yours)
                        json.member("theirs", conflict.theirs)
                    }
                }
                return json.bytes
            }
        )
        return problem
    }

    static func problem(of error: SampleError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .seen(let id):
            Problem(
                .changeOver, vi: "\(id) đã được xem.", en: "\(id) was looked at already.")
        }
    }
}
