internal import Market
internal import NIOHTTP1
internal import Operations
internal import Reach
internal import Storage

/// Turns every error of the house into what a caller is told; the only place that does.
enum Problems {
    static func problem(for error: any Error) -> Problem {
        switch error {
        case let error as Problem: error
        case let error as FieldProblems: Problem(.invalidFields, error.all)
        case let error as AccessError: problem(of: error)
        case let error as JSONError: problem(of: error)
        case let error as PreconditionError: problem(of: error)
        case let error as IdempotencyError: problem(of: error)
        case let error as ListingError: problem(of: error)
        case let error as EditConflict: problem(of: error)
        case let error as SampleError: problem(of: error)
        case let error as CertificateError: problem(of: error)
        case let error as CounterfeitError: problem(of: error)
        case let error as OrderError: problem(of: error)
        case let error as LeaseError: problem(of: error)
        case let error as ProducerDesk.Failure: problem(of: error)
        case let error as ClosureError: problem(of: error)
        case let error as CommuneMoveDesk.Failure: problem(of: error)
        case let error as MemberError: problem(of: error)
        case let error as PartnerDesk.Failure: problem(of: error)
        case let error as ReachDesk.Failure: problem(of: error)
        case let error as ReachError: problem(of: error)
        case let error as CoverageFailure: problem(of: error)
        case let error as SuspensionDesk.Failure: problem(of: error)
        default: otherProblem(for: error)
        }
    }

    /// What is not of listings, orders and reach: couriers, files, and the call itself.
    private static func otherProblem(for error: any Error) -> Problem {
        switch error {
        case is TooBusy: Problem(.overloaded)
        case let error as PlaceReviewError: problem(of: error)
        case let error as ShipmentError: problem(of: error)
        case let error as HookDesk.Failure: problem(of: error)
        case let error as TravelDesk.Failure: problem(of: error)
        case let error as ClaimError: problem(of: error)
        case let error as QualityDesk.Failure: problem(of: error)
        case let error as SettlementDesk.Failure: problem(of: error)
        case let error as StoreError: problem(of: error)
        case let error as PictureError: problem(of: error)
        case let error as UploadError: problem(of: error)
        case let error as ImportError: problem(of: error)
        case let error as AnnexError: problem(of: error)
        case let error as FileShelf.Failure: problem(of: error)
        case let error as AssignmentError: problem(of: error)
        case let error as CursorError: problem(of: error)
        case let error as WakeUpError: problem(of: error)
        case is ListingCursorError: Problem(.cursorExpired)
        case is SlowBody: Problem(.slowBody)
        case is HTTPParserError: Problem(.malformedHTTP)
        case is CancellationError: Problem(.closing)
        default: Problem(.internalError)
        }
    }
}
