internal import Market
internal import Operations
internal import Reach

/// What could not be done about producers, their closures and their people.
extension Problems {
    static func problem(of error: ProducerDesk.Failure) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .alreadyRegistered(let id):
            Problem(
                .alreadyExists, vi: "Khoá này đã đăng ký chủ thể \(id.text).",
                en: "This key has registered the producer \(id.text).")
        case .idTaken(let id):
            Problem(
                .alreadyExists, vi: "Mã \(id.text) đã dùng cho một đăng ký khác.",
                en: "The id \(id.text) stands for another registration.")
        case .merged(let id, let survivor):
            Problem(
                .moveNotAllowed, vi: "\(id.text) đã gộp vào \(survivor.text); hãy dùng mã đó.",
                en: "\(id.text) was merged into \(survivor.text); use that id.")
        case .conflicts(let conflicts):
            Problem(.moveNotAllowed, conflicts.map(fieldProblem))
        }
    }

    static func problem(of error: ClosureError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .over(let id):
            Problem(
                .moveNotAllowed, vi: "Đợt nghỉ \(id) đã kết thúc.", en: "\(id) is over already.")
        case .overlaps(let closure):
            Problem(
                .alreadyExists,
                vi: "Đã có đợt nghỉ \(closure.id) từ \(closure.from.text); hãy bỏ đợt đó trước.",
                en: "\(closure.id) from \(closure.from.text) is in the way; lift it first.")
        case .tooMany(let limit):
            Problem(.tooMany, vi: "Tối đa \(limit) đợt nghỉ.", en: "At most \(limit) closures.")
        }
    }

    static func problem(of error: MemberError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .mandateNotFound(let id): missing(id.text)
        case .lastOwner:
            Problem(
                .moveNotAllowed, vi: "Chủ thể phải còn ít nhất một người chủ.",
                en: "A producer keeps at least one owner.")
        case .tooMany(let limit):
            Problem(.tooMany, vi: "Tối đa \(limit).", en: "At most \(limit).")
        case .alreadyClaimed(let id):
            Problem(
                .alreadyExists, vi: "\(id.text) đã có chủ; hãy nhờ người chủ mời.",
                en: "\(id.text) has an owner, who can invite others.")
        case .wrongCode:
            Problem(
                .wrongCode, vi: "Mã không đúng; hãy xem lại từng ký tự.",
                en: "The code is not right; look at each letter again.")
        case .codeOver(let state):
            Problem(.codeOver, vi: words(state).vietnamese, en: words(state).english)
        }
    }

    private static func words(_ state: CodeTicket.State) -> Sentence {
        switch state {
        case .redeemed: Sentence(vi: "Mã đã được dùng.", en: "The code was used.")
        case .withdrawn: Sentence(vi: "Mã đã bị huỷ.", en: "The code was taken back.")
        case .locked:
            Sentence(
                vi: "Mã đã bị khoá vì nhập sai nhiều lần; hãy xin mã mới.",
                en: "The code is locked after many wrong tries; ask for a new one.")
        case .expired, .open:
            Sentence(vi: "Mã đã hết hạn; hãy xin mã mới.", en: "The code has expired.")
        }
    }

    private static func fieldProblem(_ conflict: ProducerMerge.Conflict) -> FieldProblem {
        let words = words(conflict)
        return FieldProblem("into", .notAllowed, vi: words.vietnamese, en: words.english)
    }

    private static func words(_ conflict: ProducerMerge.Conflict) -> Sentence {
        switch conflict {
        case .identity:
            Sentence(
                vi: "Hai bên đã được xác minh với hai số đăng ký khác nhau.",
                en: "Both were verified, with registrations that differ.")
        case .taxCode:
            Sentence(vi: "Hai mã số thuế khác nhau.", en: "The tax codes differ.")
        case .suspended(let id):
            Sentence(
                vi: "\(id.text) đang hoặc sắp bị đình chỉ.",
                en: "\(id.text) is suspended, or will be.")
        case .closures(let one, let other):
            Sentence(
                vi: "Đợt nghỉ \(one.id) và \(other.id) trùng ngày.",
                en: "The closures \(one.id) and \(other.id) overlap.")
        case .listings(let one, let other):
            Sentence(
                vi: "\(one.text) và \(other.text) là cùng một sản phẩm; hãy rút một.",
                en: "\(one.text) and \(other.text) are the same product; withdraw one.")
        case .legalForm(let id):
            Sentence(
                vi: "Hội, cộng đồng chỉ đăng ký dịch vụ du lịch (bộ 26); hãy rút \(id.text) trước.",
                en: "Associations and communities offer set 26 only; withdraw \(id.text) first.")
        case .bankAccount:
            Sentence(vi: "Hai tài khoản ngân hàng khác nhau.", en: "The bank accounts differ.")
        }
    }
}
