internal import HTTPTypes
internal import Market
internal import Reach

/// Stable words for everything that can go wrong; programs switch on them, so none ever changes.
enum ProblemCode: String, CaseIterable, Sendable {
    // What the connection brought.
    case malformedHTTP = "malformed_http"
    case headTooLarge = "head_too_large"
    case slowHead = "slow_head"
    case slowBody = "slow_body"
    case bodyTooLarge = "body_too_large"
    case bodyCutShort = "body_cut_short"
    case tooManyCalls = "too_many_calls"
    // What the URL and the headers say.
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case unsupportedMediaType = "unsupported_media_type"
    case invalidQuery = "invalid_query"
    case invalidCursor = "invalid_cursor"
    case cursorExpired = "cursor_expired"
    case invalidIdempotencyKey = "invalid_idempotency_key"
    case idempotencyKeyReused = "idempotency_key_reused"
    case preconditionRequired = "precondition_required"
    case preconditionFailed = "precondition_failed"
    // Who asks.
    case unauthenticated
    case roleNotAllowed = "role_not_allowed"
    case outOfScope = "out_of_scope"
    // What the body says.
    case notUTF8 = "not_utf8"
    case malformedJSON = "malformed_json"
    case nestedTooDeep = "nested_too_deep"
    case duplicateName = "duplicate_name"
    case notAnObject = "not_an_object"
    case invalidFields = "invalid_fields"
    // What the rules of the house refuse.
    case moveNotAllowed = "move_not_allowed"
    case editConflict = "edit_conflict"
    case changeOver = "change_over"
    case listingWithdrawn = "listing_withdrawn"
    case certificateRevoked = "certificate_revoked"
    case certificateNotConfirmed = "certificate_not_confirmed"
    case tooManyReports = "too_many_reports"
    case reportSettled = "report_settled"
    case listingNotLive = "listing_not_live"
    case outOfStock = "out_of_stock"
    case priceChanged = "price_changed"
    case unknownCommune = "unknown_commune"
    case unreachable
    case courierNotServing = "courier_not_serving"
    case totalTooLarge = "total_too_large"
    case alreadyHandedOver = "already_handed_over"
    case tooHeavy = "too_heavy"
    case tooLarge = "too_large"
    case tooManyParcels = "too_many_parcels"
    case tooManyOrders = "too_many_orders"
    case packingOver = "packing_over"
    case leaseOver = "lease_over"
    case wrongToken = "wrong_token"
    case wrongCode = "wrong_code"
    case codeOver = "code_over"
    case assignmentOver = "assignment_over"
    case parcelOver = "parcel_over"
    case nothingToRelease = "nothing_to_release"
    case alreadyExists = "already_exists"
    case tooMany = "too_many"
    case uploadIncomplete = "upload_incomplete"
    case uploadOver = "upload_over"
    case importUnderWay = "import_under_way"
    case invalidCoverage = "invalid_coverage"
    // What couriers and their parcels refuse.
    case nothingToDecide = "nothing_to_decide"
    case decisionNeeded = "decision_needed"
    case notOffered = "not_offered"
    case shipmentOver = "shipment_over"
    case courierRefused = "courier_refused"
    // What is ours.
    case overloaded
    case closing
    case notReady = "not_ready"
    case internalError = "internal_error"

    var status: HTTPResponse.Status { known.status }

    var title: Sentence { known.title }

    /// Whether the same call may succeed a moment later, and after how many seconds to try.
    var retryAfterSeconds: Int? {
        switch self {
        case .tooManyCalls, .overloaded: 1
        case .tooManyOrders: 60
        case .tooManyReports: 3_600
        case .closing, .notReady: 5
        default: nil
        }
    }

    /// The table holds every case, which a test checks.
    private var known: Facts {
        ProblemCode.facts[self] ?? Facts(.internalServerError, rawValue, rawValue)
    }
}
