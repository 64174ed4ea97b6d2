package import Reach

/// A producer's wish to sit in another commune, which an officer there decides.
///
/// The commune tells who reviews it, where couriers collect and which provinces' couriers reach
/// it; so what buyers and officers rely on does not change by a stroke of its own pen.
package struct CommuneMove: Hashable, Sendable {
    /// `mv_` and a time-ordered part.
    package let id: String
    package let producer: ProducerID
    package let from: CommuneCode
    package let to: CommuneCode
    /// The address that was sent with it and takes its place with it.
    package let address: String?
    package let askedBy: String
    package let askedAt: Int64
    package var state: State
    package var decision: Decision?

    /// Where a move stands; only the first can still become another.
    package enum State: String, Sendable, CaseIterable {
        case waiting
        case approved
        case rejected
        /// Taken back by its producer, or made void by a newer one.
        case withdrawn
    }

    /// Who decided it, when (UTC milliseconds) and with which words.
    package struct Decision: Hashable, Sendable {
        package let by: String
        package let at: Int64
        package let note: String

        package init(by: String, at: Int64, note: String) {
            self.by = by
            self.at = at
            self.note = note
        }
    }

    package init(
        id: String, producer: ProducerID, from: CommuneCode, to: CommuneCode, address: String?,
        askedBy: String, askedAt: Int64, state: State = .waiting, decision: Decision? = nil
    ) {
        self.id = id
        self.producer = producer
        self.from = from
        self.to = to
        self.address = address
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.state = state
        self.decision = decision
    }

    /// The same, ended.
    package func settled(_ state: State, _ decision: Decision) -> CommuneMove {
        var settled = self
        (settled.state, settled.decision) = (state, decision)
        return settled
    }
}

extension Producer {
    /// Whether a new commune of its own typing waits for an officer: as soon as anybody relies on
    /// the one that stands there, an officer who verified it or buyers who see its listings.
    ///
    /// Before, it is a slip of the pen on the day of the registration, and mended like any other.
    package func asksToMove(publishes: Bool) -> Bool {
        publishes || identity == .verified
    }
}
