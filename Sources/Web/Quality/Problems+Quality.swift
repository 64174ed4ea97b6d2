internal import Market
internal import Operations
internal import Reach

/// Why a report of quality cannot be given.
extension Problems {
    static func problem(of error: QualityDesk.Failure) -> Problem {
        switch error {
        case .notKept(let day, let kept):
            let days = kept.map(\.text).joined(separator: ", ")
            return Problem(
                .notFound,
                vi: "Không có báo cáo đã lưu của ngày \(day.text); dữ liệu ngày cũ không tính lại"
                    + " được. " + (kept.isEmpty ? "Chưa lưu ngày nào." : "Đã lưu: \(days)."),
                en: "No report of \(day.text) was kept, and what was then cannot be reckoned now. "
                    + (kept.isEmpty ? "None is kept." : "Kept: \(days)."))
        case .twoAreas:
            return Problem(
                .invalidQuery,
                [
                    FieldProblem(
                        "producer", .notAllowed, vi: "Chỉ chọn một: xã hoặc chủ thể.",
                        en: "Choose one: a commune or a producer.")
                ])
        }
    }
}
