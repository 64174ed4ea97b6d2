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
                vi: "Sản phẩm \(state.vietnamese), không \(move.vietnamese) được.",
                en: "A listing that is \(state.rawValue) does not take \(move.rawValue).")
        case .withdrawn(let id):
            Problem(.listingWithdrawn, vi: "\(id.text) đã rút.", en: "\(id.text) was withdrawn.")
        case .alreadyRegistered, .notPublished, .versionNotKept, .requestNotFound, .requestOver:
            changeProblem(of: error)
        }
    }

    static func problem(of error: CertificateError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .alreadyRevoked: Problem(.certificateRevoked)
        case .notConfirmed: Problem(.certificateNotConfirmed)
        case .onlyOfficers(let id):
            Problem(
                .moveNotAllowed,
                vi: "\(id.text) đã được cán bộ xác nhận; muốn thay bản chụp, hãy nhờ cán bộ phụ"
                    + " trách.",
                en: "\(id.text) was confirmed; ask the officer in charge to change the scan.")
        case .noScan: Problem(.notFound, vi: "Chưa có bản chụp.", en: "No scan is kept.")
        }
    }

    static func problem(of error: LeaseError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .over:
            Problem(
                .leaseOver, vi: "Các kiện có thể đã sang tay khác; hãy nhận lượt mới.",
                en: "Its parcels may be with another worker now; take a new lease.")
        case .wrongToken(let id):
            Problem(
                .wrongToken, vi: "token không phải của phiên \(id); hãy nhận lượt mới.",
                en: "The token is not that of \(id); take a new lease.")
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
}
