internal import Market
internal import Reach
internal import Storage

extension House {
    /// The listing with what holds today.
    func view(of listing: Listing, in session: StoreSession) throws -> ListingView {
        try ViewGround(of: [listing], on: clockwork.today, in: session).view(of: listing)
    }

    /// The same of many listings, in their order; what they share is read once.
    func views(of listings: [Listing], in session: StoreSession) throws -> [ListingView] {
        if listings.isEmpty { return [] }
        let ground = try ViewGround(of: listings, on: clockwork.today, in: session)
        return try listings.map(ground.view)
    }

    /// The same with the change that waits, for those who may know of it.
    func ownView(of listing: Listing, in session: StoreSession) throws -> ListingView {
        var view = try view(of: listing, in: session)
        view.request = try session.waitingRequest(of: listing.id)
        return view
    }
}

/// What some listings are shown with on a day, read with one statement for each kind.
struct ViewGround {
    let policy: CertificatePolicy
    private let day: Day
    private let producers: [ProducerID: Producer]
    private let certificates: [ListingID: [Certificate]]

    init(of listings: [Listing], on day: Day, in session: StoreSession) throws {
        self.day = day
        policy = try session.certificatePolicy()
        producers = try session.producers(Set(listings.map(\.producer)))
        certificates = try session.certificates(of: listings.map(\.id))
    }

    /// All certificates of one of the listings, in the order of their decisions.
    func certificates(of listing: Listing) -> [Certificate] {
        certificates[listing.id] ?? []
    }

    /// One of the listings with what holds on the day.
    func view(of listing: Listing) throws -> ListingView {
        guard let producer = producers[listing.producer] else {
            throw StoreError.unreadable("producer_id")
        }
        let certificates = certificates(of: listing)
        let certificate = certificates.inForce(on: day, policy)
        let isHeld = !policy.allowsOffer(certificates, on: day)
        return ListingView(
            listing: listing, producer: producer, certificate: certificate,
            certificateEnd: certificate.map { $0.end(policy) }, day: day,
            hold: listing.hold(producer: producer, on: day)
                ?? (isHeld ? .certificateLapsed : nil))
    }
}
