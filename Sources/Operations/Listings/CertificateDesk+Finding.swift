package import Market
package import Reach
internal import Storage

extension CertificateDesk {
    /// The most certificates that one decision number answers with.
    private static let mostOfDecision = 500

    /// One certificate as it stands on the asked day.
    package struct Shown: Hashable, Sendable {
        package let certificate: Certificate
        package let standing: CertificateStanding
        /// The last day on which its star may be shown.
        package let lastDay: Day
        /// Who answers for its issuer, where that is no more.
        package let formerIssuer: IssuerRegister.Former?
    }

    /// A certificate with the listing it belongs to, as anybody may ask for it.
    package struct Found: Hashable, Sendable {
        package let shown: Shown
        package let listing: Listing
        package let producer: Producer
        package let isLive: Bool
        /// What the decision itself says, where its product is still a draft: then nothing of the
        /// draft is told.
        package let official: AnnexEntry?
        /// All certificates of the listing that were confirmed, the oldest first.
        package let sequence: [Shown]
    }

    /// Everything that one decision recognised of products that the public has seen, whether they
    /// are on offer or not: a pack that was bought goes on being genuine. What an officer brought
    /// with the annex of a decision is as public as the decision.
    package func find(decisionNumber: String) async throws -> [Found] {
        try await house.store.read { session in
            try session.certificates(
                decisionNumber: decisionNumber, limit: Self.mostOfDecision
            ).compactMap { certificate in
                guard certificate.state != .claimed,
                    let listing = try session.listing(certificate.listing),
                    let producer = try session.producer(listing.producer)
                else { return nil }
                var sequence = try sequence(of: listing, producer, in: session)
                var official: AnnexEntry?
                if try !isPublic(listing, in: session) {
                    let entries = try session.annexEntries(takenBy: listing.id)
                    let decisions = Set(entries.map(\.claim.decisionNumber))
                    sequence.removeAll {
                        !decisions.contains($0.certificate.claim.decisionNumber)
                    }
                    official = entries.first {
                        $0.claim.decisionNumber == certificate.claim.decisionNumber
                    }
                    if official == nil { return nil }
                }
                guard let shown = sequence.first(where: { $0.certificate.id == certificate.id })
                else { return nil }
                let view = try house.view(of: listing, in: session)
                return Found(
                    shown: shown, listing: listing, producer: producer, isLive: view.isLive,
                    official: official, sequence: sequence)
            }
        }
    }

    /// How often packs with that number were reported, whether or not there is such a decision.
    package func reports(of number: String) async throws -> CounterfeitCount {
        try await house.store.read { try $0.counterfeitCount(of: number) }
    }

    /// Whether anybody may know of the listing: it is, or once was, approved.
    func isPublic(_ listing: Listing, in session: StoreSession) throws -> Bool {
        switch listing.state {
        case .approved, .paused: true
        case .draft, .submitted, .needsWork: try session.wasApproved(listing.id)
        // What came with the catalogue was approved without a history.
        case .withdrawn:
            try session.wasApproved(listing.id)
                || listing.offer.unsaid.isEmpty
                    && session.certificates(of: listing.id).contains { $0.state != .claimed }
        }
    }

    /// What was confirmed for a listing, as it stands today, the oldest first.
    func sequence(
        of listing: Listing, _ producer: Producer, in session: StoreSession
    ) throws -> [Shown] {
        let policy = try session.certificatePolicy()
        let all = try session.certificates(of: listing.id).filter { $0.state != .claimed }
        return all.map { shown($0, of: producer, among: all, policy) }
    }

    /// One certificate of a listing's as it stands today.
    func shown(
        _ certificate: Certificate, of producer: Producer, among all: [Certificate],
        _ policy: CertificatePolicy
    ) -> Shown {
        let places = house.atlas.sheet.places
        return Shown(
            certificate: certificate,
            standing: all.standing(of: certificate, on: house.clockwork.today, policy),
            lastDay: certificate.end(policy).advanced(by: -1),
            formerIssuer: issuers.register(places).former(
                certificate.claim.issuer, of: places[producer.profile.commune]?.province))
    }
}
