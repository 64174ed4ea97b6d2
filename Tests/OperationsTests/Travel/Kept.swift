@testable internal import Operations
internal import Synchronization

/// Holds what a desk gave to be rendered.
final class Kept: Sendable {
    private let state = Mutex<SettlementDesk.Report?>(nil)

    var report: SettlementDesk.Report? { state.withLock { $0 } }

    func keep(_ report: SettlementDesk.Report) {
        state.withLock { $0 = report }
    }
}
