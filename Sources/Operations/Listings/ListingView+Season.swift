package import Market
package import Reach

/// What buyers may read of a listing that they cannot order now.
extension ListingView {
    /// The season that alone keeps an approved listing off sale: its page stays readable then,
    /// with the day on which it is sold again, while search and orders leave it out.
    package var season: Closure? {
        hold == .producerClosed ? producer.season(on: day) : nil
    }

    /// The first day on which its producer sells again; `nil` where no season keeps it closed.
    package var closedUntil: Day? {
        season == nil ? nil : producer.opens(after: day)
    }

    /// Whether anybody may read it: it is live, or only out of season.
    package var isReadable: Bool {
        isLive || season != nil
    }
}
