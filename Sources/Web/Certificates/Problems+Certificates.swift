internal import Market

extension Problems {
    static func problem(of error: CounterfeitError) -> Problem {
        switch error {
        case .notFound(let id): missing(id)
        case .settled: Problem(.reportSettled)
        case .tooMany: Problem(.tooManyReports)
        }
    }
}
