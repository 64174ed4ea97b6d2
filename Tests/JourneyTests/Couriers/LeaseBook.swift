import Synchronization

/// Which parcels workers hold at the moment, as far as they can know.
final class LeaseBook: Sendable {
    private struct State {
        var held: Set<String> = []
        var acknowledged: [String] = []
        var conflicts: [String] = []
    }

    private let state = Mutex(State())

    /// Parcels that were given to two workers at once.
    var conflicts: [String] { state.withLock { $0.conflicts } }
    var acknowledged: [String] { state.withLock { $0.acknowledged } }

    func take(_ parcels: [String]) {
        state.withLock { state in
            for parcel in parcels where !state.held.insert(parcel).inserted {
                state.conflicts.append(parcel)
            }
        }
    }

    /// To be told before the server is: it may give the parcels to somebody else at once.
    func release(_ parcels: [String]) {
        state.withLock { $0.held.subtract(parcels) }
    }

    /// To be told after the server agreed: an acknowledged parcel is nobody else's ever again.
    func acknowledge(_ parcels: [String]) {
        state.withLock { $0.acknowledged += parcels }
    }
}
