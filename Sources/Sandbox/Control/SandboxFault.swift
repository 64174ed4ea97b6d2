internal import Market

/// Something that goes wrong on request with one call, in place of the right answer.
struct SandboxFault: Hashable, Sendable {
    /// What may happen to a courier's own calls.
    enum HookFault: String {
        case duplicate
        /// Others overtake it.
        case late
        case lost
    }

    /// Whose calls it strikes; `nil` is the listing feeds'.
    var courier: SandboxCourier?
    /// How many calls it strikes.
    var count: Int64 = 1
    var status: Int?
    var delayMilliseconds: Int64?
    var bodyBytes: Int64?
    var redirect: String?
    var retryAfterSeconds: Int64?
    var isGarbage = false
    var hangs = false
    var resets = false
    /// The right answer, of which half arrives.
    var isHalf = false
    /// The token of the call counts as run out.
    var isExpiredToken = false
    /// Strikes every call for so long, however many.
    var outageSeconds: Int64?
    var hooks: HookFault?
    /// Whether the call is taken first, so that only its answer is lost.
    var isAfter = false

    struct Refusal: Error {
        let message: String
    }

    /// Reads `{"status":500}` and its kin; a field that it does not know is refused.
    init(_ value: JSONValue, _ limits: SandboxLimits) throws(Refusal) {
        guard case .object(let fields) = value else { throw Refusal(message: "not an object") }
        for (name, value) in fields {
            let isTaken: Bool =
                switch value {
                case .integer(let number): take(name, number, limits)
                case .text(let text): take(name, text)
                case .flag(let flag): take(name, flag)
                default: false
                }
            guard isTaken else { throw Refusal(message: name) }
        }
        if courier == nil, isExpiredToken || hooks != nil { throw Refusal(message: "courier") }
    }

    private mutating func take(_ name: String, _ number: Int64, _ limits: SandboxLimits) -> Bool {
        switch name {
        case "status" where (200...599).contains(number): status = Int(number)
        case "delay_ms" where (0...limits.longestDelayMilliseconds).contains(number):
            delayMilliseconds = number
        case "body_bytes" where (0...limits.largestFaultBody).contains(number):
            bodyBytes = number
        case "retry_after" where (0...86_400).contains(number): retryAfterSeconds = number
        case "count" where (1...1_000_000).contains(number): count = number
        case "outage_seconds" where (1...7 * 86_400).contains(number): outageSeconds = number
        default: return false
        }
        return true
    }

    private mutating func take(_ name: String, _ text: String) -> Bool {
        switch name {
        case "redirect" where text.utf8.count <= 2_000: redirect = text
        case "courier" where text == "listings": courier = nil
        case "courier":
            courier = SandboxCourier(rawValue: text)
            return courier != nil
        case "hooks":
            hooks = HookFault(rawValue: text)
            return hooks != nil
        default: return false
        }
        return true
    }

    private mutating func take(_ name: String, _ flag: Bool) -> Bool {
        switch name {
        case "garbage": isGarbage = flag
        case "hang": hangs = flag
        case "after": isAfter = flag
        case "reset": resets = flag
        case "half": isHalf = flag
        case "expired_token": isExpiredToken = flag
        default: return false
        }
        return true
    }

    /// Whether the right answer follows, if late or in part.
    var isRightAnswer: Bool {
        isHalf || isExpiredToken || isOnlyDelay
    }

    /// Whether it only delays.
    var isOnlyDelay: Bool {
        status == nil && bodyBytes == nil && redirect == nil && !isGarbage && !hangs && !resets
            && !isHalf && !isExpiredToken && outageSeconds == nil
    }

    /// What is answered in place of the right answer.
    func answer() -> SandboxReply {
        var headers: [SandboxHeader] = []
        if let redirect { headers.append(SandboxHeader("location", redirect)) }
        if let seconds = retryAfterSeconds {
            headers.append(SandboxHeader("retry-after", String(seconds)))
        }
        let usual = outageSeconds == nil ? (redirect == nil ? 200 : 301) : 503
        var reply = SandboxReply(status: status ?? usual, headers: headers)
        reply.body =
            isGarbage
            ? [UInt8](repeating: 0xFE, count: 300) + Array("{\"results\":[".utf8)
            : [UInt8](repeating: UInt8(ascii: "x"), count: Int(bodyBytes ?? 0))
        reply.ending = resets ? .reset : hangs ? .silence : .whole
        return reply
    }
}
