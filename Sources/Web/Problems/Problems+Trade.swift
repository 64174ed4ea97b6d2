internal import Market
internal import Operations
internal import Reach
internal import Storage

/// What the rules of the house refused.
extension Problems {
    static func problem(of error: ListingError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .moveNotAllowed(let move, let state):
            Problem(
                .moveNotAllowed,
                vi: "Sản phẩm đang ở trạng thái \(state.rawValue), không \(move.rawValue) được.",
                en: "A listing that is \(state.rawValue) does not take \(move.rawValue).")
        case .withdrawn(let id):
            Problem(.listingWithdrawn, vi: "\(id.text) đã rút.", en: "\(id.text) was withdrawn.")
        }
    }

    static func problem(of error: CertificateError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .alreadyRevoked: Problem(.certificateRevoked)
        case .notConfirmed: Problem(.certificateNotConfirmed)
        }
    }

    static func problem(of error: ProducerDesk.Failure) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .alreadyRegistered(let id):
            Problem(
                .alreadyExists, vi: "Khoá này đã đăng ký chủ thể \(id.text).",
                en: "This key has registered the producer \(id.text).")
        }
    }

    static func problem(of error: OrderError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .listingNotFound(let line, let id):
            Problem(.invalidFields, [unknownListing(id, line: line)])
        case .notLive(let line, let id):
            Problem(
                .listingNotLive, vi: "Dòng \(line + 1): \(id.text) không còn bán.",
                en: "Line \(line + 1): \(id.text) is not on sale.")
        case .outOfStock(let line, let id, let left):
            Problem(
                .outOfStock, vi: "Dòng \(line + 1): \(id.text) chỉ còn \(left).",
                en: "Line \(line + 1): only \(left) of \(id.text) are left.")
        case .priceChanged(let line, let id, let now):
            Problem(
                .priceChanged, vi: "Dòng \(line + 1): \(id.text) nay giá \(now.vnd) đ.",
                en: "Line \(line + 1): \(id.text) costs \(now.vnd) đồng now.")
        case .unreachable(let producer, let answer): unreachable(producer, answer)
        case .wishNotServed(let courier, let producer):
            Problem(
                .courierNotServing,
                vi: "\(courier.text) không giao kiện của \(producer.text); đơn vị khác thì có.",
                en: "\(courier.text) does not carry the parcel of \(producer.text); others do.")
        case .totalTooLarge: Problem(.totalTooLarge)
        case .alreadyHandedOver: Problem(.alreadyHandedOver)
        }
    }

    static func problem(of error: LeaseError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .over:
            Problem(
                .leaseOver, vi: "Các kiện có thể đã sang tay khác; hãy nhận lượt mới.",
                en: "Its parcels may be with another worker now; take a new lease.")
        }
    }

    static func problem(of error: PartnerDesk.Failure) -> Problem {
        switch error {
        case .notFound(let code): missing(code)
        case .alreadyThere(let code):
            Problem(
                .alreadyExists, vi: "Đã có đối tác \(code.text).",
                en: "There is a partner \(code.text) already.")
        case .tooMany(let limit):
            Problem(.tooMany, vi: "Tối đa \(limit) đối tác.", en: "At most \(limit) partners.")
        case .courierTaken(let courier, let code):
            Problem(
                .alreadyExists, vi: "Kiện của \(courier.text) đã do đối tác \(code.text) chở.",
                en: "The partner \(code.text) carries the parcels of \(courier.text) already.")
        }
    }

    static func missing(_ id: String) -> Problem {
        Problem(.notFound, vi: "Không có \(id).", en: "There is no \(id).")
    }

    private static func unknownListing(_ id: ListingID, line: Int) -> FieldProblem {
        FieldProblem(
            "lines[\(line)].listing", .notAllowed, vi: "Không có sản phẩm \(id.text).",
            en: "There is no listing \(id.text).")
    }

    /// The reach answer stands in the problem, so that a shop can say why and offer other ways.
    private static func unreachable(_ producer: ProducerID, _ answer: ReachAnswer) -> Problem {
        var problem = Problem(
            .unreachable, vi: "Không có cách giao kiện của \(producer.text) đến nơi nhận.",
            en: "No courier brings the parcel of \(producer.text) there.")
        problem.extra = ("reach", { ReachWriting(places: nil, language: $0).bytes(answer) })
        return problem
    }
}
