internal import Reach
internal import Storage
internal import Synchronization

/// How far each courier's feed goes, in memory, so that an empty poll asks no database.
///
/// It may lag behind a commit for a moment and never runs ahead of one.
final class FeedPlaces: Sendable {
    private struct State {
        var places: [CourierCode: FeedBounds] = [:]
        /// What commits of this process have made of each feed, whether it was read or not.
        var grown: [CourierCode: Int] = [:]
    }

    private let state = Mutex(State())

    subscript(courier: CourierCode) -> FeedBounds? {
        state.withLock { $0.places[courier] }
    }

    /// Keeps what was read. A commit that came after the reading and was told of before this call
    /// is not forgotten again.
    func note(_ bounds: FeedBounds, of courier: CourierCode) {
        state.withLock { state in
            let known = state.places[courier]
            state.places[courier] = FeedBounds(
                last: max(bounds.last, known?.last ?? 0, state.grown[courier] ?? 0),
                swept: max(bounds.swept, known?.swept ?? 0))
        }
    }

    /// A commit made feeds longer.
    func grow(_ grown: [CourierCode: Int]) {
        state.withLock { state in
            for (courier, position) in grown {
                state.grown[courier] = max(position, state.grown[courier] ?? 0)
                guard let known = state.places[courier] else { continue }
                state.places[courier] = FeedBounds(
                    last: max(position, known.last), swept: known.swept)
            }
        }
    }

    /// What was read is to be read anew: a sweep has taken something away.
    func forget() {
        state.withLock { $0.places = [:] }
    }
}
