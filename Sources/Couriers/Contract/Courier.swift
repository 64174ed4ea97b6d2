/// How one kind of partner is spoken to: pure, bytes in and bytes out, no clock and no network.
package protocol Courier: Sendable {
    /// What this partner can be asked for, and within which limits.
    var capabilities: CourierCapabilities { get }

    /// The bytes that say the batch; they are kept and sent unchanged at every attempt.
    func body(of batch: ListingBatch) -> [UInt8]

    /// The call that asks the partner to do the job, signed for the instant of this attempt.
    func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest

    /// What an answer means, read by its body and not by its status alone; `now` dates it.
    func outcome(of reply: CourierReply, to job: CourierJob, at now: Int64) -> CourierOutcome

    /// Whether the account's calls need a token from `logIn` that it does not have at `now`.
    func needsLogIn(_ account: CourierAccount, at now: Int64) -> Bool

    /// Whether a call to us shows what only this courier knows; compared in constant time.
    func believes(_ hook: CourierHook, account: CourierAccount) -> Bool

    /// What a call to us tells; read only after it was believed.
    func reading(of hook: CourierHook, at now: Int64) -> HookReading

    /// What the courier wants to hear when its call was taken.
    func answer(to hook: CourierHook) -> CourierReply

    /// The call that asks for a part of the courier's own list of places.
    func request(
        for part: PlacePart, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest

    /// What an answer to that call lists.
    func places(in reply: CourierReply, to part: PlacePart) -> PlaceAnswer
}

extension Courier {
    /// Nothing: for couriers that take no listings.
    package func body(of batch: ListingBatch) -> [UInt8] { [] }

    /// Where there is a log-in, each account needs it, again when its token is at its end.
    package func needsLogIn(_ account: CourierAccount, at now: Int64) -> Bool {
        guard capabilities.carrying?.operations.contains(.logIn) == true else { return false }
        guard let token = account.token else { return true }
        return token.expiresAt.map { $0 <= now } ?? false
    }

    /// Never: for partners that do not call.
    package func believes(_ hook: CourierHook, account: CourierAccount) -> Bool { false }

    /// Nothing that could be read: for partners that do not call.
    package func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        .unreadable("this kind of partner does not call")
    }

    /// Just that it was taken.
    package func answer(to hook: CourierHook) -> CourierReply { CourierReply(status: 200) }
}

/// Why a job cannot even be asked for, named by what happens next.
package enum CourierError: Error, Hashable, Sendable {
    /// The secret or key on file cannot sign; somebody has to give another one.
    case unauthorized(String)
    /// The courier has no such call.
    case unsupported(String)
    /// The courier's documents forbid this parcel; somebody has to change it.
    case refused(String)
}
