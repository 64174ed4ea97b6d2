internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// Leases go by the time since the machine started, whatever the clock on the wall says.
@Suite struct LeaseClockTests {
    private static let courier = CoverageSamples.courier("a")
    private static let worker = MarketSamples.caller(.courier, .courier(courier))

    /// A courier's desk on the house's store, whose machine can be started anew.
    private final class Machine: Sendable {
        private let moment = Mutex(MonotonicInstant(boot: "b1", milliseconds: 1_000))

        func desk(_ desks: DeskHouse) -> CourierDesk {
            let clock = desks.clock
            let clockwork = Clockwork(
                now: { clock.now }, ids: IDMaker(now: { clock.now }),
                monotonic: { self.moment.withLock { $0 } })
            return CourierDesk(
                house: House(
                    store: desks.store, clockwork: clockwork, atlas: desks.house.atlas))
        }

        func advance(seconds: Int64) {
            moment.withLock {
                $0 = MonotonicInstant(
                    boot: $0.boot, milliseconds: $0.milliseconds + seconds * 1_000)
            }
        }

        func startAnew() {
            moment.withLock { $0 = MonotonicInstant(boot: $0.boot + "+", milliseconds: 0) }
        }
    }

    private func withLease(
        _ body: (DeskHouse, Machine, CourierDesk, String) async throws -> Void
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.place()
            let machine = Machine()
            let desk = machine.desk(desks)
            let page = try await Self.lease(desk)
            try await body(desks, machine, desk, try #require(page.id))
        }
    }

    private static func lease(_ desk: CourierDesk) async throws -> CourierDesk.LeasePage {
        try await desk.lease(of: courier, most: 9, visibilitySeconds: 60, by: worker)
    }

    @Test(arguments: [Int64(-400_000), 400_000])
    func `a clock that jumps neither frees nor holds a lease`(_ jump: Int64) async throws {
        try await withLease { desks, machine, desk, id async throws in
            desks.clock.advance(seconds: jump)
            #expect(try await Self.lease(desk).id == nil)
            machine.advance(seconds: 59)
            #expect(try await Self.lease(desk).id == nil)
            machine.advance(seconds: 1)
            await #expect(throws: LeaseError.over(id)) {
                try await desk.acknowledge(.init(id), of: Self.courier, by: Self.worker)
            }
            #expect(try await Self.lease(desk).slips.count == 1)
        }
    }

    @Test func `after a new start the worker has its time once more, and no longer`()
        async throws
    {
        try await withLease { _, machine, desk, id async throws in
            machine.startAnew()
            machine.advance(seconds: 5)
            // Whoever looks first begins the time anew.
            #expect(try await Self.lease(desk).id == nil)
            machine.advance(seconds: 59)
            #expect(try await Self.lease(desk).id == nil)
            machine.advance(seconds: 1)
            #expect(try await Self.lease(desk).slips.count == 1)
            await #expect(throws: LeaseError.over(id)) {
                try await desk.acknowledge(.init(id), of: Self.courier, by: Self.worker)
            }
        }
    }

    @Test func `after a new start a worker that is alive may still acknowledge`() async throws {
        try await withLease { _, machine, desk, id async throws in
            machine.startAnew()
            let taken = try await desk.acknowledge(
                .init(id), of: Self.courier, by: Self.worker)
            #expect(taken.count == 1)
        }
    }

    @Test func `a wrong token is refused, and the right one goes through`() async throws {
        try await withLease { _, _, desk, id in
            let token = try #require(
                try await desk.house.store.read { try $0.lease(id)?.token })
            for wrong in [token - 1, token + 1] {
                await #expect(throws: LeaseError.wrongToken(id)) {
                    try await desk.extend(
                        .init(id, token: wrong), visibilitySeconds: 60, of: Self.courier)
                }
                await #expect(throws: LeaseError.wrongToken(id)) {
                    try await desk.giveBack(
                        .init(id, token: wrong), of: Self.courier, by: Self.worker)
                }
            }
            let taken = try await desk.acknowledge(
                .init(id, token: token), of: Self.courier, by: Self.worker)
            #expect(taken.count == 1)
        }
    }
}
