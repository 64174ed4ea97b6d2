internal import Dispatch
internal import Market
@testable internal import Operations
internal import Storage
internal import TestSupport
import Testing

/// Couriers' calls: believed or not, kept or not, and answered in time.
@Suite(.timeLimit(.minutes(1))) struct HookDeskTests {
    private static func call(
        _ secret: String = CourierHouse.hookSecret, body: String = #"{"a":1}"#
    ) -> HookDesk.Call {
        HookDesk.Call(
            query: "", headers: [("X-Vuonxa-Hook", secret), ("Content-Type", "application/json")],
            body: Array(body.utf8))
    }

    private static func kept(_ house: CourierHouse) async throws -> [KeptHook] {
        try await house.desks.store.read {
            try $0.waitingHooks(of: CourierHouse.code(), limit: 10)
        }
    }

    @Test func `a call that is believed is kept before it is answered`() async throws {
        try await CourierHouse.with { house in
            let answer = try await house.hooks.take(Self.call(), from: "ghn")
            #expect(answer.status == 200)
            let hooks = try await Self.kept(house)
            #expect(hooks.map(\.body) == [Array(#"{"a":1}"#.utf8)])
            #expect(hooks.first?.contentType == "application/json")
        }
    }

    @Test func `a call that nobody believes leaves nothing behind`() async throws {
        try await CourierHouse.with { house in
            await #expect(throws: HookDesk.Failure.notBelieved("ghn")) {
                try await house.hooks.take(Self.call("đoán mò"), from: "ghn")
            }
            let kept = try await Self.kept(house)
            #expect(kept.isEmpty)
        }
    }

    @Test(arguments: ["ghtk", "x", "", "GHN", "../ghn"])
    func `a partner that is not there is said not to be there`(_ code: String) async throws {
        try await CourierHouse.with { house in
            await #expect(throws: HookDesk.Failure.unknownPartner(code)) {
                try await house.hooks.take(Self.call(), from: code)
            }
        }
    }

    @Test func `the same call again is kept once and answered the same`() async throws {
        try await CourierHouse.with { house in
            for _ in 0..<3 {
                let answer = try await house.hooks.take(Self.call(), from: "ghn")
                #expect(answer.status == 200)
            }
            #expect(try await Self.kept(house).count == 1)
        }
    }

    @Test func `a secret that stands in the body is not kept`() async throws {
        try await CourierHouse.with { house in
            let body = #"{"TOKEN":"\#(CourierHouse.hookSecret)","n":2}"#
            _ = try await house.hooks.take(Self.call(body: body), from: "ghn")
            let text = try await Self.kept(house).first.map {
                String(decoding: $0.body, as: UTF8.self)
            }
            #expect(text?.contains(CourierHouse.hookSecret) == false)
            #expect(text?.hasSuffix(#"","n":2}"#) == true)
        }
    }

    @Test func `a call that is kept too late for its answer wakes the lanes nonetheless`()
        async throws
    {
        try await CourierHouse.with { house in
            let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
            let known = house.desks.house
            let waking = House(
                store: known.store, clockwork: known.clockwork, atlas: known.atlas,
                onOutbox: { wake.yield() })
            let gate = Gateway()
            async let busy: Void = house.desks.store.write { _ in gate.hold() }
            await gate.reached()
            await #expect(throws: HookDesk.Failure.tooSlow) {
                try await HookDesk(house: waking).take(Self.call(), from: "ghn")
            }
            gate.release()
            try await busy
            // Ends only when somebody is woken.
            for await _ in wakes { break }
            #expect(try await Self.kept(house).count == 1)
        }
    }

    @Test func `a store that is busy does not make the courier wait for a second`() async throws {
        try await CourierHouse.with { house in
            let gate = Gateway()
            async let busy: Void = house.desks.store.write { _ in gate.hold() }
            await gate.reached()
            let begin = ContinuousClock.now
            await #expect(throws: HookDesk.Failure.tooSlow) {
                try await house.hooks.take(Self.call(), from: "ghn")
            }
            #expect(ContinuousClock.now - begin < .seconds(1))
            gate.release()
            try await busy
            // What was begun is kept nonetheless; the courier's next call is the same one.
            #expect(try await house.hooks.take(Self.call(), from: "ghn").status == 200)
            #expect(try await Self.kept(house).count == 1)
        }
    }
}

/// Holds the store's writer until the test lets it go.
private final class Gateway: Sendable {
    private let isOpen = DispatchSemaphore(value: 0)
    private let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)

    func hold() {
        arrival.yield()
        isOpen.wait()
    }

    func reached() async {
        for await _ in arrivals { return }
    }

    func release() {
        isOpen.signal()
    }
}
