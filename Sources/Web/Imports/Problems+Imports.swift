internal import Market
internal import Operations
internal import Reach

/// What could not be done about imports and the entries of annexes.
extension Problems {
    static func problem(of error: ImportError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .underWay(let id):
            Problem(
                .importUnderWay, vi: "Đang nhập tệp trước (\(id.text)); hãy đợi xong hoặc dừng nó.",
                en: "An earlier file (\(id.text)) is under way; wait for it, or cancel it.")
        case .queueFull: Problem(.overloaded)
        case .isOver(let state):
            Problem(
                .moveNotAllowed, vi: "Lần nhập này \(state.vietnamese).",
                en: "The import is \(state.rawValue) already.")
        case .notRunnable(let state, let isDryRun):
            Problem(
                .moveNotAllowed,
                vi: isDryRun
                    ? "Lần chạy thử này \(state.vietnamese), chưa nhập thật được."
                    : "Đây không phải lần chạy thử.",
                en: isDryRun
                    ? "The dry run is \(state.rawValue) and cannot be done in earnest."
                    : "This is no dry run.")
        case .noSuchProducer(let id): missing(id.text)
        case .makesNoCodes:
            Problem(
                .moveNotAllowed,
                vi: "Chỉ phụ lục quyết định đã nhập thật mới có chủ thể chờ nhận.",
                en: "Only an annex that was brought in earnest makes producers to be claimed.")
        }
    }

    static func problem(of error: AnnexError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .alreadyTaken(let listing):
            Problem(
                .alreadyExists, vi: "Mục này đã gắn với \(listing.text).",
                en: "The entry belongs to \(listing.text) already.")
        case .otherProducer:
            Problem(
                .invalidFields,
                [
                    FieldProblem(
                        "listing", .notAllowed, vi: "Sản phẩm này của chủ thể khác.",
                        en: "The listing is another producer's.")
                ])
        }
    }
}
