internal import Couriers
internal import Synchronization

/// One transfer to be made; it remembers, from before it starts, that nobody waits for it.
final class CurlWork: Sendable {
    enum Errand: Sendable {
        case call(CurlCall)
        case mail(CurlMail)
    }

    let target: CurlTarget
    let errand: Errand
    let limits: CurlLimits
    /// Where a good answer's body goes; nil keeps it in memory.
    let file: CurlFile?
    // The loop's alone from the start of the transfer until its end, and its caller's after that:
    // between them stands the caller's being resumed.
    nonisolated(unsafe) var progress: CurlProgress
    // Written once, by whoever then resumes the caller, and read by the caller after that.
    nonisolated(unsafe) var ending = CurlEnding.cancelled
    private let mark = Atomic(false)

    init(_ errand: Errand, to target: CurlTarget, limits: CurlLimits, file: CurlFile? = nil) {
        self.errand = errand
        self.target = target
        self.limits = limits
        self.file = file
        progress = CurlProgress(limits: limits)
    }

    /// Whether a kept handle's settings fit: an ordinary call with the ordinary limits.
    func isUsual(_ usualLimits: CurlLimits) -> Bool {
        guard case .call = errand else { return false }
        return limits == usualLimits
    }

    var isCancelled: Bool { mark.load(ordering: .acquiring) }

    func cancel() {
        mark.store(true, ordering: .releasing)
    }
}

/// Work on its way, together with the caller who waits for it; it is ended exactly once.
struct CurlSubmission: Sendable {
    // Unsafe is: resumed twice, or never. Whoever has a submission hands it on or ends it, and the
    // loop lets go of it as it ends it; the check of a checked one is an allocation for each call.
    typealias Caller = UnsafeContinuation<Void, Never>

    let work: CurlWork
    let caller: Caller

    func end(_ ending: CurlEnding) {
        work.ending = ending
        caller.resume()
    }
}
