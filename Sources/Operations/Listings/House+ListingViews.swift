internal import Market
internal import Reach
internal import Storage

extension House {
    /// The listing with what holds today.
    func view(of listing: Listing, in session: StoreSession) throws -> ListingView {
        guard let producer = try session.producer(listing.producer) else {
            throw StoreError.unreadable("producer_id")
        }
        let policy = try session.certificatePolicy()
        let today = clockwork.today
        let certificates = try session.certificates(of: listing.id)
        let certificate = certificates.inForce(on: today, policy)
        let isHeld = !policy.allowsOffer(certificates, on: today)
        return ListingView(
            listing: listing, producer: producer, certificate: certificate,
            certificateEnd: certificate.map { $0.end(policy) }, day: today,
            hold: listing.hold(producer: producer, on: today)
                ?? (isHeld ? .certificateLapsed : nil))
    }

    /// The same with the change that waits, for those who may know of it.
    func ownView(of listing: Listing, in session: StoreSession) throws -> ListingView {
        var view = try view(of: listing, in: session)
        view.request = try session.waitingRequest(of: listing.id)
        return view
    }
}
