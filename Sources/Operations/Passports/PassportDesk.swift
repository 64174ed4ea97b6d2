package import Market
package import Reach
package import Storage

/// Says what a product is and how its star stands now, to whoever holds the pack in hand.
package struct PassportDesk: Sendable {
    /// A product as its passport shows it, whether it is on offer or not.
    package struct View: Hashable, Sendable {
        package let listing: Listing
        package let producer: Producer
        package let sale: PassportSale
        /// What closes its producer's booth today, where that keeps it off sale.
        package let closure: Closure?
        /// The day on which it is sold again, where that is known.
        package let opensOn: Day?
        /// What was confirmed for it, the oldest first.
        package let sequence: [CertificateDesk.Shown]

        /// The certificate whose star is shown today, or `nil`: then no star may be on the pack.
        package var star: CertificateDesk.Shown? {
            sequence.first { $0.standing.showsStar }
        }

        /// Whether anything of it is a sample rather than published.
        package var isSample: Bool {
            !listing.sampleFields.isEmpty || !producer.sampleFields.isEmpty
                || sequence.contains { !$0.certificate.sampleFields.isEmpty }
        }
    }

    /// The most lines of either kind in a list of revocations, the newest.
    private static let mostRevoked = 20_000

    let house: House
    let certificates: CertificateDesk
    private let rules: PassportRules

    package init(house: House, rules: PassportRules) {
        self.house = house
        self.rules = rules
        certificates = CertificateDesk(house: house)
    }

    /// Where the world finds this server, without a slash at the end; `nil` where nobody said.
    package var publicURL: String? {
        rules.publicURL
    }

    /// The passport of a product that the public has seen; throws `ListingError.notFound` for
    /// others.
    package func view(of id: ListingID) async throws -> View {
        try await house.store.read { session in
            guard let listing = try session.listing(id),
                try certificates.isPublic(listing, in: session)
            else { throw ListingError.notFound(id) }
            return try view(of: listing, in: session)
        }
    }

    /// The passports of the products that bear a trade item number, those on offer first.
    package func views(of gtin: GTIN) async throws -> [View] {
        try await house.store.read { session in
            let listings = try session.listings(gtin: gtin).filter {
                try certificates.isPublic($0, in: session)
            }
            let views = try listings.map { try view(of: $0, in: session) }
            let live = views.filter { $0.sale == .onOffer }
            return live.isEmpty ? views : live
        }
    }

    /// What is known of the product now, signed, in one line that needs no network to be checked.
    package func document(of id: ListingID, issuer: String) async throws -> String {
        let view = try await view(of: id)
        let places = house.atlas.sheet.places
        let star = view.star.map {
            PassportDocument.Star(
                id: $0.certificate.id, claim: $0.certificate.claim, validUntil: $0.lastDay)
        }
        let document = PassportDocument(
            issuer: issuer, listing: view.listing, producer: view.producer,
            commune: places[view.producer.profile.commune].map(places.fullName) ?? "",
            gtin: view.listing.offer.details.barcode?.padded, sale: view.sale, star: star,
            at: house.clockwork.now())
        return SignedText.text(
            document.json, type: PassportDocument.type, key: rules.keys.ring.current)
    }

    /// What documents that are still believed cannot know, signed.
    package func revocations(issuer: String) async throws -> String {
        let now = house.clockwork.now()
        let oldest = now - (PassportDocument.days + 1) * 86_400_000
        let list = try await house.store.read { [house] session in
            let revoked = try session.revokedCertificates(
                endingAfter: house.clockwork.today, limit: Self.mostRevoked)
            return RevocationList(
                issuer: issuer,
                revoked: revoked.compactMap { certificate in
                    certificate.state.revokedFrom.map {
                        RevocationList.Revoked(certificate: certificate.id, from: $0)
                    }
                },
                withdrawn: try session.withdrawnListings(
                    since: oldest, limit: Self.mostRevoked),
                at: now)
        }
        return SignedText.text(list.json, type: RevocationList.type, key: rules.keys.ring.current)
    }

    /// The public keys as a set of RFC 7517.
    package var keySet: [UInt8] {
        rules.keys.ring.json
    }

    private func view(of listing: Listing, in session: StoreSession) throws -> View {
        let shown = try house.view(of: listing, in: session)
        let sale: PassportSale =
            shown.isLive ? .onOffer : listing.state == .withdrawn ? .withdrawn : .paused
        let isClosed = shown.hold == .producerClosed
        let today = house.clockwork.today
        return View(
            listing: listing, producer: shown.producer, sale: sale,
            closure: isClosed ? shown.producer.closure(on: today) : nil,
            opensOn: isClosed ? shown.producer.opens(after: today) : nil,
            sequence: try certificates.sequence(of: listing, shown.producer, in: session))
    }
}

/// Who signs passports, and under which address they are found.
package struct PassportRules: Sendable {
    package let keys: PassportKeys
    /// `https://…` without a slash at the end.
    package let publicURL: String?

    package init(keys: PassportKeys = PassportKeys(), publicURL: String? = nil) {
        self.keys = keys
        self.publicURL = publicURL
    }
}
