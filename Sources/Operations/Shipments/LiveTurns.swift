package import Storage

/// When a courier may be asked while somebody waits: the pace, the rest and the breaker of its
/// partner, which everything that is asked of the partner shares.
package struct LiveTurns: Sendable {
    /// What a call says of the partner itself, whatever became of the question.
    package enum Ending: Hashable, Sendable {
        /// It said something; with the seconds for which it wants no further call.
        case answered(restSeconds: Int?)
        /// Nothing came back, or what only a broken server sends.
        case failed(restSeconds: Int?)
        /// It was cut off by us.
        case left
    }

    /// Where no other calls are made: commands, and tests of what is asked.
    package static let free = LiveTurns(begin: { _, _ in nil }, end: { _, _ in })

    let begin: @Sendable (PartnerCode, PartnerPace) -> Duration?
    let end: @Sendable (PartnerCode, Ending) -> Void

    /// `begin` lets one call through with `nil`, or says how long to wait before asking again;
    /// `end` is told once of each call that was let through.
    package init(
        begin: @escaping @Sendable (PartnerCode, PartnerPace) -> Duration?,
        end: @escaping @Sendable (PartnerCode, Ending) -> Void
    ) {
        self.begin = begin
        self.end = end
    }
}
