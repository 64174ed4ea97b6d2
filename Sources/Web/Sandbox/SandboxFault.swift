internal import Market

/// Something that goes wrong on request with one batch, in place of the right answer.
struct SandboxFault: Hashable, Sendable {
    var status: Int?
    var delayMilliseconds: Int64?
    var bodyBytes: Int64?
    var redirect: String?
    var retryAfterSeconds: Int64?
    var isGarbage = false
    var hangs = false
    /// Whether the batch is taken first, so that only its answer is lost.
    var isAfter = false

    struct Refusal: Error {
        let message: String
    }

    /// Reads `{"status":500}` and its kin; a field that it does not know is refused.
    init(_ value: JSONValue, _ limits: SandboxLimits) throws(Refusal) {
        guard case .object(let fields) = value else { throw Refusal(message: "not an object") }
        for (name, value) in fields {
            switch (name, value) {
            case ("status", .integer(let number)) where (200...599).contains(number):
                status = Int(number)
            case ("delay_ms", .integer(let number))
            where (0...limits.longestDelayMilliseconds).contains(number):
                delayMilliseconds = number
            case ("body_bytes", .integer(let number))
            where (0...limits.largestFaultBody).contains(number):
                bodyBytes = number
            case ("retry_after", .integer(let number)) where (0...86_400).contains(number):
                retryAfterSeconds = number
            case ("redirect", .text(let text)): redirect = text
            case ("garbage", .flag(let flag)): isGarbage = flag
            case ("hang", .flag(let flag)): hangs = flag
            case ("after", .flag(let flag)): isAfter = flag
            default: throw Refusal(message: name)
            }
        }
    }

    /// Whether it only delays: then the right answer follows.
    var isOnlyDelay: Bool {
        status == nil && bodyBytes == nil && redirect == nil && !isGarbage && !hangs
    }
}
