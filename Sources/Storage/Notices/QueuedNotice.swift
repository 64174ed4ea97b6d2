package import Market

/// A notice written out for one person, and how far it has come.
package struct QueuedNotice: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        case waiting
        case sent
        /// No try is left, or the server will never take it; an operator may replay it.
        case parked
    }

    package let id: String
    /// The same for the same news, so that it is queued once.
    package let once: String
    package let producer: ProducerID
    package let kind: String
    package let subject: String
    package let recipient: String
    package let letter: NoticeLetter
    package var state: State
    package var attempts: Int
    /// The place on the retry ladder.
    package var rung: Int
    package var nextAt: Int64
    package var reason: String?
    package let createdAt: Int64

    package init(
        id: String, once: String, producer: ProducerID, kind: String, subject: String,
        recipient: String, letter: NoticeLetter, createdAt: Int64
    ) {
        self.id = id
        self.once = once
        self.producer = producer
        self.kind = kind
        self.subject = subject
        self.recipient = recipient
        self.letter = letter
        state = .waiting
        attempts = 0
        rung = 0
        nextAt = createdAt
        self.createdAt = createdAt
    }
}
