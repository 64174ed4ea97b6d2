internal import Dispatch
internal import Market
@testable internal import Storage
internal import TestSupport
import Testing

/// The log of the writes is emptied without keeping the writer from its work.
@Suite struct LogEmptyingTests {
    @Test func `a reader of an older state puts the emptying off, and fails nothing`()
        async throws
    {
        try await StoreSamples.with { store, _ in
            try await store.addParcels(1)
            let (isReading, reads) = AsyncStream<Void>.makeStream()
            let mayEnd = DispatchSemaphore(value: 0)
            let reader = Task {
                try await store.read { session in
                    _ = try session.order(OrderID("or_001"))
                    reads.finish()
                    mayEnd.wait()
                }
            }
            for await _ in isReading {}
            let result: Result<Bool, any Error>
            do {
                try await store.write { try $0.eraseReceiver(of: OrderID("or_001"), at: 5) }
                result = .success(try await store.emptyLog())
            } catch {
                result = .failure(error)
            }
            mayEnd.signal()
            try await reader.value
            #expect(try result.get() == false)
            #expect(try await store.emptyLogIfDue())
        }
    }
}
