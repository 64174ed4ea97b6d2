package import Market
internal import Reach
internal import Storage

extension ProducerDesk {
    /// The most listings of a producer that are looked at for its readiness.
    private static let mostListings = 200

    /// What a producer still lacks before its first listing can be live, for its people, its
    /// helpers and its officers.
    package func readiness(of id: ProducerID, by caller: Caller) async throws -> Readiness {
        let today = house.clockwork.today
        return try await house.store.read { [house] session in
            let producer = try house.standing(id, in: session)
            guard caller.isKnown(to: id) || house.oversees(caller, producer) else {
                throw AccessError.outOfScope
            }
            let listings = try session.listingIDs(of: id).suffix(Self.mostListings)
                .compactMap { try session.listing($0) }
            return Readiness(
                of: producer, try session.secrets(of: id),
                hasOwner: try MemberDesk.hasOwner(id, in: session), listings: listings, on: today)
        }
    }
}
