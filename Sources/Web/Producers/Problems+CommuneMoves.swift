internal import Market
internal import Operations
internal import Reach

extension Problems {
    static func problem(of error: CommuneMoveDesk.Failure) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .over(let id, let state):
            Problem(
                .changeOver, vi: "Đề nghị chuyển \(id) \(words(state)).",
                en: "\(id) is \(state.rawValue) already.")
        }
    }

    private static func words(_ state: CommuneMove.State) -> String {
        switch state {
        case .waiting: "đang chờ duyệt"
        case .approved: "đã được duyệt"
        case .rejected: "đã bị từ chối"
        case .withdrawn: "đã được rút lại"
        }
    }
}
