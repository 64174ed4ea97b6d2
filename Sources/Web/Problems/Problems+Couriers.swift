internal import Market
internal import Operations
internal import Reach

/// What couriers may not do, or may not do any more.
extension Problems {
    static func problem(of error: CursorError) -> Problem {
        switch error {
        case .unreadable: Problem(.invalidCursor)
        case .expired:
            Problem(
                .cursorExpired,
                vi:
                    "Đọc hết GET /v1/courier/orders/snapshot, rồi đọc tiếp từ feed_cursor của nó.",
                en: "Read all of GET /v1/courier/orders/snapshot, then go on from its feed_cursor.")
        }
    }

    static func problem(of error: AssignmentError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .over(let id, let state): over(id, state)
        case .parcelOver(let id):
            Problem(
                .parcelOver, vi: "\(id.text) đã huỷ hoặc đã đi xong.",
                en: "\(id.text) was given up, or its way has ended.")
        case .notServed(let courier, let answer): notServed(courier, answer)
        case .shipmentInTheWay(let id):
            Problem(
                .alreadyExists,
                vi: "\(id.text) từng có vận đơn ở đây, hoặc chưa rõ nơi khác đã nhận hay chưa.",
                en: "\(id.text) was shipped by this API before, or may be at another's.")
        case .nothingToRelease(let id):
            Problem(
                .nothingToRelease, vi: "\(id.text) không bị giữ lại.",
                en: "Nothing holds \(id.text) back.")
        }
    }

    static func problem(of error: WakeUpError) -> Problem {
        switch error {
        case .notFound(let courier): missing(courier.text)
        }
    }

    private static func over(_ id: ParcelID, _ state: AssignmentState) -> Problem {
        switch state {
        case .expired:
            Problem(
                .assignmentOver, vi: "Đã quá hạn trả lời cho \(id.text); kiện được mời bên khác.",
                en: "The time to answer for \(id.text) is over; another courier is asked.")
        case .accepted:
            Problem(
                .assignmentOver, vi: "\(id.text) đã được nhận chở.",
                en: "\(id.text) was accepted already.")
        case .rejected:
            Problem(
                .assignmentOver, vi: "\(id.text) đã bị từ chối.",
                en: "\(id.text) was rejected already.")
        case .offered:
            Problem(
                .assignmentOver,
                vi: "\(id.text) mới được mời chở; hãy nhận chở trước khi báo hành trình.",
                en: "\(id.text) is only on offer; accept it before you tell of it.")
        case .assigned, .withdrawn:
            Problem(
                .assignmentOver, vi: "\(id.text) đã giao cho bên khác.",
                en: "\(id.text) is with another courier now.")
        }
    }

    private static func notServed(_ courier: CourierCode, _ answer: ReachAnswer) -> Problem {
        var problem = Problem(
            .courierNotServing, vi: "\(courier.text) không chở kiện này theo bảng phủ sóng.",
            en: "\(courier.text) does not carry this parcel by its tables.")
        problem.extra = ("reach", { ReachWriting(places: nil, language: $0).bytes(answer) })
        return problem
    }
}
