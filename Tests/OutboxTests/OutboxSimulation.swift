import Couriers
import Market
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Outbox

/// One run of the outbox in a bad world that a seed repeats exactly.
final class OutboxSimulation: Sendable {
    /// What the network and the partner do to one request.
    enum Weather: CaseIterable, Sendable {
        case fine, lostBefore, lostAfter, brokenBefore, brokenAfter, garbageAfter, throttled
        case redirected, crashBefore, crashAfter, largeAfter, unreachable
    }

    private struct State {
        var dice: CoverageDice
        var receiver = ModelReceiver()
        var past: [CourierRequest] = []
        var weather: Weather = .fine
        var crashes = 0
        var parkings = 0
    }

    static let listings = 8
    /// A short ladder, so that parking is common.
    private static let settings: PushSettings = {
        var settings = PushSettings()
        settings.ladder = RetryLadder(
            waits: [.zero, .seconds(5), .seconds(60), .seconds(3_600)])
        return settings
    }()

    let world: OutboxWorld
    private let state: Mutex<State>

    init(seed: UInt64) async throws {
        state = Mutex(State(dice: CoverageDice(seed: seed)))
        world = try await OutboxWorld(listings: Self.listings)
        try await world.register()
    }

    var breaches: [String] { state.withLock { $0.receiver.breaches } }
    var live: [String: [Int64]] { state.withLock { $0.receiver.live } }
    /// How often the program died, and how often a batch was parked.
    var disasters: (crashes: Int, parkings: Int) { state.withLock { ($0.crashes, $0.parkings) } }

    func run(steps: Int) async throws {
        for _ in 0..<steps {
            switch roll(0...99) {
            case 0..<30: try await change()
            case 30..<34: try await world.set(roll(0...1) == 0 ? .suspended : .active)
            case 34..<38: state.withLock { $0.receiver.forget() }
            case 38..<46: repeatOldRequest()
            case 46..<50: try await world.replay()
            default: try await step()
            }
            try await checkParked()
        }
        try await settle()
    }

    private func roll(_ range: ClosedRange<Int>) -> Int {
        state.withLock { $0.dice.number(range) }
    }

    private func change() async throws {
        let (number, vnd) = (roll(0...(Self.listings - 1)), Int64(roll(1...1_000)) * 1_000)
        switch roll(0...9) {
        case 0..<2: try await world.edit(number) { $0.state = .paused }
        case 2..<4: try await world.edit(number) { $0.state = .approved }
        case 4..<6: try await world.edit(number) { $0.stock = Int(vnd / 1_000) }
        default: try await world.price(number, vnd)
        }
    }

    /// The clock goes to where the lane wants to be, or not quite.
    private func step() async throws {
        // Bad weather comes in spells: so ladders come to their end.
        state.withLock { state in
            if state.dice.hits(60) { return }
            state.weather = state.dice.hits(40) ? .fine : state.dice.pick(Weather.allCases)
        }
        let isCrash = state.withLock { [.crashBefore, .crashAfter].contains($0.weather) }
        let turn = try await world.lane(transport, settings: Self.settings).step()
        if isCrash, roll(0...1) == 0 {
            state.withLock { $0.crashes += 1 }
            try await world.restart()
        }
        if case .wait(let instant) = turn, roll(0...3) > 0 { world.pass(instant - world.now) }
    }

    private var transport: ScriptedTransport {
        ScriptedTransport { [self] request in
            state.withLock { state in
                state.past.append(request)
                return Self.meet(request, state.weather, &state)
            }
        }
    }

    private static func meet(
        _ request: CourierRequest, _ weather: Weather, _ state: inout State
    ) -> Result<CourierReply, TransportError> {
        switch weather {
        case .fine: return .success(state.receiver.take(request))
        case .lostBefore: return .failure(.interrupted("timeout"))
        case .unreachable: return .failure(.unreachable("no route"))
        case .crashBefore: return .failure(.cancelled)
        case .brokenBefore: return .success(CourierReply(status: 500))
        case .redirected: return .success(CourierReply(status: 301))
        case .throttled:
            let wait = CourierHeader("retry-after", "30")
            return .success(CourierReply(status: 429, headers: [wait]))
        case .lostAfter, .largeAfter, .crashAfter, .brokenAfter, .garbageAfter: break
        }
        _ = state.receiver.take(request)
        switch weather {
        case .lostAfter: return .failure(.interrupted("reset"))
        case .largeAfter: return .failure(.tooLarge(limitBytes: 1))
        case .crashAfter: return .failure(.cancelled)
        case .brokenAfter: return .success(CourierReply(status: 502))
        default: return .success(CourierReply(status: 200, body: [0xFF, 0x7B]))
        }
    }

    /// A request of long ago comes a second time, as networks with retries of their own do.
    private func repeatOldRequest() {
        state.withLock { state in
            guard !state.past.isEmpty else { return }
            let request = state.dice.pick(state.past)
            let before = state.receiver.versions
            _ = state.receiver.take(request)
            for (sku, version) in before where state.receiver.versions[sku] ?? 0 < version {
                Issue.record("\(sku) went back to an older version")
            }
        }
    }

    /// Parked means visible: the partner says so, and why.
    private func checkParked() async throws {
        let (partner, batch) = (try await world.partner(), try await world.openBatch())
        #expect((batch?.state == .parked) == (partner?.state == .stalled))
        if partner?.state == .stalled {
            #expect(partner?.stateReason != nil)
            state.withLock { $0.parkings += 1 }
        }
    }

    /// The weather clears up: everything must get there.
    ///
    /// A partner that lost its state says so when it next hears of something, so one more change
    /// comes first.
    private func settle() async throws {
        state.withLock { $0.weather = .fine }
        try await world.set(.active)
        try await world.edit(0) { $0.state = .approved }
        if try await world.partner()?.state == .stalled { try await world.replay() }
        for _ in 0..<50 {
            switch try await world.lane(transport, settings: Self.settings).drain() {
            case .wait(let instant): world.pass(instant - world.now)
            case .idle: return
            case .again: Issue.record("drained, and yet there is more")
            }
        }
        Issue.record("the outbox does not come to rest")
    }
}
