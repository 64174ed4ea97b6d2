import Couriers
import Market
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Outbox

/// One run of the outbox in a bad world that a seed repeats exactly.
///
/// Worlds are used again by the seeds that follow; each seed has a partner of its own.
final class OutboxSimulation: Sendable {
    struct State {
        var dice: CoverageDice
        var receiver = ModelReceiver()
        var past: [CourierRequest] = []
        /// Requests that are still somewhere in the network.
        var late: [CourierRequest] = []
        var weather: SimulatedWeather = .fine
        var gate = PartnerGate()
        /// When the calls of this life of the program were made.
        var calls: [Duration] = []
        var crashes = 0
        var parkings = 0
        var hasRotten = false
    }

    static let listings = 3
    /// A short ladder, so that parking is common.
    static let settings: PushSettings = {
        var settings = PushSettings()
        settings.ladder = RetryLadder(
            waits: [.zero, .seconds(5), .seconds(60), .seconds(3_600)])
        return settings
    }()

    let world: OutboxWorld
    let code: PartnerCode
    let pace: PartnerPace
    let state: Mutex<State>

    init(seed: UInt64, in world: OutboxWorld) async throws {
        var dice = CoverageDice(seed: seed)
        self.world = world
        code = OutboxWorld.partnerCode("s\(seed)")
        pace = PartnerPace(
            callsPerMinute: dice.pick([60, 600_000]), burst: dice.number(1...3))
        let acceptsStock = dice.hits(50)
        state = Mutex(State(dice: dice))
        try await world.begin(code) { [pace] partner in
            partner.pace = pace
            partner.acceptsStock = acceptsStock
        }
    }

    func run(steps: Int) async throws {
        for _ in 0..<steps {
            switch roll(0...99) {
            case 0..<34: try await change()
            case 34..<37: try await world.set(roll(0...1) == 0 ? .suspended : .active)
            case 37..<40: state.withLock { $0.receiver.forget() }
            case 40..<47: deliverAgain()
            case 47..<49: try await world.replay(code)
            case 49..<52: rot()
            case 52..<55: crash()
            case 55..<57: world.setClock(by: Int64(roll(-90...90)) * 60_000)
            default: try await step()
            }
        }
        try await settle()
    }

    func roll(_ range: ClosedRange<Int>) -> Int {
        state.withLock { $0.dice.number(range) }
    }

    private func change() async throws {
        let (number, vnd) = (roll(0...(Self.listings - 1)), Int64(roll(1...1_000)) * 1_000)
        switch roll(0...9) {
        case 0..<2: try await world.edit(number) { $0.state = .paused }
        case 2..<4: try await world.edit(number) { $0.state = .approved }
        case 4..<7: try await world.edit(number) { $0.stock = Int(vnd / 1_000) }
        default: try await world.price(number, vnd)
        }
    }

    /// The program dies between two steps: all that it only remembered is gone.
    private func crash() {
        state.withLock { state in
            state.gate = PartnerGate()
            state.calls = []
            state.crashes += 1
        }
    }

    private func rot() {
        state.withLock { state in
            let sku = OutboxWorld.id(state.dice.number(0...(Self.listings - 1))).text
            state.receiver.rot(sku, wholly: state.dice.hits(50))
            state.hasRotten = true
        }
    }

    /// The clock goes to where the lane wants to be, or not quite.
    private func step() async throws {
        // Bad weather comes in spells: so ladders come to their end.
        let isCrash = state.withLock { state in
            if !state.dice.hits(60) {
                state.weather =
                    state.dice.hits(40) ? .fine : state.dice.pick(SimulatedWeather.allCases)
            }
            return [.crashBefore, .crashAfter].contains(state.weather)
        }
        let turn = try await lane().step()
        if isCrash { crash() }
        if roll(0...3) > 0 { pass(until: turn) }
        if turn == .idle { try await checkParked() }
    }

    private func pass(until turn: PartnerLane.Turn) {
        switch turn {
        case .wait(let instant): world.pass(max(0, instant - world.now))
        case .rest(let pause): world.pass(pause.wholeMilliseconds + 1)
        case .again, .idle: return
        }
    }

    private func lane() -> PartnerLane {
        world.lane(
            transport, of: code, settings: Self.settings, gate: state.withLock { $0.gate })
    }

    /// Parked means visible: the partner says so, and why.
    private func checkParked() async throws {
        let code = code
        let (partner, batch) = try await world.store.read { session in
            (try session.partner(code), try session.openBatchSummary(of: code))
        }
        #expect((batch?.state == .parked) == (partner?.state == .stalled))
        if partner?.state == .stalled {
            #expect(partner?.stateReason != nil)
            state.withLock { $0.parkings += 1 }
        }
    }

    /// The weather clears up: everything must get there.
    ///
    /// A partner that lost its state says so when it next hears of something, so one more change
    /// comes first; one that rotted without knowing is compared.
    private func settle() async throws {
        state.withLock { $0.weather = .fine }
        try await world.clearUp(for: code)
        try await drain()
        guard state.withLock({ $0.hasRotten }) else { return }
        let (code, now) = (code, world.now)
        _ = try await world.store.write { session in
            try session.ask(for: Reconciliation(id: "rc_\(code.text)", partner: code, askedAt: now))
        }
        try await drain()
    }

    private func drain() async throws {
        for _ in 0..<60 {
            let turn = try await lane().drain()
            if turn == .idle { return }
            pass(until: turn)
        }
        Issue.record("the outbox does not come to rest")
    }
}
