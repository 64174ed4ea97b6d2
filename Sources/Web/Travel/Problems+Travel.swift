internal import Market
internal import Operations
internal import Reach

/// What could not be done about claims, settlements and tracking pages.
extension Problems {
    static func problem(of error: TravelDesk.Failure) -> Problem {
        switch error {
        case .unknownToken: Problem(.notFound)
        }
    }

    static func problem(of error: ClaimError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .moveNotAllowed(let next, let state):
            Problem(
                .moveNotAllowed,
                vi: "Khiếu nại \(state.vietnamese), không \(next.vietnameseStep) được.",
                en: "A claim that is \(state.rawValue) cannot become \(next.rawValue).")
        case .agreedTooMuch(let limit):
            Problem(.invalidFields, [.outside("agreed_vnd", 0...max(0, limit.vnd))])
        }
    }

    static func problem(of error: SettlementDesk.Failure) -> Problem {
        switch error {
        case .unknownCourier(let code): missing(code.text)
        case .notFound(let id): missing(id)
        }
    }
}
