package import Market
package import Reach
internal import Storage

/// A producer as one caller may see it on a day.
package struct ProducerView: Sendable {
    /// A registration that is perhaps of the same producer, and in what both agree.
    package struct Lookalike: Hashable, Sendable {
        package let producer: Producer
        package let agreeing: [ProducerLikeness]
    }

    package let producer: Producer
    package let day: Day
    /// Whether tax code, telephone and e-mail are shown.
    package let showsContact: Bool
    /// The representative and the bank account; `nil` where the caller may not see them.
    package let secrets: ProducerSecrets?
    /// The move that waits for an officer, for those who see the contact.
    package let waitingMove: CommuneMove?
    /// Filled on registration; what the likeness rests on is told to officers only.
    package var lookalikes: [Lookalike] = []
}

extension House {
    /// The producer in the eyes of a caller; contact is for its people and its officers, the
    /// representative and the account for its owners and its officers.
    func view(
        of producer: Producer, for caller: Caller?, in session: StoreSession
    ) throws -> ProducerView {
        let isOverseen = caller.map { oversees($0, producer) } ?? false
        let isOwn = caller?.isKnown(to: producer.id) ?? false
        let isManaged = caller?.mayManage(producer.id) ?? false
        return ProducerView(
            producer: producer, day: clockwork.today, showsContact: isOverseen || isOwn,
            secrets: isOverseen || isManaged ? try session.secrets(of: producer.id) : nil,
            waitingMove: isOverseen || isOwn ? try session.waitingMove(of: producer.id) : nil)
    }

    func oversees(_ caller: Caller, _ producer: Producer) -> Bool {
        ProducerDesk.oversees(caller, producer, atlas.sheet.places)
    }

    /// The producer of that id, which must take part in things still.
    func standing(_ id: ProducerID, in session: StoreSession) throws -> Producer {
        guard let producer = try session.producer(id) else {
            throw ProducerDesk.Failure.notFound(id)
        }
        if let survivor = producer.mergedInto {
            throw ProducerDesk.Failure.merged(id, into: survivor)
        }
        return producer
    }
}
