import Synchronization
import TestSupport

/// A partner that receives the listing feed and answers each batch as a test wants.
final class FeedPartner: Sendable {
    /// How it answers a call; the test may change it.
    private final class Manner: Sendable {
        private let stored: Mutex<LoopbackAnswer>

        init(_ answer: LoopbackAnswer) {
            stored = Mutex(answer)
        }

        var answer: LoopbackAnswer {
            get { stored.withLock { $0 } }
            set { stored.withLock { $0 = newValue } }
        }
    }

    static let acceptance = LoopbackAnswer.json("{}")

    private let server: LoopbackServer
    private let manner: Manner
    /// What was read of the calls so far.
    private let read = Mutex([FeedPush]())

    /// Starts listening; `onPush` runs before each answer is given.
    init(
        _ answer: LoopbackAnswer = acceptance, onPush: @escaping @Sendable () -> Void = {}
    ) throws {
        let manner = Manner(answer)
        self.manner = manner
        server = try LoopbackServer { _ in
            onPush()
            return manner.answer
        }
    }

    var url: String { "\(server.url)/feed" }

    var pushes: [FeedPush] {
        let calls = server.calls
        return read.withLock { pushes in
            pushes += calls.dropFirst(pushes.count).map { FeedPush($0) }
            return pushes
        }
    }

    /// Takes every batch from now on.
    func repair() {
        manner.answer = Self.acceptance
    }

    /// Waits, push by push, until they are enough; a test that is over does not wait on.
    func arrivals(until isEnough: ([FeedPush]) -> Bool) async throws {
        try await withTaskCancellationHandler {
            while true {
                let pushes = pushes
                if isEnough(pushes) { return }
                try Task.checkCancellation()
                _ = await server.arrivals(pushes.count + 1)
            }
        } onCancel: {
            server.close()
        }
    }

    /// Waits until the newest word on each listing is what buyers see.
    func arrivals(until goods: [Goods]) async throws {
        try await arrivals { pushes in
            var newest: [String: FeedPush.Item] = [:]
            for item in pushes.flatMap(\.items) { newest[item.listing] = item }
            return goods.allSatisfy { newest[$0.id].map($0.isTold(by:)) ?? false }
        }
    }
}

extension Goods {
    /// Whether a partner that was told so knows the present state.
    fileprivate func isTold(by item: FeedPush.Item) -> Bool {
        item.stock == stock && item.price == price && item.version >= version
    }
}
