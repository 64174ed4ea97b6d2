internal import Market
internal import Reach
internal import Storage

extension House {
    /// Tells a listing's producer what an officer decided of an edit.
    func tell(
        of request: ChangeRequest, of listing: Listing, _ why: MoveWords, at now: Int64,
        in session: StoreSession
    ) throws {
        guard let producer = try session.producer(listing.producer) else { return }
        let name = listing.offer.name
        let notice: Notice? =
            switch request.state {
            case .approved: .changeApproved(listing.id, name: name)
            case .rejected: .changeRejected(listing.id, name: name, note: why.shown)
            case .waiting, .withdrawn: nil
            }
        guard let notice else { return }
        try tell(notice, round: request.id.text, to: producer, at: now, in: session)
    }
}
