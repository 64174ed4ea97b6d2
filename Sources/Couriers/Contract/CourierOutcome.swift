/// What came of a job.
package enum CourierOutcome: Hashable, Sendable {
    /// The partner did it.
    case ok(CourierAnswer)
    /// The partner answered that it did not.
    case rejected(CourierRejection)
    /// Nobody can tell: the partner may have done it or not.
    case unknown(CourierDoubt)
}

/// What a partner gave back for a job that it did.
package enum CourierAnswer: Hashable, Sendable {
    /// What it says of single items; what it does not name, it took.
    case pushed([ItemVerdict])
}

/// What a partner says of one item of a batch.
package struct ItemVerdict: Hashable, Sendable {
    package enum Status: Hashable, Sendable {
        case accepted
        /// The partner already has this version or a later one.
        case stale
        case rejected
        /// A word that the contract does not know; nothing may be concluded from it.
        case unmapped(String)
    }

    package let sku: String
    package let status: Status
    package let code: String?
    package let message: String?

    package init(sku: String, status: Status, code: String? = nil, message: String? = nil) {
        self.sku = sku
        self.status = status
        self.code = code
        self.message = message
    }
}

/// A job that was not done, and what the partner wants instead.
package struct CourierRejection: Hashable, Sendable {
    package enum Remedy: Hashable, Sendable {
        /// The same again, not before so many seconds where the partner says so.
        case later(afterSeconds: Int?)
        /// The partner missed something.
        case resync(Resync)
        /// The partner wants nothing more at this address.
        case stop
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
