/// A moment on a clock that only goes forward: the time since the machine started.
///
/// Nobody can set it, so a wall clock that jumps neither frees nor holds a lease.
package struct MonotonicInstant: Hashable, Sendable {
    /// Which start of the machine it counts from.
    package let boot: String
    package let milliseconds: Int64

    package init(boot: String, milliseconds: Int64) {
        self.boot = boot
        self.milliseconds = milliseconds
    }
}

/// How long a lease holds its parcels, by the time since the machine started.
///
/// A lease of 60,000 ms taken at 5,000 is over at 65,000 of the same start.
package struct LeaseTerm: Hashable, Sendable {
    package let boot: String
    /// In milliseconds since that start.
    package let until: Int64
    package let visibilityMilliseconds: Int64

    package init(boot: String, until: Int64, visibilityMilliseconds: Int64) {
        self.boot = boot
        self.until = until
        self.visibilityMilliseconds = visibilityMilliseconds
    }

    /// The term that begins now.
    package init(from now: MonotonicInstant, milliseconds: Int64) {
        self.init(
            boot: now.boot, until: now.milliseconds + milliseconds,
            visibilityMilliseconds: milliseconds)
    }

    /// What a term is worth at a moment.
    package enum Standing: Hashable, Sendable {
        case running
        case over
        /// The machine was started anew since: the term is to be replaced by this one.
        case renewed(LeaseTerm)
    }

    /// After a new start nobody knows for how long the machine was away, and the wall clock may
    /// be wrong: the term begins once more at the first look. Its worker may be alive and have
    /// stored everything; the parcels wait at most one visibility longer, and none is freed early.
    package func standing(at now: MonotonicInstant) -> Standing {
        if boot != now.boot {
            return .renewed(LeaseTerm(from: now, milliseconds: visibilityMilliseconds))
        }
        return now.milliseconds < until ? .running : .over
    }
}
