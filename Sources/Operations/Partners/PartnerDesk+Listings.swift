internal import Couriers
package import Market
package import Reach
package import Storage

/// What a producer, and who watches over it, may know of partners.
extension PartnerDesk {
    /// More tasks than one producer's listings can have at all partners.
    static let mostTasks = 500

    /// How a listing stands at each partner; for its producer and the officers of the area.
    package func standings(
        of listing: ListingID, by caller: Caller
    ) async throws -> [StandingView] {
        try await house.store.read { [house] session in
            guard let known = try session.listing(listing) else {
                throw ListingError.notFound(listing)
            }
            try Self.demandLeave(caller, for: known.producer, house, in: session)
            let producer = try session.producer(known.producer)
            let today = house.clockwork.today
            let isOpen = producer.map { known.isLive(producer: $0, on: today) } ?? false
            let isLive = try isOpen && session.allowsOffer(listing, on: today)
            let told = try Dictionary(
                session.standings(of: listing).map { ($0.partner, $0.standing) }
            ) { first, _ in first }
            return try session.partners(limit: Partner.most).compactMap { partner in
                let view = StandingView(partner, listing, told[partner.code])
                // Who will hear of it as soon as the feed begins is told of; who never will, not.
                let isExpected =
                    isLive && (partner.state != .disabled || view.status == .notSupported)
                return told[partner.code] != nil || isExpected ? view : nil
            }
        }
    }

    /// What a producer has to mend so that partners take its listings, by listing and partner.
    package func tasks(
        of producer: ProducerID, by caller: Caller
    ) async throws -> [ProducerTask] {
        try await house.store.read { [house] session in
            try Self.demandLeave(caller, for: producer, house, in: session)
            return try session.refusals(of: producer, limit: Self.mostTasks).map(ProducerTask.init)
        }
    }

    private static func demandLeave(
        _ caller: Caller, for id: ProducerID, _ house: House, in session: StoreSession
    ) throws {
        guard let producer = try session.producer(id) else {
            throw ProducerDesk.Failure.notFound(id)
        }
        let places = house.atlas.sheet.places
        guard caller.mayRead(of: id) || ProducerDesk.oversees(caller, producer, places) else {
            throw AccessError.outOfScope
        }
    }
}

/// Something that a producer has to do; it goes when what caused it is mended.
package struct ProducerTask: Hashable, Sendable {
    package let refusal: ListingRefusal
    /// What is wrong and where, for people.
    package let message: Sentence

    init(_ refusal: ListingRefusal) {
        self.refusal = refusal
        let known = refusal.code.flatMap(RejectionReason.init)?.sentence
        let words = refusal.message.flatMap { $0.isEmpty ? nil : $0 } ?? refusal.code ?? ""
        let reason = known ?? Sentence(vietnamese: words, english: words)
        message = Sentence(
            vietnamese: "Đối tác \(refusal.partnerName) không nhận: \(reason.vietnamese)",
            english: "\(refusal.partnerName) does not take it: \(reason.english)")
    }
}
