internal import Reach
internal import Synchronization

/// Which couriers' feeds one transaction has made longer, and up to which position.
final class FeedGrowth {
    private(set) var positions: [CourierCode: Int] = [:]

    /// Positions of one courier only grow within a transaction.
    func note(_ courier: CourierCode, _ position: Int) {
        positions[courier] = position
    }
}

/// Tells of longer feeds once the commit that made them so is on disk.
final class FeedListener: Sendable {
    /// A lock around a bare closure would wrap it once more at every look, without end.
    private struct Ear {
        let hear: @Sendable ([CourierCode: Int]) -> Void
    }

    private let ear = Mutex<Ear?>(nil)

    func set(_ listener: @escaping @Sendable ([CourierCode: Int]) -> Void) {
        ear.withLock { $0 = Ear(hear: listener) }
    }

    func tell(_ grown: [CourierCode: Int]) {
        if grown.isEmpty { return }
        ear.withLock { $0 }?.hear(grown)
    }
}
