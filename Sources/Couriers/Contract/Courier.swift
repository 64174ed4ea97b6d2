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
}

/// What somebody wants of a partner.
package enum CourierJob: Hashable, Sendable {
    /// Take over one batch of listings.
    case push(ListingPush)
}

/// One batch on its way: the id is the same at every attempt, and so are the bytes.
package struct ListingPush: Hashable, Sendable {
    package let id: String
    package let seq: Int
    package let body: [UInt8]

    package init(id: String, seq: Int, body: [UInt8]) {
        self.id = id
        self.seq = seq
        self.body = body
    }
}

/// Where a partner listens, and the secret that both sides know.
package struct CourierAccount: Sendable {
    package let url: String
    package let secret: String

    package init(url: String, secret: String) {
        self.url = url
        self.secret = secret
    }
}

extension CourierAccount: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a job cannot even be asked for, named by what happens next.
package enum CourierError: Error, Hashable, Sendable {
    /// The secret or key on file cannot sign; somebody has to give another one.
    case unauthorized(String)
}
