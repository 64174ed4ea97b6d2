internal import Market
internal import Reach
internal import Storage

// The demo set is put in once, by key; what is there already belongs to those who edit it.
extension CatalogLoading {
    mutating func loadDemo() throws {
        let demo = catalog.demo
        let producers = try demo.producers.count { try insert($0) }
        let listings = try demo.listings.count { try insert($0) }
        let certificates = try demo.certificates.count { try insert($0) }
        report.parts += [
            CatalogReport.Part(.producers, total: demo.producers.count, added: producers),
            CatalogReport.Part(.listings, total: demo.listings.count, added: listings),
            CatalogReport.Part(.certificates, total: demo.certificates.count, added: certificates),
        ]
    }

    private func insert(_ demo: DemoProducer) throws -> Bool {
        if try session.producer(externalKey: demo.key) != nil { return false }
        let producer = Producer(
            id: ProducerID(house.clockwork.ids.make("pr")), profile: demo.profile,
            sampleFields: demo.sampleFields)
        try session.insert(producer, externalKey: demo.key, at: now)
        try note("producer_imported", on: producer.id.text, demo.source)
        return true
    }

    /// A reported product was recognised by an authority, so it needs no review of ours.
    private func insert(_ demo: DemoListing) throws -> Bool {
        if try session.listing(externalKey: demo.key) != nil { return false }
        guard let producer = try session.producer(externalKey: demo.producer) else {
            throw StoreError.unreadable("producer.external_key")
        }
        let listing = Listing(
            id: ListingID(house.clockwork.ids.make("ls")), producer: producer.id,
            offer: demo.offer, stock: demo.stock, state: .approved,
            sampleFields: demo.sampleFields, updatedAt: now)
        try session.insert(listing, externalKey: demo.key)
        try session.queuePush(of: listing.id)
        try note("listing_imported", on: listing.id.text, demo.source)
        return true
    }

    /// One that the listing has already, confirmed or revoked since, is left as it is.
    private func insert(_ demo: DemoCertificate) throws -> Bool {
        guard let listing = try session.listing(externalKey: demo.listing) else {
            throw StoreError.unreadable("listing.external_key")
        }
        let certificate = Certificate(
            id: CertificateID(house.clockwork.ids.make("ct")), listing: listing.id,
            claim: demo.claim, state: .confirmed, sampleFields: demo.sampleFields)
        guard try session.insert(certificate) else { return false }
        try session.bumpFeedVersion(of: listing.id)
        try session.queuePush(of: listing.id)
        try note("certificate_imported", on: certificate.id.text, demo.source)
        return true
    }

    private func note(_ act: String, on subject: String, _ source: String) throws {
        try house.note(act, on: subject, by: caller, source, at: now, in: session)
    }
}
