internal import Market
internal import Reach
internal import Storage

extension House {
    /// Queues a notice to the producer in the transaction of what it tells; `round` sets apart
    /// the same news at another time, such as a second submission. Of a producer that was merged
    /// away the survivor is told: parcels keep the id that they were made with.
    func tell(
        _ notice: Notice, round: String = "", to told: Producer, at now: Int64,
        in session: StoreSession
    ) throws {
        let producer = told.mergedInto == nil ? told : try survivor(of: told.id, in: session)
        guard let notice = self.notice(notice, round: round, to: producer, at: now) else { return }
        try session.queue(notice)
    }

    /// The notice as it is queued; `nil` where people are not told, or have no address.
    func notice(
        _ notice: Notice, round: String = "", to producer: Producer, at now: Int64
    ) -> QueuedNotice? {
        guard tellsPeople, let address = producer.profile.email, MailMessage.isAddress(address)
        else { return nil }
        return QueuedNotice(
            id: clockwork.ids.make("nt"), once: "\(notice.kind) \(notice.subject) \(round)",
            producer: producer.id, kind: notice.kind, subject: notice.subject,
            recipient: address, letter: NoticeLetter(notice, to: producer.profile.name),
            createdAt: now)
    }

    /// Tells a listing's producer what became of it.
    func tell(of listing: Listing, at now: Int64, in session: StoreSession) throws {
        guard let producer = try session.producer(listing.producer) else { return }
        let (id, name) = (listing.id, listing.offer.name)
        let notice: Notice? =
            switch listing.state {
            case .submitted: .submitted(id, name: name)
            case .needsWork: .needsWork(id, name: name, note: listing.reviewNote ?? "")
            case .approved: .approved(id, name: name)
            case .draft, .paused, .withdrawn: nil
            }
        guard let notice else { return }
        try tell(notice, round: "v\(listing.version)", to: producer, at: now, in: session)
    }
}
