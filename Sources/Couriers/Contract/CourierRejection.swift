/// A job that was not done, and what the partner wants instead.
package struct CourierRejection: Hashable, Sendable {
    package enum Remedy: Hashable, Sendable {
        /// The same again, not before so many seconds where the partner says so.
        case later(afterSeconds: Int?)
        /// The partner missed something.
        case resync(Resync)
        /// The partner wants nothing more at this address.
        case stop
        /// The token has run out: log in, then the same again.
        case logIn
        /// The same would be refused again; somebody has to change the parcel or the account.
        case amend
    }

    package let code: String
    package let message: String
    package let remedy: Remedy

    package init(code: String, message: String, remedy: Remedy) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }
}

/// What a partner needs in order to have the whole feed again.
package enum Resync: Hashable, Sendable {
    case snapshot
    /// Everything that the batches from this one on carried.
    case from(seq: Int)
}

/// Why nobody can tell what became of a job.
package struct CourierDoubt: Hashable, Sendable {
    package let cause: String
    package let afterSeconds: Int?

    package init(cause: String, afterSeconds: Int? = nil) {
        self.cause = cause
        self.afterSeconds = afterSeconds
    }
}
