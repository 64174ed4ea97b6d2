/// What the rows of a file are.
package enum ImportKind: String, Sendable, CaseIterable {
    /// Products of a producer, one pack in each row.
    case listings
    /// The annex of a decision that recognises OCOP products, brought by an officer.
    case annex
}

/// Where an import stands; a cancelled one keeps what it had done.
package enum ImportState: String, Sendable, CaseIterable {
    case queued
    case running
    case finished
    case cancelled
    /// The file could not be read, or has no header that can be used.
    case failed

    /// Whether nothing happens to it any more.
    package var isOver: Bool {
        self != .queued && self != .running
    }
}

/// What came of one row.
package enum ImportOutcome: String, Sendable, CaseIterable {
    case new
    case changed
    case unchanged
    /// An edit that an officer decides on; until then the listing is as it was.
    case waiting
    /// A row of an annex that says other than what is stored; nothing was overwritten.
    case differing
    case refused
}
